"""Addresses of the API, below ``/api/``, and the one that leads to its description."""

from django.urls import path, re_path

from uccn.api import pages, views
from uccn.lib.later_urls import later

app_name = "api"

urlpatterns = [
    path("", pages.in_own_language, name="root"),
    path("v1/openapi.json", views.description, name="openapi"),
    later("v1/", "uccn.api.endpoint_urls", "endpoints"),
    re_path(r"^(?P<path>(?s:.*))\Z", views.nothing),
]
