"""The table of the Word document: a heading, then a row for each text."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from lxml import etree

from translations.exchange.escapes import escaped
from translations.exchange.rows import Row, Sheet
from uccn.lib import languages
from uccn.lib.differences import word_difference
from uccn.lib.word import W, add, speak, w, write

_WIDTHS = (2000, 6200, 6200)
_GREY = "808080"
_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")


def table_of(sheet: Sheet) -> etree._Element:
    """The whole table."""
    table = etree.Element(w("tbl"), nsmap={"w": W})
    properties = add(table, "tblPr")
    add(properties, "tblW", w=sum(_WIDTHS), type="dxa")
    borders = add(properties, "tblBorders")
    for side in _BORDERS:
        add(borders, side, val="single", sz=4, space=0, color="BFBFBF")
    add(properties, "tblLayout", type="fixed")
    grid = add(table, "tblGrid")
    for width in _WIDTHS:
        add(grid, "gridCol", w=width)
    _heading(table, sheet)
    for row in sheet.rows:
        _row(table, row, sheet)
    return table


def _heading(table: etree._Element, sheet: Sheet) -> None:
    """The row that is repeated on every page."""
    row = add(table, "tr")
    add(add(row, "trPr"), "tblHeader")
    codes = sheet.source_language, sheet.language
    names = (_("No."), *(languages.name_in(language) for language in codes))
    for width, name in zip(_WIDTHS, names, strict=True):
        cell = _cell(row, width)
        cell.append(paragraph_of(name, languages.current(), b=True))


def paragraph_of(text: str, language: str, **properties) -> etree._Element:
    """One paragraph of a text in a language, from right to left where it is written so."""
    holder = etree.Element(w("body"), nsmap={"w": W})
    paragraph = _paragraph(holder, language)
    _run(paragraph, text, language, **properties)
    return paragraph


def _row(table: etree._Element, row: Row, sheet: Sheet) -> None:
    """One text: what it is, its source with what is new in it marked, its translation."""
    element = add(table, "tr")
    _label(_cell(element, _WIDTHS[0]), row)
    for width, text, language, previous in (
        (_WIDTHS[1], row.source, sheet.source_language, row.previous_source),
        (_WIDTHS[2], row.target, sheet.language, ""),
    ):
        cell = _cell(element, width)
        for line in _lines(text, previous):
            paragraph = _paragraph(cell, language)
            for piece, is_new in line:
                _run(paragraph, escaped(piece), language, highlight=is_new)


def _label(cell: etree._Element, row: Row) -> None:
    """What the row is, its notes and limit; its id, and hidden beside it hashes and version."""
    _run(add(cell, "p"), row.label, "", b=True)
    for note in row.notes:
        for line in note.split("\n"):
            _run(add(cell, "p"), line, "", sz=16)
    if row.max_length:
        most = _("At most %(count)s characters") % {"count": row.max_length}
        cell.append(paragraph_of(most, languages.current(), sz=16))
    reference = add(cell, "p")
    _run(reference, row.id, "", noProof=True, color=_GREY, sz=10)
    hidden = f" {row.version} {row.source_hash or '-'} {row.target_hash or '-'}"
    _run(reference, hidden, "", noProof=True, vanish=True, color=_GREY, sz=10)


def _lines(text: str, previous: str) -> Iterator[list[tuple[str, bool]]]:
    """The text line by line, each in pieces that are new since the previous source or not."""
    line: list[tuple[str, bool]] = []
    for piece, is_new in _pieces(text, previous):
        first, *rest = piece.split("\n")
        line.append((first, is_new))
        for further in rest:
            yield line
            line = [(further, is_new)]
    yield line


def _pieces(text: str, previous: str) -> list[tuple[str, bool]]:
    """The text in pieces that are new since the previous source or not."""
    if not previous:
        return [(text, False)]
    found = [piece for piece in word_difference(previous, text) if piece.kind != "gone"]
    return [(piece.text, piece.kind == "new") for piece in found] or [("", False)]


def _cell(row: etree._Element, width: int) -> etree._Element:
    """A new cell at the end of a row."""
    cell = add(row, "tc")
    add(add(cell, "tcPr"), "tcW", w=width, type="dxa")
    return cell


def _paragraph(cell: etree._Element, language: str) -> etree._Element:
    """A new paragraph, from right to left where the language is written so."""
    paragraph = add(cell, "p")
    if language:
        about = add(paragraph, "pPr")
        if languages.direction(language) == "rtl":
            add(about, "bidi")
        # The language of what is typed into an empty paragraph.
        speak(add(about, "rPr"), language)
    return paragraph


# What a run may have, in the order in which Word wants it. What ends in "Cs" is the same for
# letters that are written from right to left.
_RUN = ("b", "bCs", "noProof", "vanish", "color", "sz", "szCs", "highlight")


def _run(paragraph: etree._Element, text: str, language: str, **properties) -> None:
    """A run of text with its language; nothing for no text."""
    if not text:
        return
    run = add(paragraph, "r")
    style = add(run, "rPr")
    for name in _RUN:
        if value := properties.get(name.removesuffix("Cs")):
            value = "yellow" if name == "highlight" else value
            add(style, name, **({} if value is True else {"val": value}))
    if language:
        speak(style, language)
    write(run, text)
