"""A meeting as it was on a day: the facts that its lines are made of, kept as data.

A numbered text keeps them beside it, so that no later change of the meeting changes what was
recorded. They are in every language: a line is made in whichever it is read in.
"""

import datetime as dt
from dataclasses import dataclass

from meetings.models import AnnualMeeting, Host
from meetings.models.lines import MeetingLines
from uccn.lib import languages
from uccn.lib.countries import country_name
from uccn.lib.languages import Resolved


def facts(meeting: int) -> dict:
    """What a meeting's lines are made of, as JSON holds it, by its key. Two queries."""
    found = AnnualMeeting.objects.get(pk=meeting)
    hosts = Host.objects.filter(meeting=found, role=Host.Role.HOST)
    return {
        "edition": found.edition,
        "kind": found.kind,
        "year": found.year,
        "start": found.start and found.start.isoformat(),
        "end": found.end and found.end.isoformat(),
        "brand": found.brand,
        "accent": found.accent,
        "theme": _texts(found, "theme"),
        "hosts": [
            {"name": _texts(host.site, "name"), "country": host.site.country}
            for host in hosts.select_related("city", "place")
        ],
    }


def _texts(row, field: str) -> dict[str, str]:
    """A field in the languages that have it."""
    found = {code: getattr(row, languages.column(field, code)) for code in languages.codes()}
    return {code: text for code, text in found.items() if text}


@dataclass(frozen=True)
class RecordedHost:
    """A host as it was called."""

    names: dict[str, str]
    code: str

    @property
    def name(self) -> Resolved:
        """Its name in the active language, with the language that it really is in."""
        return languages.first_of(self.names)

    @property
    def country(self) -> str:
        """The country's name in the active language."""
        return country_name(self.code)


class RecordedMeeting(MeetingLines):
    """A meeting made from such facts: it has the lines of a meeting and runs no query."""

    def __init__(self, given: dict):
        self.edition, self.kind, self.year = given["edition"], given["kind"], given["year"]
        self.start, self.end = _day(given["start"]), _day(given["end"])
        self.brand, self.accent = given["brand"], given["accent"]
        self._themes = given["theme"]
        self.host_list = [RecordedHost(host["name"], host["country"]) for host in given["hosts"]]

    @property
    def theme_text(self) -> Resolved:
        """The theme in the active language, or honestly in another; empty when unknown."""
        return languages.first_of(self._themes)


def _day(written: str | None) -> dt.date | None:
    """A day as ISO 8601 writes it."""
    return dt.date.fromisoformat(written) if written else None
