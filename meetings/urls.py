"""Addresses of the archive, of years and of meetings."""

from django.urls import path, re_path

from meetings import views

app_name = "meetings"

urlpatterns = [
    path("", views.archive, name="list"),
    path("map/", views.host_map, name="map"),
    re_path(r"^(?P<year>[0-9]{4})/$", views.year, name="year"),
    re_path(r"^(?P<year>[0-9]{4})/(?P<slug>[-a-zA-Z0-9_]+)/$", views.detail, name="detail"),
]
