"""Akoma Ntoso addresses of a declaration, in exactly one form each.

    /akn/un/statement/deliberation/unesco-uccn/2018-06-15/mayors-declaration      the work
    …/fra@2018-06-15                                                              in French
    …/fra@2018-06-15/!main.xml                                                    as a file
    …/fra@2018-06-15/!main~para_3                                                 one paragraph

``/!main`` after the first or the second names the text itself, without attachments. The day after
the language is the version's; of two versions of one day the later is meant.
"""

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from declarations.exports.akoma_ntoso import profile
from uccn.lib.iso_639 import three_letters

_ROOT = f"/akn/{profile.JURISDICTION}/{profile.ELEMENT}/{profile.SUBTYPE}/{profile.ACTOR}"
# The one kind of file that has an address.
FORMAT = "xml"
_DATE = r"\d{4}(?:-\d\d-\d\d)?"
_FORM = re.compile(
    rf"{re.escape(_ROOT)}/(?P<date>{_DATE})/(?P<number>[\w-]+)"
    rf"(?:/(?P<language>[a-z]{{3}})@(?P<version_date>{_DATE}))?"
    r"(?:/!(?P<component>main)(?:\.(?P<format>[a-z]+)|~(?P<portion>[a-z]+_\d+))?)?",
    re.ASCII,
)


@dataclass(frozen=True)
class Address:
    """An address in its parts; a part that it does not have is ''."""

    date: str
    number: str
    language: str = ""
    version_date: str = ""
    component: str = ""
    format: str = ""
    portion: str = ""

    def __str__(self) -> str:
        parts = [_ROOT, self.date, self.number]
        if self.language:
            parts.append(f"{self.language}@{self.version_date}")
        if self.component:
            parts.append(f"!{self.component}")
        address = "/".join(parts)
        if self.format:
            return f"{address}.{self.format}"
        return f"{address}~{self.portion}" if self.portion else address


def parse(text: str) -> Address:
    """The parts of an address. Raises ValueError for anything but the forms above."""
    match = _FORM.fullmatch(text)
    # Files and portions are those of a language; the work itself has none.
    if match is None or ((match["format"] or match["portion"]) and not match["language"]):
        raise ValueError(f"{text!r} is no address of a declaration in Akoma Ntoso.")
    return Address(**match.groupdict(default=""))


class Days(Protocol):
    """Days of a meeting, None where they are not known."""

    start: dt.date | None
    end: dt.date | None


class Dated(Protocol):
    """The day of a version, None where it is not known."""

    dated: dt.date | None


class Addressed(Protocol):
    """What addresses are made of: a document has it all, and so has what is looked for."""

    slug: str
    year: int
    language: str
    adopted_on: dt.date | None
    meeting: Days
    version: Dated | None


class Day(NamedTuple):
    """A day that stands for the work, what it is the day of, and how an address writes it."""

    date: dt.date
    name: str
    written: str


def work_day(document: Addressed) -> Day:
    """The work's day: of adoption where it is known, else the meeting's last; else its year."""
    if document.adopted_on:
        return Day(document.adopted_on, "adoption", document.adopted_on.isoformat())
    return _meeting_day(document)


def _meeting_day(document: Addressed) -> Day:
    """The meeting's last day; its first, or the year, where no more is known."""
    meeting = document.meeting
    for date, name in ((meeting.end, "meetingEnd"), (meeting.start, "meetingStart")):
        if date:
            return Day(date, name, date.isoformat())
    return Day(dt.date(document.year, 1, 1), "year", str(document.year))


def version_day(document: Addressed) -> Day:
    """The version's day; the work's where the text has no version or its day is not known."""
    dated = document.version.dated if document.version else None
    return Day(dated, "version", dated.isoformat()) if dated else work_day(document)


def work_uri(document: Addressed) -> str:
    """The address of the declaration, whatever its language and version."""
    return str(_work(document))


def is_named(document: Addressed, address: Address) -> bool:
    """Whether an address of a work, or of a version in a language, is or was the document's."""
    works = [work_uri(document), *former_work_uris(document)]
    if not address.language:
        return str(replace(address, component="")) in works
    own = parse(expression_uri(document))
    asked = replace(address, component="", format="", portion="")
    return str(asked) in [str(replace(own, date=parse(work).date)) for work in works]


def former_work_uris(document: Addressed) -> list[str]:
    """What the address was before the day of adoption was known; it must still lead here."""
    former = str(replace(_work(document), date=_meeting_day(document).written))
    return [] if former == work_uri(document) else [former]


def expression_uri(document: Addressed, language: str = "") -> str:
    """The address of this version in the document's language, or in another of ours."""
    return str(_expression(document, language or document.language))


def manifestation_uri(document: Addressed) -> str:
    """The address of the XML file."""
    return str(replace(_main(document), format=FORMAT))


def portion_uri(document: Addressed, number: int) -> str:
    """The address of one paragraph by its printed number, as a document of its own."""
    return str(replace(_main(document), portion=paragraph_id(number)))


def main_of(address: str) -> str:
    """The address of the text itself, of a work or an expression."""
    return str(replace(parse(address), component="main"))


def paragraph_id(number: int) -> str:
    """The ``eId`` of a paragraph by its printed number."""
    return f"para_{number}"


def _work(document: Addressed) -> Address:
    """The work's address in its parts."""
    return Address(work_day(document).written, document.slug)


def _expression(document: Addressed, language: str) -> Address:
    """The address of this version in a language of ours, in its parts."""
    day = version_day(document).written
    return replace(_work(document), language=three_letters(language), version_date=day)


def _main(document: Addressed) -> Address:
    """The address of the text itself in the document's language, in its parts."""
    return replace(_expression(document, document.language), component="main")
