"""Addresses of the archive, of years and of meetings."""

from django.urls import include, path, re_path

from meetings import files, views

app_name = "meetings"

_MEETING = r"^(?P<year>[0-9]{4})/(?P<slug>[-a-zA-Z0-9_]+)"

urlpatterns = [
    path("", views.archive, name="list"),
    path("map/", views.host_map, name="map"),
    re_path(r"^(?P<year>[0-9]{4})/$", views.year, name="year"),
    path("calendar.ics", files.all_dates, name="calendar"),
    re_path(rf"{_MEETING}/$", views.detail, name="detail"),
    re_path(rf"{_MEETING}/", include("meetings.programme.urls")),
    re_path(rf"{_MEETING}/", include("meetings.albums.urls")),
    re_path(rf"{_MEETING}/", include("meetings.documents.urls")),
    re_path(rf"{_MEETING}/", include("meetings.practical.urls")),
    re_path(rf"{_MEETING}\.ics$", files.dates, name="dates"),
    re_path(rf"{_MEETING}\.png$", files.picture, name="picture"),
]
