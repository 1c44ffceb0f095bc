"""Dates, ordinals and lists as each language writes them.

The patterns stand in the catalogues, so that a new language brings its own; month names, list
patterns and ordinal categories come from CLDR through Babel. Every function answers in the
active language.
"""

import datetime as dt

from babel.lists import format_list
from django.utils.translation import pgettext

from uccn.lib import languages
from uccn.lib.roman import to_roman


def day_name(day: int) -> str:
    """The day of the month in a date: "12"; the first may have a form of its own ("1er")."""
    if day == 1:
        # xgettext:no-python-format
        return pgettext("the first day of a month, in a date", "%(day)s") % {"day": day}
    return str(day)


def _parts(date: dt.date, prefix: str = "") -> dict[str, object]:
    """What the patterns may name of a date."""
    locale = languages.babel_locale(languages.current())
    return {
        f"{prefix}day": day_name(date.day),
        f"{prefix}month": locale.months["format"]["wide"][date.month],
        f"{prefix}month_number": date.month,
        f"{prefix}year": date.year,
    }


def full_date(date: dt.date) -> str:
    """One day: "12 June 2018", "1er juin 2018", "2018年6月12日"."""
    # xgettext:no-python-format
    return pgettext("date", "%(day)s %(month)s %(year)s") % _parts(date)


def date_range(start: dt.date | None, end: dt.date | None) -> str:
    """From one day to another: "12–15 June 2018", "du 12 au 15 juin 2018".

    With one date only, that day; with none, ''.
    """
    if not start or not end or start == end:
        only = start or end
        return full_date(only) if only else ""
    if start.year != end.year:
        pattern = pgettext(
            "dates across years",
            # xgettext:no-python-format
            "%(start_day)s %(start_month)s %(start_year)s – %(end_day)s %(end_month)s %(end_year)s",
        )
    elif start.month != end.month:
        pattern = pgettext(
            "dates across months",
            # xgettext:no-python-format
            "%(start_day)s %(start_month)s – %(end_day)s %(end_month)s %(end_year)s",
        )
    else:
        pattern = pgettext(
            "dates in one month",
            # xgettext:no-python-format
            "%(start_day)s–%(end_day)s %(end_month)s %(end_year)s",
        )
    return pattern % (_parts(start, "start_") | _parts(end, "end_"))


def ordinal(number: int) -> str:
    """The number of an edition, in the grammar of ``text``: "XIIth", "XII^e^", "الثاني عشر".

    A language that counts in words has them in its catalogue; beyond that list it gets numerals.
    """
    words = pgettext(
        "ordinals in words from first on, parted by |; a single - where numerals are used", "-"
    ).split("|")
    category = languages.babel_locale(languages.current()).ordinal_form(number)
    values = {
        "numeral": to_roman(number),
        "word": words[number - 1] if number <= len(words) and words != ["-"] else str(number),
    }
    return _ordinal_pattern(category) % values


def _ordinal_pattern(category: str) -> str:
    """The pattern for a CLDR ordinal category, from the catalogue."""
    match category:
        case "one":
            # xgettext:no-python-format
            return pgettext("ordinal like 1st, 21st; may use %(word)s", "%(numeral)sst")
        case "two":
            # xgettext:no-python-format
            return pgettext("ordinal like 2nd, 22nd; may use %(word)s", "%(numeral)snd")
        case "few":
            # xgettext:no-python-format
            return pgettext("ordinal like 3rd, 23rd; may use %(word)s", "%(numeral)srd")
        case _:
            # xgettext:no-python-format
            return pgettext("ordinal like 12th; may use %(word)s", "%(numeral)sth")


def listing(items: list[str]) -> str:
    """A list in words: "A and B", "A, B et C", "A وB". Source: CLDR list patterns."""
    if not items:
        return ""
    return format_list(items, locale=languages.babel_locale(languages.current()))


def period(start: int, end: int | None) -> str:
    """Years: "since 2008", or "2008–2023" when it has ended."""
    if end is None:
        return pgettext("a period that goes on", "since %(start)s") % {"start": start}
    return pgettext("a period of years", "%(start)s–%(end)s") % {"start": start, "end": end}


def with_weekday(date: dt.date) -> str:
    """A day with its weekday: "Tuesday, 12 June 2018", "mardi 12 juin 2018"."""
    weekdays = languages.babel_locale(languages.current()).days["format"]["wide"]
    parts = {"weekday": weekdays[date.weekday()], "date": full_date(date)}
    # xgettext:no-python-format
    return pgettext("a date with its weekday", "%(weekday)s, %(date)s") % parts


def hours(begins: dt.time | None, ends: dt.time | None) -> str:
    """From one hour to another, on a clock of 24 hours: "10:00–11:30"; '' when none is known."""
    if not begins:
        return ""
    if not ends:
        return f"{begins:%H:%M}"
    # xgettext:no-python-format
    return pgettext("hours", "%(begins)s–%(ends)s") % {
        "begins": f"{begins:%H:%M}",
        "ends": f"{ends:%H:%M}",
    }
