"""A city's membership as a row of a file says it: field, designated, since, former.

``designated`` is the year in which the city joined, and ``field`` the field that it has now.
Designations that have ended stand in ``former`` ("media-arts 2008-2023", parted by semicolons).
``since`` is the year of the present field; it is empty where it follows from the others: the
year in which the last former designation ended, or else ``designated``.
"""

import re
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_FORMER = re.compile(r"([a-z0-9-]+) (\d{4}) ?[-–] ?(\d{4})", re.ASCII)


class Period(NamedTuple):
    """A designation without its city: a field's key and years."""

    field: str
    start: int
    end: int | None


class Membership(NamedTuple):
    """What the four columns hold."""

    field: str = ""
    designated: int | None = None
    former: str = ""
    since: int | None = None


def periods_of(city) -> list[Period]:
    """The city's designations in order; reads what was prefetched."""
    if city.pk is None:
        return []
    periods = [Period(d.field.key, d.start_year, d.end_year) for d in city.designations.all()]
    return sorted(periods, key=lambda period: (period.start, period.end or 9999))


def present(designations):
    """Of designations in order, the one that has not ended, else the last; None for none."""
    still = [designation for designation in designations if designation.end_year is None]
    return (still or list(designations) or [None])[-1]


def membership_of(periods: list[Period]) -> Membership:
    """The four columns for the designations."""
    if not periods:
        return Membership()
    ended = [period for period in periods if period.end]
    present = next((period for period in periods if not period.end), None)
    joined = periods[0].start
    follows = ended[-1].end if ended else joined
    return Membership(
        field=present.field if present else "",
        designated=joined,
        former="; ".join(f"{p.field} {p.start}-{p.end}" for p in ended),
        since=present.start if present and present.start != follows else None,
    )


def parse_former(text: str) -> list[Period]:
    """The ended designations that the column names. Raises ValueError for what it cannot read."""
    periods = set()
    for part in filter(None, (part.strip() for part in text.split(";"))):
        match = _FORMER.fullmatch(part)
        if not match:
            raise ValueError(
                _("“%(text)s” cannot be read. Write it like: media-arts 2008-2023") % {"text": part}
            )
        period = Period(match[1], int(match[2]), int(match[3]))
        if period.end < period.start:
            raise ValueError(_("“%(text)s” ends before it starts.") % {"text": part})
        periods.add(period)
    return sorted(periods, key=lambda period: (period.start, period.end))


def planned(columns: Membership, known: set[str]) -> list[Period]:
    """The designations that the columns ask for. Raises ValidationError by column."""
    former = parse_former(columns.former)
    for key in filter(None, [columns.field, *(period.field for period in former)]):
        if key not in known:
            message = _("“%(key)s” is no creative field. Choose one of: %(known)s.")
            column = "field" if key == columns.field else "former"
            wrong = message % {"key": key, "known": ", ".join(sorted(known))}
            raise ValidationError({column: wrong})
    if columns.designated is None:
        raise ValidationError({"designated": _("The year of designation is missing.")})
    if former and former[0].start != columns.designated:
        message = _("The city's first designation starts in %(year)s, see the column “former”.")
        raise ValidationError({"designated": message % {"year": former[0].start}})
    if not columns.field:
        return _ended(columns, former)
    follows = former[-1].end if former else columns.designated
    start = columns.since or follows
    if start < follows or (not former and start != columns.designated):
        message = _(
            "The present field starts in %(year)s, after the columns “designated” and “former”."
        )
        raise ValidationError({"since": message % {"year": follows}})
    return [*former, Period(columns.field, start, None)]


def _ended(columns: Membership, former: list[Period]) -> list[Period]:
    """The designations of a city without a present field."""
    if not former:
        raise ValidationError({"field": _("The creative field is missing.")})
    if columns.since:
        raise ValidationError({"since": _("A city without a field now has no year for it.")})
    return former
