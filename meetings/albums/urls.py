"""Addresses of a meeting's albums, below those of the meeting."""

from django.urls import re_path

from meetings.albums import views

app_name = "albums"

_ALBUM = r"^pictures/(?P<album>[-a-zA-Z0-9_]+)"

urlpatterns = [
    re_path(r"^pictures/$", views.albums, name="albums"),
    re_path(rf"{_ALBUM}/$", views.album, name="album"),
    re_path(rf"{_ALBUM}/(?P<key>[0-9]{{1,9}})/$", views.picture, name="picture"),
]
