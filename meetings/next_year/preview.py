"""What staff read before they open a next year: what is copied, how many, what is not and why."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from django.utils.text import capfirst

from meetings.models import AnnualMeeting
from meetings.next_year.registry import Left, Never, copies, left_behind
from uccn.lib import dates
from uccn.lib.languages import Resolved


@dataclass(frozen=True)
class Row:
    """A line of the preview; the number is None where nobody counts."""

    label: str
    number: int | None
    words: str
    names: Iterable[tuple[Resolved, str]] = field(default=())


def copied_rows(meeting: AnnualMeeting) -> list[Row]:
    """What the next year gets, and how many; nothing of which there is none."""
    rows = []
    for entry in copies():
        if number := entry.count(meeting):
            label = capfirst(entry.model._meta.verbose_name_plural)
            names = entry.names(meeting) if entry.names else ()
            rows.append(Row(label, number, str(entry.what), names))
    return rows


def left_rows(meeting: AnnualMeeting) -> list[Row]:
    """What the next year does not get, and why; what has one reason stands in one row."""
    rows = []
    for reason, group in groupby(_present(meeting), key=lambda pair: str(pair[0].reason)):
        entries = list(group)
        labels = dict.fromkeys(str(entry.label) for entry, _number in entries)
        numbers = [number for _entry, number in entries if number is not None]
        label = capfirst(dates.listing([*labels]))
        rows.append(Row(label, sum(numbers) if numbers else None, reason))
    return rows


def _present(meeting: AnnualMeeting) -> list[tuple[Never | Left, int | None]]:
    """What is not copied, with its number, without that of which there is none."""
    absent = {entry.model for entry in copies() if not entry.count(meeting)}
    entries = [
        entry for entry in left_behind() if not (isinstance(entry, Left) and entry.model in absent)
    ]
    counted = [(entry, entry.count(meeting)) for entry in entries]
    return [(entry, number) for entry, number in counted if number != 0]
