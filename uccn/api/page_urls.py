"""Addresses below a language: the API's description, and lists to download."""

from django.urls import path, re_path

from uccn.api import pages

app_name = "data"

urlpatterns = [
    path("api/", pages.documentation, name="documentation"),
    re_path(r"^(?P<name>[a-z]{1,20})\.(?P<ending>csv|json)\Z", pages.download, name="download"),
]
