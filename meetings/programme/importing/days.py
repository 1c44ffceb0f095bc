"""Headings that name a day: "Tuesday 12 June 2018", "mardi 12/06", "Day 2", "2018年6月12日"."""

import datetime as dt
import re
from functools import cache
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from meetings.programme.importing import short_days, vocabulary
from meetings.programme.importing.folding import fold
from uccn.lib import dates

# What a heading may say beside its day, and no more.
_MOST_BESIDE = 80
_SEPARATES = re.compile(r"\s*[:|,(\-·•]")
_RANGE = re.compile(r"\d{1,2}\s*(?:-|to|au|al|по|الى|至|到)\s*$")
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)")
_NUMBERS = re.compile(r"(?<!\d)(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d{4})(?!\d)")
_CHINESE = re.compile(
    r"(?:(?P<year>\d{4})\s*年\s*)?(?<!\d)(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]"
)
# What a spreadsheet's date brings along.
_MIDNIGHT = re.compile(r"[ t]00:00(?::00)?$")


class Dates(NamedTuple):
    """The days of the meeting, as far as they are known; they say what a heading leaves out."""

    start: dt.date | None = None
    end: dt.date | None = None
    year: int | None = None

    @property
    def days(self) -> list[dt.date]:
        """Every day of the meeting, none while its dates are not known."""
        if not self.start:
            return []
        last = self.end or self.start
        return [self.start + dt.timedelta(n) for n in range(min((last - self.start).days, 60) + 1)]


class Heading(NamedTuple):
    """A day, the words that stand beside it, and what is odd about it."""

    day: dt.date
    beside: str = ""
    remark: str = ""


def heading(text: str, known: Dates, *, is_day: bool = False) -> Heading | None:
    """The day that a line is the heading of, None for a line that is none.

    With ``is_day`` numbers are no hours. Raises ValidationError for a heading whose day cannot be
    told.
    """
    if len(text) > 160:
        return None
    folded = _MIDNIGHT.sub("", fold(text).strip())
    if found := _dated(folded):
        return _from_date(text, folded, found, known)
    short = _from_short(folded, known, is_day=is_day)
    return short or _from_weekday(folded, known) or _from_number(folded, known)


def whole(text: str, known: Dates) -> dt.date | None:
    """The day that a cell or a field says, None for ''. Raises ValidationError for other words."""
    if not text.strip():
        return None
    found = heading(text, known, is_day=True)
    if found is None or found.beside:
        raise ValidationError(
            _("“%(text)s” is no day. Write it like 2018-06-12."), params={"text": text[:60]}
        )
    return found.day


def _dated(folded: str) -> re.Match | None:
    """Where the line names a date, with or without a year."""
    for pattern in (_ISO, _NUMBERS, _CHINESE, *_worded()):
        if found := pattern.search(folded):
            return found
    return None


@cache
def _worded() -> tuple[re.Pattern, re.Pattern]:
    """Dates with the month in words, the day before it or after it."""
    names = sorted(vocabulary.months(), key=len, reverse=True)
    months = rf"(?P<word>{'|'.join(map(re.escape, names))})(?![^\W\d_])\.?"
    year = r"(?P<year>\d{4})(?!\d)"
    day = r"(?<!\d)(?P<day>\d{1,2})(?!\d)"
    suffix = r"(?:-?(?:st|nd|rd|th|ere|er|го|е|o)(?!\w)|\.)?"
    return (
        re.compile(
            rf"{day}\s?{suffix}\s*(?:of|de|du|من)?\s*{months}(?:,?\s*(?:de|del|of)?\s*{year})?"
        ),
        re.compile(rf"(?<!\w){months}\s*{day}{suffix}(?:,?\s*{year})?"),
    )


def _from_date(text: str, folded: str, found: re.Match, known: Dates) -> Heading | None:
    """The heading of a date that was found in it."""
    before, after = folded[: found.start()], folded[found.end() :]
    weekday, before = _without_weekday(before)
    if weekday is None and not before.strip(" -,:|("):
        weekday, after = _leading_weekday(after)
    before = _without_number(before)
    if several := _RANGE.search(before):
        if _words_in(before[: several.start()]) or _words_in(after):
            return None
        raise ValidationError(_("It names several days. Put each day above its own sessions."))
    if _words_in(before):
        return None
    beside = _words_in(after)
    if beside and (not _SEPARATES.match(after) or len(after) > _MOST_BESIDE):
        return None
    day = _date(found.groupdict(), known)
    remark = _disagreement(day, weekday)
    return Heading(day, after.strip(" -,:|()·•") if beside else "", remark)


