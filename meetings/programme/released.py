"""What readers get of a meeting's programme: its newest release, never the draft."""

from meetings.models import AnnualMeeting, Audience
from meetings.programme.content import EMPTY, Content, of_release
from meetings.programme.later_texts import with_later_texts
from meetings.programme.models import Release
from meetings.programme.reading import Reader, Shown, sessions
from uccn.lib import languages


def released(meeting: AnnualMeeting, language: str | None = None) -> tuple[Release | None, Content]:
    """The newest release, and what it says in a language with the translations that came later.

    None and nothing before the first release. Two queries, and one for each kind of thing that
    lacks a text in the language.
    """
    release = Release.objects.with_texts(language).newest_of(meeting)
    if release is None:
        return None, EMPTY
    content = of_release(release)
    return release, with_later_texts(content, [language or languages.current()])


def public_sessions(meeting: AnnualMeeting, content: Content) -> list[Shown]:
    """The sessions that everyone sees, in the order of the programme."""
    return sessions(content, Reader(Audience.PUBLIC, meeting.time_zone))


def public_session_keys(meeting: AnnualMeeting) -> set[int]:
    """The keys of the sessions that everyone finds in the newest release. One query."""
    release = Release.objects.newest_of(meeting)
    if release is None:
        return set()
    reader = Reader(Audience.PUBLIC, meeting.time_zone)
    return {row["id"] for row in release.facts["sessions"] if reader.sees(row)}
