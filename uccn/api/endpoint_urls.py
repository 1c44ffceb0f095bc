"""The addresses that the subjects declare, below the API's version."""

from django.urls import re_path

from uccn.api import registry, views
from uccn.api.openapi import route

urlpatterns = [
    re_path(rf"^{route(endpoint.path)}\Z", views.view_of(endpoint), name=endpoint.name)
    for endpoint in registry.endpoints()
]
