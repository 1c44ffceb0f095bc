"""Addresses of a meeting's programme, below those of the meeting."""

from django.urls import path, re_path

from meetings.programme import views

app_name = "programme"

urlpatterns = [
    path("programme/", views.programme, name="detail"),
    re_path(r"^programme/(?P<key>[0-9]{1,9})/$", views.session, name="session"),
    path("programme/changes/", views.changes, name="changes"),
    path("speakers/", views.speakers, name="speakers"),
    re_path(r"^speakers/(?P<key>[0-9]{1,9})/$", views.speaker, name="speaker"),
    path("access/<str:token>/", views.open_link, name="open-link"),
]
