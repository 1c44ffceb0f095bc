"""Addresses of a meeting's documents and of their files, below those of the meeting."""

from django.urls import path, re_path

from meetings.documents import files, views

app_name = "documents"

_DOCUMENT = r"^documents/(?P<document>[-a-zA-Z0-9_]+)"
_LANGUAGE = r"(?P<language>[a-z]{2,8}(-[a-z0-9]{2,8})*)"

urlpatterns = [
    path("documents/", views.document_list, name="list"),
    re_path(rf"^documents/{_LANGUAGE}\.zip$", files.package, name="package"),
    re_path(rf"{_DOCUMENT}/$", views.document, name="detail"),
    re_path(rf"{_DOCUMENT}/files/{_LANGUAGE}/$", files.file, name="file"),
    re_path(
        rf"{_DOCUMENT}/files/{_LANGUAGE}/(?P<version>[0-9]{{1,6}})/$", files.file, name="version"
    ),
]
