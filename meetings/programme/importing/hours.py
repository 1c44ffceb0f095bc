"""Hours as people write them: "9:00 – 10:30", "9h00-10h30", "from 9 to 10", "下午2点"."""

import datetime as dt
import re
from functools import cache
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from meetings.programme.importing.folding import alike, fold
from meetings.programme.importing.parsed import Hours
from meetings.programme.importing.vocabulary import first_kind, months, raw, weekdays
from meetings.programme.models.session import NIGHT_ENDS

# Hours without minutes are those of a day's work.
_EARLIEST, _LONGEST = 6, 6


class Found(NamedTuple):
    """Hours at the beginning of a line, and where the rest begins."""

    hours: Hours
    end: int


class _Time(NamedTuple):
    """A time as it is written."""

    hour: int
    minute: int
    half: str
    is_bare: bool


def leading(text: str) -> Found | None:
    """The hours that a line begins with, None where it begins otherwise.

    Raises ValidationError for an hour that no clock shows.
    """
    found = _pattern().match(alike(text))
    if not found:
        return None
    first = _time(found, "1")
    second = _time(found, "2") if found["h2"] else None
    if not _is_meant(first, second, bool(found["from"])):
        return None
    return Found(_hours(first, second), found.end())


def leading_bare(text: str, after: dt.time | None) -> Found | None:
    """The hours of a line like "9-10 Opening", where nothing else can be meant.

    ``after`` is when the session before begins. The rest must look like a title: a capital letter,
    or in scripts that have none a word for a kind of session.
    """
    found = _pattern().match(alike(text))
    rest = text[found.end() :] if found else ""
    if not found or not found["h2"] or not _is_title(rest.lstrip(" -–—:|,")):
        return None
    begins, ends = int(found["h1"]), int(found["h2"])
    is_day = _EARLIEST <= begins < ends <= min(begins + _LONGEST, 23)
    if not is_day or (after and begins <= after.hour):
        return None
    return Found(Hours(dt.time(begins), dt.time(ends)), found.end())


def _is_title(text: str) -> bool:
    """Whether a text begins as a title does, and not with a month, a day or a thing counted."""
    words = re.split(r"[\s.,:]", fold(text), maxsplit=1)
    first = words[0]
    if not text[:1].isalpha() or first in months() or first in weekdays():
        return False
    if text[0].lower() == text[0].upper():
        return bool(first_kind(fold(text)))
    return text[0].isupper()


def whole(text: str) -> Hours:
    """The hours that a cell says, none for ''. Raises ValidationError for other words."""
    text = text.strip()
    if not text:
        return Hours()
    found = leading(text) or _bare(text)
    if found is None or text[found.end :].strip(" .,;"):
        raise ValidationError(
            _("“%(text)s” are no hours. Write them like 9:00 – 10:30."), params={"text": text[:60]}
        )
    return found.hours


def _bare(text: str) -> Found | None:
    """An hour or two as whole numbers, where nothing else can be meant."""
    found = _pattern().fullmatch(alike(text))
    if not found:
        return None
    second = _time(found, "2") if found["h2"] else None
    return Found(_hours(_time(found, "1"), second), found.end())


@cache
def _pattern() -> re.Pattern:
    """One time or two, with the words around them."""
    half = "|".join(map(re.escape, [*raw("am"), *raw("pm")]))
    words = {name: "|".join(map(re.escape, raw(name))) for name in ("from", "to")}
    dash = rf"(?:-+|(?<!\w)(?:{words['to']})(?!\w)|[至到])"
    return re.compile(
        rf"\s*(?:(?P<from>{words['from']})\s+)?{_one('1', half)}"
        rf"(?:\s*{dash}\s*{_one('2', half)})?(?!\d)\s*",
        re.IGNORECASE,
    )


def _one(number: str, half: str) -> str:
    """The pattern of one time."""
    return (
        rf"(?:(?P<a{number}>{half})\s*)?(?<!\d)(?P<h{number}>\d{{1,2}})"
        rf"(?:\s?(?:[:.时時点點]|(?P<u{number}>h|ч)\.?)\s?(?P<m{number}>\d{{2}})(?!\d)(?:[:.]\d\d(?!\d))?分?"
        rf"|\s?(?P<w{number}>hrs|h|ч|时|時|点|點)(?!\w))?"
        rf"(?:\s?(?:hrs|h|ч)\b\.?)?"
        rf"(?:\s?(?P<p{number}>{half})(?!\w))?"
    )


def _time(found: re.Match, number: str) -> _Time:
    """A time of the line; ValidationError for one that there is not."""
    hour, minute = int(found[f"h{number}"]), int(found[f"m{number}"] or 0)
    word = (found[f"a{number}"] or found[f"p{number}"] or "").lower()
    half = "am" if word in raw("am") else "pm" if word in raw("pm") else ""
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        raise ValidationError(
            _("Character %(column)s: “%(hour)s” is no hour of the day."),
            params={
                "column": found.start(f"h{number}") + 1,
                "hour": found.string[found.start(f"h{number}") : found.end()].strip()[:20],
            },
        )
    is_bare = not (found[f"m{number}"] or found[f"w{number}"] or word)
    return _Time(hour, minute, half, is_bare)


def _is_meant(first: _Time, second: _Time | None, has_from: bool) -> bool:
    """Whether hours are meant, rather than any numbers."""
    if second is None:
        return not first.is_bare
    return has_from or not (first.is_bare and second.is_bare)


def _hours(first: _Time, second: _Time | None) -> Hours:
    """Both hours on a clock of 24; of "2–3 p.m." the half counts for both."""
    if second is None:
        return Hours(_on_clock(first))
    ends = _on_clock(second)
    begins = _on_clock(first)
    if not first.half and second.half:
        late = _on_clock(first._replace(half=second.half))
        begins = late if late < ends else begins
    return checked(begins, ends)


def checked(begins: dt.time, ends: dt.time | None) -> Hours:
    """Both hours. Raises ValidationError where the end is not after the beginning, or at night."""
    if ends is None:
        return Hours(begins)
    if begins == ends or (ends < begins and ends > NIGHT_ENDS):
        raise ValidationError(
            _("The hours %(begins)s–%(ends)s end before they begin."),
            params={"begins": f"{begins:%H:%M}", "ends": f"{ends:%H:%M}"},
        )
    return Hours(begins, ends)


def _on_clock(time: _Time) -> dt.time:
    """The time on a clock of 24 hours."""
    hour = time.hour % 24
    if time.half and hour <= 12:
        hour = hour % 12 + (12 if time.half == "pm" else 0)
    return dt.time(hour, time.minute)
