"""Addresses of the staff's exports."""

from django.urls import path

from uccn.site_export import views

app_name = "site-export"

urlpatterns = [
    path("", views.exports, name="list"),
    path("site.zip", views.download, name="all"),
    path("site-<int:year>.zip", views.download, name="year"),
]
