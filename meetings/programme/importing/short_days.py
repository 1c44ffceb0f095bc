"""Dates of two numbers, without a year: "12.06", "12/06", "Tuesday 12.06"."""

import datetime as dt
import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

PATTERN = re.compile(r"(?<![\d.,:/-])(\d{1,2})([./])(\d{1,2})(?![\d/]|[.,:]\d)")


def day_of(
    found: re.Match, days: list[dt.date], years: list[int], weekday: int | None, *, is_day: bool
) -> dt.date | None:
    """The day that two numbers mean, None where they mean none.

    ``days`` are the meeting's, ``years`` those that it may be in; with ``is_day`` nothing but a
    day can be meant. Raises ValidationError where it cannot be told which day is meant, or
    whether a day is meant or an hour.
    """
    first, second = int(found[1]), int(found[3])
    is_sure = is_day or weekday is not None
    near = [day for day in days if (day.day, day.month) in ((first, second), (second, first))]
    if near:
        if not is_sure and _may_be_hour(found):
            raise ValidationError(
                _("“%(text)s” may be a day or an hour. Write the day with its month in words."),
                params={"text": found[0]},
            )
        return _only(found, near, weekday)
    # Without a weekday it may be any number: only days of the meeting are taken.
    if not is_sure and (days or found[2] == "." or len(found[0]) < 5):
        return None
    far = {day for year in years for day in _readings(first, second, year)}
    if not years and _readings(first, second, 2000):
        raise ValidationError(_("The year is missing, and the meeting has no dates yet."))
    return _only(found, sorted(far), weekday) if far else None


def _may_be_hour(found: re.Match) -> bool:
    """Whether it looks like an hour of a programme: "12.10", unlike "12.06" and "12/10"."""
    is_round = len(found[3]) == 2 and int(found[3]) % 5 == 0
    return found[2] == "." and is_round and int(found[1]) < 24


def _readings(first: int, second: int, year: int) -> set[dt.date]:
    """The days that the numbers may be in a year, in either order."""
    found = set()
    for day, month in ((first, second), (second, first)):
        try:
            found.add(dt.date(year, month, day))
        except ValueError:
            continue
    return found


def _only(found: re.Match, days: list[dt.date], weekday: int | None) -> dt.date:
    """The one day that is meant. Raises ValidationError where there are several."""
    fitting = [day for day in days if day.weekday() == weekday] if weekday is not None else []
    meant = fitting or days
    if len(meant) > 1:
        raise ValidationError(
            _("“%(text)s” may be two days. Write the month in words."), params={"text": found[0]}
        )
    return meant[0]
