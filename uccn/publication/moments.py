"""A day and time that staff write, in the time zone of their meeting, as one moment.

When clocks change, a local time may come twice or not at all; neither is guessed at.
"""

import datetime as dt
import zoneinfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

FIRST, SECOND = "first", "second"


def moment(day: dt.date, time: dt.time, zone: str, which: str = "") -> dt.datetime:
    """The moment, aware, in its zone. Raises ValidationError that says what to do.

    ``which`` chooses, "first" or "second", where the local time comes twice.
    """
    place = zoneinfo.ZoneInfo(zone)
    first = dt.datetime.combine(day, time, tzinfo=place)
    second = first.replace(fold=1)
    names = {"time": time.strftime("%H:%M"), "zone": zone}
    if first.utcoffset() == second.utcoffset():
        return first
    if _is_skipped(first):
        message = _("%(time)s does not exist on that day in %(zone)s: the clocks go forward. "
                    "Choose an hour later.")  # fmt: skip
        raise ValidationError(message, "skipped", names)
    if which not in (FIRST, SECOND):
        message = _("%(time)s comes twice on that day in %(zone)s: the clocks go back. "
                    "Choose the first or the second below.")  # fmt: skip
        raise ValidationError(message, "twice", names)
    return second if which == SECOND else first


def _is_skipped(local: dt.datetime) -> bool:
    """Whether clocks jump over this local time, so that it does not come back from UTC."""
    back = local.astimezone(dt.UTC).astimezone(local.tzinfo)
    return back.replace(tzinfo=None) != local.replace(tzinfo=None)
