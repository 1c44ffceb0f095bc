"""What changes several rows at once: opening the next year's meeting from this one."""

import datetime as dt
from itertools import count

from django.contrib.admin.models import ADDITION, LogEntry
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_noop

from meetings.models import AnnualMeeting
from meetings.next_year import Opening, copies
from translations.actions import together

# Stands in the address while nobody knows who will be host.
PROVISIONAL_SLUG = "host-to-be-announced"
# What the log says: Added meeting that follows “XII · 2018 krakow-katowice”.
FOLLOWS = gettext_noop("meeting that follows")


def proposal(meeting: AnnualMeeting) -> dict:
    """Number, year, name and address of the next meeting that is not there yet."""
    later = AnnualMeeting.objects.filter(edition__gte=meeting.edition)
    taken = {edition: rest for edition, *rest in later.values_list("edition", "year", "kind")}
    edition = next(number for number in count(meeting.edition + 1) if number not in taken)
    year, kind = taken[edition - 1]
    return {"edition": edition, "year": year + 1, "kind": kind, "slug": PROVISIONAL_SLUG}


@transaction.atomic
def open_next(
    *,
    meeting: AnnualMeeting,
    by,
    edition: int | None = None,
    year: int | None = None,
    slug: str = "",
    kind: str = "",
    start: dt.date | None = None,
    end: dt.date | None = None,
) -> AnnualMeeting:
    """Make a draft meeting after this one, with copies of what is declared as copied.

    What is not given is proposed. Raises ValidationError for a meeting that cannot be, such as a
    number that is taken. A failure midway leaves nothing.
    """
    given = {"edition": edition, "year": year, "slug": slug, "kind": kind}
    facts = proposal(meeting) | {name: value for name, value in given.items() if value}
    new = AnnualMeeting(
        **facts,
        edition_is_counted=meeting.edition_is_counted,
        status=AnnualMeeting.Status.PLANNED,
        start=start,
        end=end,
    )
    new.full_clean()
    with together(by=by):
        new.save()
        opening = Opening(source=meeting, meeting=new, by=by)
        for entry in copies():
            entry.copier(opening)
    log_copy(by, new, meeting, FOLLOWS)
    return new


def log_copy(by, new, old, name: str) -> None:
    """Enter in the admin's history that a row was made from another one; no text of it."""
    if by is None:
        return
    with translation.override(None):
        message = [{"added": {"name": name, "object": str(old)}}]
    LogEntry.objects.log_actions(by.pk, [new], ADDITION, change_message=message, single_object=True)
