"""Addresses of the pictures' files, the same in every language."""

from django.urls import re_path

from meetings.albums import views

_FILE = r"^(?P<key>[0-9a-f]{24})-(?P<width>[1-9][0-9]{0,3})\.(?P<ending>webp|jpg)$"

urlpatterns = [re_path(_FILE, views.file, name="picture-file")]
