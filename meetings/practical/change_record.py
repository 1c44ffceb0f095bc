"""What the record of changes keeps of practical pages, news and words of welcome."""

from meetings.practical.models import NewsItem, PracticalPage, WelcomeWord
from uccn.lib.recorded import record

record(PracticalPage, named=["title"], of="meeting")
record(NewsItem, named=["title"], of="meeting")
record(WelcomeWord, named=["name"], of="host")
