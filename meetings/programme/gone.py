"""Sessions that readers saw in former releases and see no more; calendars strike them out."""

from collections.abc import Iterable
from dataclasses import dataclass

from meetings.programme.changes import REMOVED
from meetings.programme.content import of_release
from meetings.programme.models import Release
from meetings.programme.reading import Reader, Shown, sessions


@dataclass(frozen=True)
class Gone:
    """A session as the reader saw it last, and the release that took it away.

    ``is_closed``: it goes on for others, so nothing is told of it but that it is gone.
    """

    session: Shown
    release: int
    is_closed: bool


def gone(releases: Iterable[Release], there: set[int], reader: Reader) -> list[Gone]:
    """What former releases showed to the reader, and is not among the sessions ``there``.

    ``releases`` are all of one meeting. Two queries where there is any.
    """
    changes = _endings(releases, there)
    numbers = {number - 1 for _key, number, _is_closed in changes}
    if not numbers:
        return []
    meeting = next(iter(releases)).meeting_id
    rows = Release.objects.filter(meeting=meeting, number__in=numbers).with_texts()
    shown = {row.number: {s.id: s for s in sessions(of_release(row), reader)} for row in rows}
    # Of a session that was closed twice the later time stays.
    last = {
        key: Gone(shown[number - 1][key], number, is_closed)
        for key, number, is_closed in changes
        if key in shown[number - 1]
    }
    return list(last.values())


def _endings(releases: Iterable[Release], there: set[int]) -> list[tuple[int, int, bool]]:
    """Each change that may have hidden a session: which, in what release, whether it goes on."""
    return [
        (change["session"], release.number, change["kind"] != REMOVED)
        for release in sorted(releases, key=lambda one: one.number)
        for change in release.changes
        if change["session"] not in there
        and (change["kind"] == REMOVED or {"audience", "announced"} & set(change["what"]))
    ]
