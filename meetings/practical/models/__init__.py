"""Practical pages, news, and the hosts' words of welcome."""

from meetings.practical.models.news import NewsItem
from meetings.practical.models.page import PracticalPage
from meetings.practical.models.welcome import WelcomeWord

__all__ = ["NewsItem", "PracticalPage", "WelcomeWord"]
