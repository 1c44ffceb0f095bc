"""Addresses of the page on which a meeting's programme is looked at and released."""

from django.contrib.admin import autodiscover
from django.urls import path

from meetings.programme import admin_pages, admin_table, import_pages

app_name = "programme-admin"
# The page shows the admin's frame, which knows what every app registered.
autodiscover()

urlpatterns = [
    path("<int:pk>/", admin_pages.programme, name="programme"),
    path("<int:pk>/table/", admin_table.table, name="table"),
    path("<int:pk>/release/", admin_pages.release, name="release"),
    path("<int:pk>/import/", import_pages.import_, name="import"),
    path("session/<int:pk>/release/", admin_pages.release_single, name="release-single"),
    path("session/<int:pk>/copy/", admin_pages.copy, name="copy"),
]
