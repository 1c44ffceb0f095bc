"""What the API says of practical pages, news and words of welcome."""

from django.utils.translation import gettext_lazy as _

from meetings.api import PLACE, address, find_meeting
from meetings.practical.models import NewsItem, WelcomeWord
from uccn.api import kinds, refusals, registry
from uccn.api.kinds import ADDRESS, ADDRESSES, DAY, NUMBER, SLUG, TEXTS, YEAR, or_null
from uccn.api.parameters import Parameter
from uccn.api.refusals import Moved
from uccn.api.registry import Collection, Item, Part, register
from uccn.api.shapes import Property, Shape
from uccn.publication.models import FormerAddress


def _text(name: str, says) -> Property:
    """A text in every language."""
    return Property(name, TEXTS, says, lambda row: kinds.texts(row, name))


_MEETING = Property(
    "meeting",
    or_null(ADDRESS),
    _("Its meeting; null where it is of none that readers see."),
    lambda item: _meeting_of(item),
)
PAGE = Shape(
    "PracticalPage",
    _("A page of a meeting that tells its guests something they need. The text is Markdown."),
    (
        Property("slug", SLUG, _("slug"), lambda page: page.slug),
        Property("position", NUMBER, _("position"), lambda page: page.position),
        _text("title", _("title")),
        _text("body", _("text")),
        Property("pages", ADDRESSES, _("pages"), lambda page: kinds.pages(f"{page.address}/")),
    ),
)
NEWS = Shape(
    "NewsItem",
    _("A piece of news. The text is Markdown."),
    (
        Property("day", DAY, _("day"), lambda item: kinds.day(item.day)),
        Property("slug", SLUG, _("slug"), lambda item: item.slug),
        _text("title", _("title")),
        _text("summary", _("summary")),
        _text("body", _("text")),
        _MEETING,
        Property("url", ADDRESS, _("address"), lambda item: kinds.absolute(_own(item))),
        Property("pages", ADDRESSES, _("pages"), lambda item: kinds.pages(f"{item.address}/")),
    ),
)
WORD = Shape(
    "WelcomeWord",
    _("What somebody of a host says to a meeting's guests."),
    (
        _text("name", _("name")),
        _text("office", _("office")),
        _text("words", _("word of welcome")),
        Property("pages", ADDRESSES, _("pages"), lambda word: _pages_of_word(word)),
    ),
)


def _own(item: NewsItem) -> str:
    """The path at which the API has a piece of news."""
    return registry.address(item.address)


def _meeting_of(item: NewsItem) -> str | None:
    """The address of its meeting, where that is public."""
    meeting = item.meeting
    return kinds.absolute(address(meeting)) if meeting and meeting.is_public else None


def _pages_of_word(word: WelcomeWord) -> dict[str, str]:
    """Where it stands."""
    return kinds.pages(f"{word.host.meeting.address}/welcome/#{word.anchor}")


def _pages(values: dict):
    """The public pages of the public meeting at an address."""
    meeting = find_meeting(values, below="/practical")
    return meeting.practical_pages.published().in_order().select_related("meeting")


def _words(values: dict):
    """What the hosts of the public meeting at an address say."""
    meeting = find_meeting(values, below="/welcome")
    words = WelcomeWord.objects.of_meeting(meeting).published().in_order()
    return words.select_related("host__meeting")


def _news(values: dict):
    """The public news, newest first."""
    return NewsItem.objects.published().newest_first().select_related("meeting")


def _item(values: dict) -> NewsItem:
    """The piece of news at an address. Raises Refusal, or Moved to where it stands now."""
    there = NewsItem.objects.filter(year=values["year"], slug=values["slug"])
    if found := there.published().select_related("meeting").first():
        return found
    if withdrawn := there.withdrawn().first():
        raise refusals.gone(withdrawn, withdrawn.text("title").text)
    place = f"news/{values['year']}/{values['slug']}"
    moved = None if there.exists() else FormerAddress.subject_at(place)
    if moved is None:
        raise refusals.missing()
    raise Moved(_own(moved))


register(
    Part(
        "practical",
        _("Practical information and news"),
        (
            Collection("news", "news", _("All news, newest first."), NEWS, _news),
            Item(
                "news-item", "news/{year}/{slug}", _("One piece of news."), NEWS, _item,
                (
                    Parameter("year", YEAR, _("year")),
                    Parameter("slug", SLUG, _("The last part of the page's address.")),
                ),
                may_be_gone=True,
            ),
            Collection(
                "practical-pages", "meetings/{year}/{slug}/practical",
                _("The practical pages of one meeting."), PAGE, _pages, PLACE, may_be_gone=True,
            ),
            Collection(
                "words-of-welcome", "meetings/{year}/{slug}/welcome",
                _("What the hosts of one meeting say to its guests."), WORD, _words, PLACE,
                may_be_gone=True,
            ),
        ),
        position=4,
    )
)  # fmt: skip
