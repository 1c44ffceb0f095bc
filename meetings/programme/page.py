"""What every page of a programme begins with: the meeting, what its reader sees, the way there."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.core.files.storage import default_storage
from django.http import Http404
from django.urls import reverse

from cities.models import City, CreativeField
from meetings.at_address import meeting_at
from meetings.audiences import audience_of
from meetings.models import AnnualMeeting
from meetings.pictures import sources_of
from meetings.programme.content import Content, content_of
from meetings.programme.models import Release, Session
from meetings.programme.reading import Person, Reader, Shown, person, sessions
from meetings.programme.released import released
from uccn.lib import zones
from uccn.lib.languages import Resolved
from uccn.publication.models import State


@dataclass(frozen=True)
class Page:
    """A meeting's programme for one reader."""

    meeting: AnnualMeeting
    release: Release | None
    content: Content
    reader: Reader

    @property
    def address(self) -> str:
        """Where the programme stands in the active language."""
        return reverse("meetings:programme:detail", args=[self.meeting.year, self.meeting.slug])

    @cached_property
    def sessions(self) -> list[Shown]:
        """The sessions that the reader sees."""
        return sessions(self.content, self.reader)

    @property
    def context(self) -> dict:
        """What the templates of all these pages read."""
        return {
            "meeting": self.meeting,
            "release": self.release,
            "zone": self.zone,
            "reader": self.reader,
            "has_speakers": any(session.people for session in self.sessions),
        }

    @property
    def zone(self) -> str:
        """The venue's zone in words, as it is when the programme begins."""
        begins = next((s.starts_at for s in self.sessions if s.starts_at), None)
        return zones.zone_name(begins) if begins else ""

    def session(self, key: int) -> Shown | None:
        """A session that the reader sees, by its key."""
        return next((session for session in self.sessions if session.id == key), None)

    def venue(self, session: Shown) -> dict[str, Resolved | float | None]:
        """Name, address, access and place of a session's venue; nothing without a room."""
        if session.spot is None:
            return {}
        key = session.spot.venue_id
        facts = next(venue for venue in self.content.facts["venues"] if venue["id"] == key)
        texts = {
            name: self.content.text("venue", key, name) for name in ("name", "address", "access")
        }
        room_access = self.content.text("room", session.spot.id, "access")
        return {**facts, **texts, "room_access": room_access}

    def people(self) -> list[Person]:
        """Everybody with a part in a session that the reader sees, in the order of the draft."""
        seen = {one.id for session in self.sessions for one in session.people}
        rows = self.content.facts["speakers"]
        return [person(self.content, row) for row in rows if row["id"] in seen]

    def sessions_of(self, person: Person) -> list[Shown]:
        """The sessions in which a person has a part, as far as the reader sees them."""
        return [s for s in self.sessions if any(one.id == person.id for one in s.people)]

    def about(self, person: Person) -> dict:
        """A person's short text and picture."""
        row = next(row for row in self.content.facts["speakers"] if row["id"] == person.id)
        texts = {
            name: self.content.text("speaker", person.id, name)
            for name in ("biography", "picture_alt")
        }
        if not row["picture"]:
            return {**row, **texts}
        sources = sources_of(default_storage, row["picture"], row["width"])
        return {**row, **texts, "picture": sources[-1][0], "sources": sources}

    def cities(self, people: Iterable[Person]) -> dict[int, City]:
        """The member cities of people, by key. One query where there are any."""
        keys = {one.city_id for one in people if one.city_id}
        return {city.pk: city for city in City.objects.named().filter(pk__in=keys)} if keys else {}


def creative_fields() -> list[CreativeField]:
    """The creative fields with their names in the active language. One query."""
    return list(CreativeField.objects.named())


def find(
    request, year: str, slug: str, below: str, *, is_file: bool = False
) -> tuple[Page | None, object]:
    """The page's data, or else the answer: 301 where the meeting moved, 410 where it was withdrawn.

    ``below`` is the part of the address below the meeting's. Without a release there is no page:
    Http404. Staff who may see sessions read the draft, as far as it is for them, with
    ``?draft=1``, or where nothing was released yet. A file is always of the release, and of a
    public meeting.
    """
    meeting, other = meeting_at(request, year, slug, below, is_file=is_file)
    if other:
        return None, other
    reader = Reader(audience_of(request, meeting, Session), meeting.time_zone)
    release, content = released(meeting)
    wants_draft = release is None or "draft" in request.GET
    if not is_file and wants_draft and _sees_draft(request, meeting):
        request.draft_state = State.DRAFT
        return Page(meeting, None, content_of(meeting), reader), None
    if release is None:
        raise Http404
    return Page(meeting, release, content, reader), None


def _sees_draft(request, meeting: AnnualMeeting) -> bool:
    """Whether the request is of staff who may see the draft of the meeting's sessions."""
    user = request.user
    may_view = user.is_staff and user.has_perm("programme.view_session")
    return may_view and meeting.is_given_to(user)
