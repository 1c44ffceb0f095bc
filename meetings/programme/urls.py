"""Addresses of a meeting's programme, below those of the meeting."""

from django.urls import path, re_path

from meetings.programme import files, views

app_name = "programme"

_DAY = r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})"

urlpatterns = [
    path("programme/", views.programme, name="detail"),
    re_path(r"^programme/(?P<key>[0-9]{1,9})/$", views.session, name="session"),
    path("programme/changes/", views.changes, name="changes"),
    path("speakers/", views.speakers, name="speakers"),
    re_path(r"^speakers/(?P<key>[0-9]{1,9})/$", views.speaker, name="speaker"),
    path("programme.ics", files.programme, name="calendar"),
    re_path(
        r"^programme/(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})\.ics$", files.day, name="day-calendar"
    ),
    re_path(r"^programme/track-(?P<key>[0-9]{1,9})\.ics$", files.track, name="track-calendar"),
    re_path(r"^programme/(?P<key>[0-9]{1,9})\.ics$", files.session, name="session-calendar"),
    path("access/<str:token>/", views.open_link, name="open-link"),
]
