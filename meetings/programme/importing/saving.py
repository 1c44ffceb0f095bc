"""Saving a programme that a person looked through: one transaction, drafts only, nothing public."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from meetings.models import AnnualMeeting
from meetings.programme.importing.folding import fold
from meetings.programme.importing.parsed import Other, Person, Row
from meetings.programme.importing.planning import Plan, plan
from meetings.programme.importing.stock import Stock, stock_of
from meetings.programme.models import Appearance, Room, Session, Speaker, Venue
from translations import actions
from translations.handing_over import Handed, hand_over
from translations.models import Origin
from translations.sources import refusal, texts_of
from uccn.lib import languages


class RowProblem(Exception):
    """A row that cannot be saved, by its place among all, and what is said of it."""

    def __init__(self, place: int, message: str) -> None:
        super().__init__(message)
        self.place = place


@dataclass
class Saved:
    """What was written, and what became of texts that the desk was given."""

    made: list[Session] = field(default_factory=list)
    changed: list[Session] = field(default_factory=list)
    unchanged: int = 0
    handed: list[Handed] = field(default_factory=list)


@transaction.atomic
def save(
    rows: dict[int, tuple[Row, int | None]],
    *,
    meeting: AnnualMeeting,
    language: str,
    by,
    audience: str,
    venue: Venue | None = None,
) -> Saved:
    """Write the rows, each with the key of the stored session that it is, if it is one.

    ``venue`` is where new rooms are; without one each gets a venue of its own. Raises RowProblem,
    having written nothing.
    """
    AnnualMeeting.objects.select_for_update().only("pk").get(pk=meeting.pk)
    work = _Work(meeting, language, by, audience, venue, stock_of(meeting))
    with actions.together(by=by):
        for place, (row, key) in rows.items():
            with _told_of(place):
                work.write(place, row, key)
    for place, other in work.waiting():
        with _told_of(place):
            work.hand_over(other)
    return work.saved


class _told_of:
    """Tells of which row a refusal is."""

    def __init__(self, place: int) -> None:
        self._place = place

    def __enter__(self) -> None:
        """Begin with a row."""

    def __exit__(self, kind, error, trace) -> None:
        """Raise RowProblem in the place of what a person can do something about."""
        if isinstance(error, ValidationError):
            raise RowProblem(self._place, " ".join(error.messages)) from error
        if isinstance(error, (actions.Conflict, actions.SourceMoved)):
            raise RowProblem(self._place, str(error)) from error


class _Work:
    """The writing of all rows, which know the rooms and people that those before them made."""

    def __init__(self, meeting, language, by, audience, venue, stock: Stock) -> None:
        self._meeting, self._language, self._by = meeting, language, by
        self._audience, self._venue, self._stock = audience, venue, stock
        self._handed: dict[int, list[Other]] = {}
        self.saved = Saved()

    def write(self, place: int, row: Row, key: int | None) -> None:
        """Write a row, but for texts that the desk decides on. Raises ValidationError."""
        session = self._stock.sessions.get(key) if key else None
        if key and session is None:
            raise ValidationError(_("The session was deleted meanwhile. Choose another."))
        made = plan(row, session, self._stock, self._language)
        if not made.changes:
            self.saved.unchanged += 1
            return
        session = session or Session(meeting=self._meeting, audience=self._audience)
        handed = self._set(session, made)
        session.full_clean(validate_unique=False)
        session.save()
        self._add_people(session, made.people)
        (self.saved.changed if made.session else self.saved.made).append(session)
        self._handed[place] = handed + self._set_others(made.others)

    def _set(self, session: Session, made: Plan) -> list[Other]:
        """Set columns and source texts; returns the texts that are translations."""
        for name, value in made.columns.items():
            setattr(session, name, value)
        if made.room:
            session.room = self._new_room(made.room)
        texts = [Other(session, name, text) for name, text in made.texts.items()]
        return [other for other in texts if not self._is_set(other)]

    def _set_others(self, others: list[Other]) -> list[Other]:
        """Write source texts of rooms and people; returns those that are translations."""
        handed = []
        for other in others:
            if not self._is_set(other):
                handed.append(other)
                continue
            other.row.full_clean(validate_unique=False)
            other.row.save(update_fields=[languages.column(other.field, self._language)])
        return handed

    def _is_set(self, other: Other) -> bool:
        """Whether a text is a source, which is set; a translation is the desk's."""
        texts = texts_of(other.row)[other.field]
        is_source = texts.source_with({self._language: other.text}, self._by) == self._language
        self._refuse(other.text, is_source)
        if is_source:
            setattr(other.row, languages.column(other.field, self._language), other.text)
        return is_source

    def _refuse(self, text: str, is_source: bool) -> None:
        """Raise ValidationError for a text that the person may not write."""
        if sentence := refusal(self._by, self._language, text, is_source=is_source):
            raise ValidationError(sentence)

    def _new_room(self, name: str) -> Room:
        """A room in the chosen venue, or in one of its own name."""
        self._refuse(name, is_source=True)
        column = languages.column("name", self._language)
        venue = self._venue
        if venue is None:
            venue = Venue(meeting=self._meeting, **{column: name})
            venue.full_clean()
            venue.save()
        room = Room(venue=venue, **{column: name})
        room.full_clean()
        room.save()
        self._stock.rooms[fold(name)] = room.pk
        return room

    def _add_people(self, session: Session, people: list[Person]) -> None:
        """Let people take part in the session, after those who do already."""
        for position, person in enumerate(people, 1):
            roles = Appearance.Role
            role = roles.MODERATOR if person.is_moderator else roles.SPEAKER
            key = self._stock.people.get(fold(person.name)) or self._new_person(person)
            Appearance.objects.get_or_create(
                session=session, speaker_id=key, role=role, defaults={"position": position}
            )

    def _new_person(self, person: Person) -> int:
        """The key of somebody who is not known yet."""
        self._refuse(person.name, is_source=True)
        texts = {
            languages.column(name, self._language): getattr(person, name)
            for name in ("name", "office")
        }
        made = Speaker(meeting=self._meeting, city=self._stock.city_of(person), **texts)
        made.full_clean()
        made.save()
        self._stock.people[fold(person.name)] = made.pk
        return made.pk

    def waiting(self):
        """The translations, each with the place of its row; of several alike the first."""
        seen = set()
        for place, others in self._handed.items():
            for other in others:
                name = (type(other.row), other.row.pk, other.field)
                if name not in seen:
                    seen.add(name)
                    yield place, other

    def hand_over(self, other: Other) -> None:
        """Give a translation to the desk."""
        row, field, text = other
        options = {"by": self._by, "origin": Origin.IMPORT}
        self.saved.handed.append(hand_over(row, field, self._language, text, **options))
