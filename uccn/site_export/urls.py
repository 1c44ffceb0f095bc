"""Addresses of the staff's exports."""

from django.contrib.admin import autodiscover
from django.urls import path

from uccn.site_export import views

app_name = "site-export"
# The page shows the admin's frame, which knows what every app registered.
autodiscover()

urlpatterns = [
    path("", views.exports, name="list"),
    path("site.zip", views.download, name="all"),
    path("site-<int:year>.zip", views.download, name="year"),
]
