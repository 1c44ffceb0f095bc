"""The editor's desk for programmes: places, people, sessions, releases, links."""

from meetings.programme.admin import people, places, releases, sessions  # noqa: F401
