"""What practical pages, news and words of welcome say to machines."""

import datetime as dt

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext

from meetings.linked_data import identifier, picture_of
from meetings.models import AnnualMeeting
from meetings.practical.models import NewsItem, PracticalPage, WelcomeWord
from meetings.practical.reading import Reading
from uccn.discovery import schema
from uccn.discovery.head import Head
from uccn.lib import addresses, languages, markdown
from uccn.lib.text import to_plain

# As much as search engines show of a page's sentence.
_SENTENCE = 160


def pages_head(meeting: AnnualMeeting, pages: list[PracticalPage]) -> Head:
    """The practical pages of a meeting."""
    title, path = gettext("Practical information"), _path(meeting, "pages")
    items = [
        (schema.named(page.text("title")), _path(meeting, "page", page.slug)) for page in pages
    ]
    more = {"mainEntity": schema.item_list(items), "about": {"@id": identifier(meeting)}}
    trail = [*_to(meeting), (title, path)]
    return _head(meeting, title, path, trail, kind="CollectionPage", more=more)


def page_head(
    meeting: AnnualMeeting, page: PracticalPage, reading: Reading, updated: dt.datetime | None
) -> Head:
    """A practical page."""
    title, path = to_plain(reading.title.text), _path(meeting, "page", page.slug)
    more = {
        "about": {"@id": identifier(meeting)},
        "dateModified": updated.isoformat() if updated else "",
    }
    trail = [*_to(meeting), (gettext("Practical information"), _path(meeting, "pages"))]
    sentence = _sentence(reading)
    return _head(meeting, title, path, [*trail, (title, path)], sentence=sentence, more=more)


def welcome_head(meeting: AnnualMeeting, words: list[WelcomeWord]) -> Head:
    """What the hosts say."""
    title, path = gettext("Words of welcome"), _path(meeting, "welcome")
    more = {"about": {"@id": identifier(meeting)}}
    names = ", ".join(to_plain(word.text("name").text) for word in words)
    return _head(meeting, title, path, [*_to(meeting), (title, path)], sentence=names, more=more)


def news_head(items: list[NewsItem]) -> Head:
    """The news, or a further page of it."""
    title, path = gettext("News"), reverse("news:list")
    listed = [(schema.named(item.text("title")), item.get_absolute_url()) for item in items]
    more = {"mainEntity": schema.item_list(listed)} if listed else {}
    return Head(title, path, kind="CollectionPage", trail=[(title, path)], more=more)


def item_head(
    item: NewsItem, meeting: AnnualMeeting | None, reading: Reading, updated: dt.datetime | None
) -> Head:
    """A piece of news. Nobody is named as its author."""
    title, path = to_plain(reading.title.text), item.get_absolute_url()
    summary = item.text("summary", reading.language)
    sentence = to_plain(summary.text) or _sentence(reading)
    article = schema.known(
        {
            "@type": "NewsArticle",
            "@id": f"{addresses.absolute(path)}#news",
            "headline": title,
            "description": sentence,
            "inLanguage": languages.tag(reading.language) if reading.language else "",
            "datePublished": item.day.isoformat(),
            "dateModified": updated.isoformat() if updated else "",
            "about": {"@id": identifier(meeting)} if meeting else None,
            "mainEntityOfPage": {"@id": f"{addresses.absolute(path)}#page"},
        }
    )
    trail = [(gettext("News"), reverse("news:list")), (title, path)]
    return Head(title, path, sentence, "ItemPage", trail, nodes=[article])


def _head(meeting: AnnualMeeting, title: str, path: str, trail, **more) -> Head:
    """A page below a meeting's, with the picture of the meeting."""
    return Head(title, path, trail=trail, picture=picture_of(meeting), **more)


def _to(meeting: AnnualMeeting) -> list[tuple[str, str]]:
    """The way to the meeting."""
    own = (to_plain(meeting.link_name), meeting.get_absolute_url())
    return [(gettext("Annual meetings"), reverse("meetings:list")), own]


def _path(meeting: AnnualMeeting, name: str, *keys) -> str:
    """A page below the meeting's, in the active language."""
    return reverse(f"meetings:practical:{name}", args=[meeting.year, meeting.slug, *keys])


def _sentence(reading: Reading) -> str:
    """How the text begins."""
    words = markdown.to_plain(reading.body.text).replace("\n", " ")
    return Truncator(words).chars(_SENTENCE)