def _date(parts: dict, known: Dates) -> dt.date:
    """The date of its parts; a year that is not said is the meeting's."""
    month = vocabulary.months()[parts["word"]] if parts.get("word") else int(parts["month"])
    day = int(parts["day"])
    if month > 12 >= day and parts.get("year"):
        day, month = month, day
    years = [int(parts["year"])] if parts.get("year") else _years(known)
    if not years:
        raise ValidationError(_("The year is missing, and the meeting has no dates yet."))
    for year in years:
        try:
            return dt.date(year, month, day)
        except ValueError:
            continue
    raise ValidationError(_("There is no such day in the calendar."))


def _years(known: Dates) -> list[int]:
    """The years that a day of the meeting may be in."""
    named = [day.year for day in (known.start, known.end) if day] or [known.year]
    return [year for year in dict.fromkeys(named) if year]


def _disagreement(day: dt.date, weekday: int | None) -> str:
    """What is said of a weekday that the date does not have."""
    if weekday is None or weekday == day.weekday():
        return ""
    return _("The weekday does not fit: this is %(day)s.") % {"day": dates.with_weekday(day)}


def _from_short(folded: str, known: Dates, *, is_day: bool) -> Heading | None:
    """The heading of a day and a month in numbers, which stand alone or beside a weekday."""
    found = short_days.PATTERN.search(folded)
    if not found:
        return None
    before, after = folded[: found.start()], folded[found.end() :]
    weekday, before = _without_weekday(before)
    if weekday is None and not before.strip(" -,:|("):
        weekday, after = _leading_weekday(after)
    before, beside = _without_number(before), _words_in(after)
    is_title = beside and weekday is not None and _SEPARATES.match(after)
    if _words_in(before) or (beside and not is_title) or re.search(r"\d", after):
        return None
    days, years = known.days, _years(known)
    day = short_days.day_of(found, days, years, weekday, is_day=is_day)
    if day is None:
        return None
    return Heading(day, after.strip(" -,:|()·•.") if beside else "", _disagreement(day, weekday))


def _from_weekday(folded: str, known: Dates) -> Heading | None:
    """The heading of a weekday alone."""
    name = folded.strip(" -,:|.")
    number = vocabulary.weekdays().get(name)
    if number is None or (len(name) < 3 and name.isascii()):
        return None
    days = [day for day in known.days if day.weekday() == number]
    if len(days) != 1:
        raise ValidationError(_("The meeting's dates do not tell which day this is. Add the date."))
    return Heading(days[0])


def _from_number(folded: str, known: Dates) -> Heading | None:
    """The heading of "Day 2"."""
    found = _numbered().match(folded)
    if not found:
        return None
    after = folded[found.end() :]
    if _words_in(after) and not _SEPARATES.match(after):
        return None
    number = int(next(group for group in found.groups() if group))
    if not known.start or not 1 <= number <= max(len(known.days), 1):
        raise ValidationError(_("The meeting's dates do not tell which day this is. Add the date."))
    day = known.start + dt.timedelta(number - 1)
    return Heading(day, after.strip(" -,:|()·•") if _words_in(after) else "")


@cache
def _numbered() -> re.Pattern:
    """Day 2, jour 2, 第2天, 2-й день."""
    day = "|".join(map(re.escape, vocabulary.words("day")))
    return re.compile(
        rf"(?:(?:{day})\s*(?:n[o°.]*\s*)?(\d{{1,2}})|第\s*(\d{{1,2}})\s*[天日]"
        r"|(\d{1,2})-?и?\s*день)(?!\w)"
    )


def _without_number(before: str) -> str:
    """What stands before a date, without "Day 2"."""
    found = _numbered().match(before.strip())
    return before.strip()[found.end() :] if found else before


@cache
def _weekday() -> re.Pattern:
    """Any weekday's name."""
    return vocabulary.any_of(sorted(vocabulary.weekdays(), key=len, reverse=True))


def _without_weekday(text: str) -> tuple[int | None, str]:
    """The weekday that a text names, and the text without it."""
    found = _weekday().search(text)
    if not found:
        return None, text
    return _number_of(found[0]), text[: found.start()] + text[found.end() :]


def _leading_weekday(text: str) -> tuple[int | None, str]:
    """The weekday that a text begins with, and the text without it."""
    found = _weekday().match(text.lstrip(" -,:|("))
    if not found:
        return None, text
    return _number_of(found[0]), text.lstrip(" -,:|(")[found.end() :]


def _number_of(name: str) -> int | None:
    """The number of a weekday as it was found."""
    return vocabulary.weekdays().get(name)


def _words_in(text: str) -> list[str]:
    """The words of a text that mean something: not "of", "the" or a full stop."""
    small = set(vocabulary.words("between"))
    return [word for word in re.findall(r"\w+", text) if word not in small]
