"""What a release changed, as a reader of one audience reads it."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from meetings.programme import changes
from meetings.programme.models import Release, Session
from meetings.programme.reading import Reader, hour_of
from uccn.lib import dates, languages
from uccn.lib.languages import Resolved

LABELS = {
    changes.CANCELLED: pgettext_lazy("news of a session", "Cancelled"),
    changes.REINSTATED: pgettext_lazy("news of a session", "Takes place after all"),
    changes.NEW: pgettext_lazy("news of a session", "New"),
    changes.REMOVED: pgettext_lazy("news of a session", "No longer in the programme"),
    changes.MOVED: pgettext_lazy("news of a session", "Moved"),
    changes.CHANGED: pgettext_lazy("news of a session", "Changed"),
}


@dataclass(frozen=True)
class News:
    """What became of one session."""

    session: int
    kind: str
    title: Resolved
    before: str
    after: str

    @property
    def label(self) -> str:
        """ "Moved", in the active language."""
        return str(LABELS[self.kind])

    @property
    def is_gone(self) -> bool:
        """Whether the session has no page any more."""
        return self.kind == changes.REMOVED


@dataclass(frozen=True)
class Changes:
    """A release with what it changed."""

    release: Release
    news: list[News]


def news_of(release: Release, reader: Reader) -> list[News]:
    """The changes of a release that the reader may know of, in its own order."""
    return news_from(release.changes, reader)


def news_from(found: list[dict], reader: Reader) -> list[News]:
    """The changes that the reader may know of, in words."""
    return [_news(change) for change in found if reader.sees(change)]


def _news(change: dict) -> News:
    """A change in the active language; times and rooms where they are what changed."""
    title = languages.first_of(change["titles"])
    if not title.text:
        label = str(Session.Kind(change["session_kind"]).label)
        title = Resolved(label, languages.current())
    is_move = change["kind"] == changes.MOVED
    before = _place(change["from"]) if is_move or change["kind"] == changes.REMOVED else ""
    after = _place(change["to"]) if is_move or change["kind"] == changes.NEW else ""
    return News(change["session"], change["kind"], title, before, after)


def _place(place: dict | None) -> str:
    """Day, hours and room in one line."""
    if not place:
        return ""
    begins, ends = (hour_of(place[name]) for name in ("begins", "ends"))
    day = place["day"]
    parts = [
        dates.with_weekday(dt.date.fromisoformat(day)) if day else _("day to be confirmed"),
        dates.hours(begins, ends) or _("time to be confirmed"),
        languages.first_of(place["rooms"]).text,
    ]
    return " · ".join(part for part in parts if part)
