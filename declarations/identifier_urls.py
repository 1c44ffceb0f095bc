"""Addresses that name a declaration or one of its paragraphs in no language."""

from django.urls import re_path

from declarations import views

app_name = "identifiers"

_TEXT = r"^declaration/(?P<year>[0-9]{4})/(?P<slug>[-a-zA-Z0-9_]+)"

urlpatterns = [
    re_path(rf"{_TEXT}$", views.identifier, name="declaration"),
    re_path(rf"{_TEXT}/(?P<key>[a-zA-Z0-9]{{1,20}})$", views.identifier, name="paragraph"),
]
