"""The editor's desk for practical pages, news and words of welcome."""

from meetings.practical.admin import news, pages, welcome  # noqa: F401
