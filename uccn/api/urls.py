"""Addresses of the API, below ``/api/``, and the one that leads to its description."""

from django.urls import path, re_path

from uccn.api import pages, registry, views
from uccn.api.openapi import route

app_name = "api"

urlpatterns = [
    path("", pages.in_own_language, name="root"),
    path("v1/openapi.json", views.description, name="openapi"),
    *(
        re_path(rf"^v1/{route(endpoint.path)}\Z", views.view_of(endpoint), name=endpoint.name)
        for endpoint in registry.endpoints()
    ),
    re_path(r"^(?P<path>(?s:.*))\Z", views.nothing),
]
