"""Addresses of the declarations, by year."""

from django.urls import path, re_path

from declarations import views

app_name = "declarations"

_TEXT = r"^(?P<year>[0-9]{4})/(?P<slug>[-a-zA-Z0-9_]+)"
_NUMBER = r"[1-9][0-9]{0,5}"

urlpatterns = [
    path("", views.declaration_list, name="list"),
    re_path(rf"{_TEXT}/$", views.detail, name="detail"),
    re_path(rf"{_TEXT}/v/(?P<number>{_NUMBER})/$", views.version, name="version"),
    re_path(
        rf"{_TEXT}/changes/(?P<old>{_NUMBER})\.\.(?P<new>{_NUMBER})/$",
        views.changes,
        name="changes",
    ),
    re_path(rf"{_TEXT}/with/(?P<codes>[-a-zA-Z0-9+]{{1,200}})/$", views.beside, name="beside"),
    re_path(rf"{_TEXT}/p/(?P<key>[a-zA-Z0-9]{{1,20}})/$", views.paragraph, name="paragraph"),
    re_path(rf"{_TEXT}\.json$", views.as_json, name="json"),
    re_path(rf"{_TEXT}/v/(?P<number>{_NUMBER})\.json$", views.as_json, name="version-json"),
]
