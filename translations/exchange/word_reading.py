"""Reading the Word document that comes back: rows by their ids, tracked changes as accepted."""

import re

from django.utils.translation import gettext as _
from lxml import etree

from translations.exchange.rows import FileProblem, Incoming, IncomingSheet, code, digest, number
from translations.exchange.word_package import body_of
from translations.exchange.word_text import problem_of, raised, text_of
from uccn.lib.word import w

_REFERENCE = re.compile(
    r"UCCN\s*\[(?P<original>[^\[\]]+)\]\s*(?P<source>[\w-]+)\s*>\s*(?P<target>[\w-]+)"
)
_ID = re.compile(
    r"(?m)^[^\S\n]*(?P<id>\w+\.\w+\.\d+\.\w+)"
    r"(?:\s+(?P<version>\d+)\s+(?P<source>[0-9a-f]{64}|-)\s+(?P<target>[0-9a-f]{64}|-))?"
    r"(?:\s[^\n]*)?$"
)


def read(data: bytes) -> IncomingSheet:
    """What the document holds. Raises FileProblem when it is none of ours, or not readable."""
    body = body_of(data)
    head = _head(body)
    rows, warnings = [], []
    for place, row in enumerate(_rows(body), 1):
        incoming = _read_row(row, place)
        if incoming is None:
            continue
        rows.append(incoming)
        if row and raised(row[-1]):
            warnings.append(_warning(incoming))
    return IncomingSheet(
        head["original"].strip(), code(head["source"]), code(head["target"]), rows, warnings
    )


def _head(body: etree._Element) -> re.Match:
    """The line that names text and languages. Raises FileProblem when there is none."""
    for paragraph in body.iter(w("p")):
        if found := _REFERENCE.search(text_of([paragraph])):
            return found
    raise FileProblem(
        _(
            "The line above the table that begins with “UCCN […]” is missing, so nobody knows "
            "which text and language this is. Put it back, or export the text again."
        ),
        "no_reference",
    )


def _rows(body: etree._Element) -> list[list[etree._Element]]:
    """The cells of every row that was not deleted and is no heading; tables within cells apart."""
    rows = [row for row in body.iter(w("tr")) if next(row.iterancestors(w("tc")), None) is None]
    marks = [_marks(row) for row in rows]
    found = [_cells(row) for row, mark in zip(rows, marks, strict=True) if not mark & _LEFT_OUT]
    # A program that knows no headings leaves a first row without an id.
    if not any("tblHeader" in mark for mark in marks) and found and not _names(found[0]):
        return found[1:]
    return found


_LEFT_OUT = {"tblHeader", "del"}


def _marks(row: etree._Element) -> set[str]:
    """What is said of a row as a whole: that it is a heading, or was deleted."""
    return {etree.QName(mark).localname for mark in row.iterfind(f"{w('trPr')}/*")}


def _names(cells: list[etree._Element]) -> list[re.Match]:
    """The ids in the first cell of a row, with what stands beside them."""
    return list(_ID.finditer(text_of(_paragraphs(cells[0])))) if cells else []


def _cells(row: etree._Element) -> list[etree._Element]:
    """The cells of a row, also those inside a content control."""
    return [cell for cell in row.iter(w("tc")) if next(cell.iterancestors(w("tr"))) is row]


def _read_row(cells: list[etree._Element], place: int) -> Incoming | None:
    """One row as it came back, None for an empty one that somebody added."""
    texts = [text_of(_paragraphs(cell)) for cell in cells]
    named = _names(cells)
    if not named and not any(text.strip() for text in texts):
        return None
    name = named[-1].groupdict() if named else {}
    return Incoming(
        id=name.get("id") or "",
        place=_("Row %(number)s") % {"number": place},
        source=texts[1] if len(texts) == 3 else None,
        target=texts[2] if len(texts) == 3 else "",
        source_hash=_digest(name.get("source")),
        target_hash=_digest(name.get("target")),
        version=number(name.get("version")),
        problem=_problem(cells, named),
    )


def _paragraphs(cell: etree._Element) -> list[etree._Element]:
    """The paragraphs of a cell, in their order."""
    return [p for p in cell.iter(w("p")) if next(p.iterancestors(w("tc"))) is cell]


def _digest(text: str | None) -> str | None:
    """A hash as the document holds it: a dash for a text that was missing."""
    return "" if text == "-" else digest(text)


def _problem(cells: list[etree._Element], named: list[re.Match]) -> str:
    """Why a row cannot be read, '' when it can."""
    if len({found["id"] for found in named}) > 1:
        return _("Two rows were joined into one. Split them again, or export the text again.")
    if not named:
        return _(
            "The row has no id in small grey letters: it was added, or the id was deleted. "
            "Put the translation into the row of its source."
        )
    if len(cells) != 3:
        return _("The row has %(count)s cells instead of three. Do not join or split cells.") % {
            "count": len(cells)
        }
    return problem_of(cells[2])


def _warning(incoming: Incoming) -> str:
    """What is said of letters that were raised by Word."""
    return _("%(place)s: letters raised by Word come back as ordinary ones. Write ^like this^.") % {
        "place": incoming.place
    }
