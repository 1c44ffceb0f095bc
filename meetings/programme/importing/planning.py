"""What was read, held against what is stored: which session each row is, and what would change."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from meetings.programme.importing.folding import fold
from meetings.programme.importing.parsed import Other, Person, Row
from meetings.programme.importing.stock import Stock
from meetings.programme.models import Session
from uccn.lib import dates, languages


@dataclass
class Plan:
    """What saving a row writes: columns and texts of a session, its room, its people.

    ``room`` names a room that is to be made, ``others`` are texts that its stored room and people
    lack in the language, ``kept`` says what of the text is not taken over.
    """

    row: Row
    session: Session | None
    columns: dict = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    room: str = ""
    people: list[Person] = field(default_factory=list)
    others: list[Other] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    @property
    def changes(self) -> bool:
        """Whether anything is to be written."""
        written = (self.columns, self.texts, self.room, self.people, self.others)
        return not self.session or any(written)


def candidates(row: Row, stock: Stock) -> list[Session]:
    """The stored sessions that a row may be: of its day, without a day, or of its title."""
    return [
        session
        for session in stock.sessions.values()
        if session.day in (row.day, None) or _has_title(session, row.title)
    ]


def matches(rows: list[Row], stock: Stock, language: str) -> list[Session | None]:
    """The stored session that each row is taken for, each at most once.

    First those of the same day, hour and title; then those of the same day and hour that have no
    title in this language yet, when it is clear which is which.
    """
    found: dict[int, Session] = {}
    free = dict(stock.sessions)
    for place, row in enumerate(rows):
        for session in free.values():
            if _when(row) == (session.day, session.begins) and _has_title(session, row.title):
                found[place] = free.pop(session.pk)
                break
    _match_untitled(rows, found, free, language)
    return [found.get(place) for place in range(len(rows))]


def _match_untitled(rows, found: dict, free: dict, language: str) -> None:
    """Match what stands at the same day and hour, by its kind, else by its place."""
    column = languages.column("title", language)
    open_rows, open_sessions = defaultdict(list), defaultdict(list)
    for session in free.values():
        if session.begins and not getattr(session, column):
            open_sessions[session.day, session.begins].append(session)
    for place, row in enumerate(rows):
        if place not in found and row.hours.begins:
            open_rows[_when(row)].append(place)
    for when, places in open_rows.items():
        sessions = open_sessions.get(when, [])
        for place in list(places):
            alike = [one for one in sessions if one.kind == rows[place].kind]
            same = [one for one in places if rows[one].kind == rows[place].kind]
            if len(alike) == len(same) == 1:
                found[place] = alike[0]
                sessions.remove(alike[0])
        left = [place for place in places if place not in found]
        if len(left) == len(sessions):
            found.update(zip(left, sessions, strict=True))


def plan(row: Row, session: Session | None, stock: Stock, language: str) -> Plan:
    """What saving the row writes; what the text does not say stays as it is."""
    made = Plan(row, session)
    wanted = {"day": row.day, "begins": row.hours.begins, "status": row.status}
    if not session or session.kind == Session.Kind.OTHER:
        wanted["kind"] = row.kind
    made.columns = {
        name: value for name, value in wanted.items() if value and value != _now(session, name)
    }
    if row.hours.ends != _now(session, "ends") and (row.hours.ends or "begins" in made.columns):
        made.columns["ends"] = row.hours.ends
    for name in ("title", "abstract"):
        text = getattr(row, name)
        if text and text != _now(session, languages.column(name, language)):
            made.texts[name] = text
    _plan_room(made, stock, language)
    _plan_people(made, stock)
    _plan_offices(made, stock, language)
    return made


def _plan_room(made: Plan, stock: Stock, language: str) -> None:
    """The room by its name; one of no such name is made, unless the session has another.

    Then it is that room's name in the language, if it has none there.
    """
    name, session = made.row.room, made.session
    key = stock.rooms.get(fold(name)) if name else None
    if key and key != _now(session, "room_id"):
        made.columns["room_id"] = key
    elif name and not key and session and session.room_id:
        if _give(made, stock, Other(session.room, "name", name), language):
            return
        sentence = _("The room stays as it is: “%(room)s” is none of the meeting's rooms.")
        made.kept.append(sentence % {"room": name})
    elif name and not key:
        made.room = name


def _plan_people(made: Plan, stock: Stock) -> None:
    """The people whom the session lacks; in another script nobody can tell who is who."""
    parts = list(made.session.appearances.all()) if made.session else []
    taken = {(part.speaker_id, part.role == "moderator") for part in parts}
    keys = [(stock.people.get(fold(one.name)), one.is_moderator) for one in made.row.people]
    missing = [p for p, key in zip(made.row.people, keys, strict=True) if key not in taken]
    if parts and missing:
        names = dates.listing([person.name for person in missing])
        sentence = _("The people stay as they are. Not taken over: %(names)s.")
        made.kept.append(sentence % {"names": names})
    else:
        made.people = missing


def _plan_offices(made: Plan, stock: Stock, language: str) -> None:
    """The offices in the language of people who are in the session already, where they lack one."""
    parts = made.session.appearances.all() if made.session else []
    known = {part.speaker_id: part.speaker for part in parts}
    for person in made.row.people:
        speaker = known.get(stock.people.get(fold(person.name)))
        if speaker and person.office:
            _give(made, stock, Other(speaker, "office", person.office), language)


def _give(made: Plan, stock: Stock, other: Other, language: str) -> bool:
    """Plan a text of a room or a person; nothing that they have is replaced."""
    has_one = getattr(other.row, languages.column(other.field, language))
    if has_one or not stock.takes(other):
        return False
    made.others.append(other)
    return True


def sentences(made: Plan, stock: Stock, language: str) -> list[str]:
    """What saving the row does, for the person who looks at it."""
    names = {"session": made.session, "language": languages.name_in(language)}
    told = []
    if not made.session:
        told.append(_("A new session."))
    elif not made.changes:
        told.append(_("“%(session)s” is stored like this already.") % names)
    if made.session and "title" in made.texts and not _has_any(made.session, language):
        told.append(_("The title in %(language)s is added to “%(session)s”.") % names)
    elif made.session and "title" in made.texts:
        told.append(_("The title of “%(session)s” in %(language)s is replaced.") % names)
    if made.session and made.columns:
        fields = [_label(name) for name in made.columns]
        sentence = _("In “%(session)s” this changes: %(fields)s.")
        told.append(sentence % {**names, "fields": dates.listing(fields)})
    if made.room:
        told.append(_("The room “%(room)s” is made.") % {"room": made.room})
    if new := [one.name for one in made.people if fold(one.name) not in stock.people]:
        told.append(_("These people are made: %(names)s.") % {"names": dates.listing(new)})
    return [*told, *(_told_of(other, language) for other in made.others), *made.kept]


def _told_of(other: Other, language: str) -> str:
    """What a room or a person gets."""
    names = {"row": other.row, "text": other.text, "language": languages.name_in(language)}
    if other.field == "name":
        return _("The room “%(row)s” gets its name in %(language)s: “%(text)s”.") % names
    return _("%(row)s gets the office in %(language)s: “%(text)s”.") % names


def _label(name: str) -> str:
    """What a column is called."""
    return str(Session._meta.get_field(name.removesuffix("_id")).verbose_name)


def _when(row: Row) -> tuple:
    """Day and hour of a row."""
    return row.day, row.hours.begins


def _now(session: Session | None, name: str):
    """What a session holds, nothing for a new one."""
    return (getattr(session, name) or None) if session else None


def _has_title(session: Session, title: str) -> bool:
    """Whether the session has the title in any language, or neither has one."""
    titles = [getattr(session, languages.column("title", code)) for code in languages.codes()]
    folded = {fold(text) for text in titles if text}
    return fold(title) in folded if title else not folded


def _has_any(session: Session, language: str) -> bool:
    """Whether the session has a title in the language."""
    return bool(getattr(session, languages.column("title", language)))
