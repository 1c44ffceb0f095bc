"""The programme's filters: what the address asks for, and how many sessions each choice leaves."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cities.models import CreativeField
from meetings.models import Audience
from meetings.programme.languages import spoken_name
from meetings.programme.reading import Shown
from uccn.lib import dates
from uccn.lib.collation import sort_key
from uccn.lib.filter_form import Choice


class Filters(NamedTuple):
    """What the address asks for; '' asks for nothing."""

    day: str = ""
    track: str = ""
    field: str = ""
    language: str = ""
    audience: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Filters":
        """The filters of a query string; what nobody offered is kept, and matches no session."""
        return cls(*(query.get(name, "").strip() for name in cls._fields))


class Listing:
    """The sessions that a reader sees, filtered, with what each filter offers."""

    def __init__(self, shown: list[Shown], filters: Filters, fields: list[CreativeField]) -> None:
        self.all, self.filters = shown, filters
        self._fields = {field.pk: field for field in fields}

    @property
    def matching(self) -> list[Shown]:
        """The sessions that pass the filters, in their order."""
        return [session for session in self.all if self._accepts(session)]

    def choices(self, name: str) -> list[Choice]:
        """What a filter offers, each with the number of sessions that it leaves."""
        left = [session for session in self.all if self._accepts(session, but=name)]
        counts = Counter(value for session in left for value, _l in self._values(session, name))
        labels = {v: label for session in self.all for v, label in self._values(session, name)}
        offered = [Choice(value, label, counts[value]) for value, label in labels.items()]
        if name == "day":
            return sorted(offered, key=lambda choice: choice.value)
        if name == "audience":
            return sorted(offered, key=lambda choice: list(Audience).index(choice.value))
        return sorted(offered, key=lambda choice: sort_key(choice.label))

    def _accepts(self, session: Shown, but: str = "") -> bool:
        """Whether the session passes every filter, or every other than the one named."""
        return all(
            value in dict(self._values(session, name))
            for name, value in self.filters._asdict().items()
            if value and name != but
        )

    def _values(self, session: Shown, name: str) -> Iterator[tuple[str, str]]:
        """What a filter compares, each value with its label."""
        match name:
            case "day":
                if session.day:
                    yield session.day.isoformat(), dates.with_weekday(session.day)
            case "track":
                if session.track_id:
                    yield str(session.track_id), session.track.text
            case "field":
                for key in session.field_ids:
                    if field := self._fields.get(key):
                        yield field.key, field.text("name").text
            case "language":
                for code in dict.fromkeys([*session.working, *session.interpretation]):
                    yield code, spoken_name(code)
            case "audience":
                yield session.audience.value, str(session.audience.label)
