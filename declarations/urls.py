"""Addresses of the declarations, by year."""

import re

from django.urls import path, re_path

from declarations import views
from declarations.exports.renditions import FORMS_OF_ALL, RENDITIONS

app_name = "declarations"

_TEXT = r"^(?P<year>[0-9]{4})/(?P<slug>[-a-zA-Z0-9_]+)"
_NUMBER = r"[1-9][0-9]{0,5}"
_ENDING = "|".join(re.escape(ending) for ending in (*RENDITIONS, *FORMS_OF_ALL))

urlpatterns = [
    path("", views.declaration_list, name="list"),
    re_path(rf"{_TEXT}/$", views.detail, name="detail"),
    re_path(rf"{_TEXT}\.png$", views.picture, name="picture"),
    re_path(rf"{_TEXT}/v/(?P<number>{_NUMBER})/$", views.version, name="version"),
    re_path(
        rf"{_TEXT}/changes/(?P<old>{_NUMBER})\.\.(?P<new>{_NUMBER})/$",
        views.changes,
        name="changes",
    ),
    re_path(rf"{_TEXT}\.(?P<ending>{_ENDING})$", views.file, name="file"),
    re_path(
        rf"{_TEXT}/v/(?P<number>{_NUMBER})\.(?P<ending>{_ENDING})$",
        views.file,
        name="version-file",
    ),
    re_path(
        rf"{_TEXT}/p/(?P<key>[0-9]{{1,9}})\.(?P<ending>{_ENDING})$",
        views.file,
        name="paragraph-file",
    ),
    re_path(
        rf"{_TEXT}/with/(?P<codes>[-a-zA-Z0-9+]{{1,200}})\.pdf$",
        views.beside_file,
        name="beside-file",
    ),
    re_path(rf"{_TEXT}/with/(?P<codes>[-a-zA-Z0-9+]{{1,200}})/$", views.beside, name="beside"),
    re_path(rf"{_TEXT}/p/(?P<key>[a-zA-Z0-9]{{1,20}})/$", views.paragraph, name="paragraph"),
]
