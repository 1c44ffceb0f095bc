"""What a meeting's programme holds already: looked up by the names that a text gives."""

from dataclasses import dataclass, field

from cities.models import City
from meetings.models import AnnualMeeting
from meetings.programme.importing.folding import fold
from meetings.programme.importing.parsed import Other, Person
from meetings.programme.importing.reading import rooms_by_name
from meetings.programme.models import Session, Speaker
from uccn.lib import languages


@dataclass
class Stock:
    """Rooms, people, sessions and cities by folded name; of several of one name the first."""

    rooms: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    cities: dict[str, City] = field(default_factory=dict)
    sessions: dict[int, Session] = field(default_factory=dict)
    # What the lines so far give to rooms and people, by their key and field.
    given: dict[tuple, str] = field(default_factory=dict)

    def takes(self, other: Other) -> bool:
        """Whether a text may go to a room or a person: no other line says otherwise of them.

        No two rooms get one name.
        """
        place = (type(other.row), other.field)
        same = {
            key
            for (*where, key), text in self.given.items()
            if tuple(where) == place and fold(text) == fold(other.text)
        }
        if other.field == "name" and same - {other.row.pk}:
            return False
        return self.given.setdefault((*place, other.row.pk), other.text) == other.text

    def city_of(self, person: Person) -> City | None:
        """The member city that the last words of somebody's office name."""
        return self.cities.get(fold(person.office.rpartition(",")[2].strip(" .")))


def stock_of(meeting: AnnualMeeting) -> Stock:
    """The stock of a meeting. Five queries."""
    sessions = meeting.sessions.in_order().select_related("room")
    sessions = sessions.prefetch_related("appearances__speaker")
    return Stock(
        {name: pk for name, (_shown, pk) in rooms_by_name(meeting).items()},
        {name: row.pk for row, name in _named(Speaker.objects.filter(meeting=meeting))},
        {name: row for row, name in _named(City.objects.all())},
        {session.pk: session for session in sessions},
    )


def _named(rows):
    """Each row with each of its folded names, the later rows first."""
    for row in reversed(list(rows)):
        for code in languages.codes():
            if name := getattr(row, languages.column("name", code)):
                yield row, fold(name)
