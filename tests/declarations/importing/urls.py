"""The project's addresses, with the import's before the admin's own."""

from django.contrib import admin
from django.urls import include, path

from declarations import import_admin
from uccn.urls import urlpatterns as of_the_project

urlpatterns = [
    path("admin/declarations/declaration/", include(import_admin.urls(admin.site))),
    *of_the_project,
]
