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
]
