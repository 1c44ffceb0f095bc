"""What readers may find of programmes: sessions and people of the newest release, as all see them.

Their objects are the meetings, for a release decides of all of them at once: what the draft lost
since is still found, and what a release left out is found no more.
"""

from collections.abc import Collection, Iterable, Iterator

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from meetings.models import AnnualMeeting, Audience
from meetings.programme.content import Content, of_release
from meetings.programme.later_texts import with_later_texts
from meetings.programme.models import Release, Room, Session, Speaker, Venue
from meetings.programme.reading import Reader, Shown, person, sessions
from uccn.lib import languages
from uccn.lib.languages import Resolved
from uccn.lib.text import to_plain
from uccn.search.registry import FAR, Link, SearchSubject, Text, register


class _OfRelease(SearchSubject):
    """What stands in the newest release of a public meeting, in the programme's order."""

    model = AnnualMeeting
    is_dated = True
    links = {
        AnnualMeeting: Link("pk", "pk"),
        Release: Link("programme_releases", "meeting_id"),
        # Texts that were translated since.
        Session: Link("sessions", "meeting_id"),
        Speaker: Link("speakers", "meeting_id"),
        Room: Link("venues__rooms"),
        Venue: Link("venues", "meeting_id"),
    }

    def texts(self, pks: Collection[int] | None = None) -> Iterator[Text]:
        """What each meeting's release holds. Two queries, and up to five a meeting."""
        public = AnnualMeeting.objects.published(FAR)
        found = public if pks is None else public.filter(pk__in=pks)
        releases = Release.objects.filter(meeting__in=found.order_by()).newest()
        for release in releases.select_related("meeting").with_texts():
            content = with_later_texts(of_release(release), languages.codes())
            reader = Reader(Audience.PUBLIC, release.meeting.time_zone)
            for code in languages.codes():
                with translation.override(code):
                    yield from self.of(release.meeting, content, sessions(content, reader))

    def of(self, meeting: AnnualMeeting, content: Content, shown: list[Shown]) -> Iterable[Text]:
        """The texts of one meeting in the active language."""
        raise NotImplementedError


@register
class SessionSearch(_OfRelease):
    """Each session of a programme, in every language that has its title."""

    kind = "session"
    number = 8
    heading = _("Sessions")

    def of(self, meeting: AnnualMeeting, content: Content, shown: list[Shown]) -> Iterable[Text]:
        """The sessions with a title in the active language; without any their kind is one."""
        for number, session in enumerate(shown, start=1):
            if session.title.language in ("", languages.current()):
                yield _session(meeting, session, number)


@register
class SpeakerSearch(_OfRelease):
    """Each person with a part in a programme, in every language that has their name."""

    kind = "speaker"
    number = 7
    heading = _("Speakers")

    def of(self, meeting: AnnualMeeting, content: Content, shown: list[Shown]) -> Iterable[Text]:
        """The people whose name stands in the active language."""
        seen = {one.id for session in shown for one in session.people}
        for number, row in enumerate(content.facts["speakers"], start=1):
            if row["id"] in seen and person(content, row).name.language == languages.current():
                yield _speaker(meeting, content, row, number)


def _session(meeting: AnnualMeeting, session: Shown, number: int) -> Text:
    """A session in the active language, with who takes part in it and where."""
    code = languages.current()
    names = [part for person in session.people for part in (person.name, person.office)]
    parts = [session.abstract, *names, *([session.spot.name] if session.spot else [])]
    others = [person.name.text for person in session.people if person.name.language != code]
    title = to_plain(session.title.text) or session.kind_label
    lines = [session.kind_label, *_own(parts), *others]
    return _text(meeting, number, title, lines, f"programme/{session.id}/")


def _speaker(meeting: AnnualMeeting, content: Content, row: dict, number: int) -> Text:
    """A person in the active language, with their office and short text."""
    one = person(content, row)
    lines = _own([one.office, content.text("speaker", one.id, "biography")])
    return _text(meeting, number, to_plain(one.name.text), lines, f"speakers/{one.id}/")


def _own(texts: Iterable[Resolved]) -> list[str]:
    """Those of the texts that are in the active language, plain."""
    code = languages.current()
    return [to_plain(part.text) for part in texts if part.text and part.language == code]


def _text(
    meeting: AnnualMeeting, number: int, title: str, lines: Iterable[str], below: str
) -> Text:
    """The ``number``-th thing of its kind at a meeting, in the active language."""
    return Text(
        object_id=meeting.pk,
        language=languages.current(),
        title=title,
        body=" · ".join(lines),
        address=f"{meeting.address}/{below}",
        public_from=meeting.published_at,
        year=meeting.year,
        number=number,
    )
