"""CSV, for people who have nothing but a spreadsheet: UTF-8 with a byte order mark.

The first line names the text and the languages. A cell that a spreadsheet would take for a formula
begins with an apostrophe, which is taken away again when the file comes back.
"""

import codecs
import csv
import io
import re

from django.utils.translation import gettext as _

from translations.exchange.limits import check_size
from translations.exchange.rows import (
    FileProblem,
    Incoming,
    IncomingSheet,
    Row,
    Sheet,
    code,
    digest,
    number,
    tag,
)
from translations.exchange.safety import check_exportable

_FORMULA = "=+-@\t\r\n＝＋－＠"
_HEAD = re.compile(r"\s*(?P<name>id|source|target)\s*\((?P<value>[^()]+)\)\s*", re.IGNORECASE)
_PLAIN = ["label", "status", "notes", "maximum", "version", "source_hash", "target_hash"]
_MARKS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]


def write(sheet: Sheet) -> bytes:
    """The sheet as CSV. Raises FileProblem for a text that no file can hold."""
    check_exportable(sheet)
    out = io.StringIO(newline="")
    table = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    languages = tag(sheet.source_language), tag(sheet.language)
    names = [f"source ({languages[0]})", f"target ({languages[1]})"]
    table.writerow([f"id ({sheet.original})", "label", *names, *_PLAIN[1:]])
    for row in sheet.rows:
        table.writerow([_guarded(cell) for cell in _cells(row)])
    return codecs.BOM_UTF8 + out.getvalue().encode()


def _cells(row: Row) -> list[str]:
    """A row's cells, in the order of the columns."""
    return [
        row.id,
        row.label,
        row.source,
        row.target,
        row.status,
        "\n".join(row.notes),
        str(row.max_length or ""),
        f"v{row.version}",
        row.source_hash or "none",
        row.target_hash or "none",
    ]


def _guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("'", *_FORMULA)) else cell


def _unguarded(cell: str) -> str:
    """What a guarded cell held; an apostrophe that guards nothing stays."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] and cell[1] in f"'{_FORMULA}" else cell


def read(data: bytes) -> IncomingSheet:
    """What a CSV file holds. Raises FileProblem when it is none of ours."""
    check_size(data)
    text = _decoded(data)
    separator = max(",;\t", key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        lines = [(reader.line_num, line) for line in reader if any(line)]
    except csv.Error as error:
        raise FileProblem(
            _(
                "The table cannot be read from line %(line)s on: a quotation mark is missing or "
                "the file is incomplete. Save it again as CSV."
            )
            % {"line": reader.line_num},
            "damaged",
        ) from error
    return _sheet(lines)


def _decoded(data: bytes) -> str:
    """The characters of a file, by its byte order mark or as UTF-8. Raises FileProblem."""
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", "utf-8"))
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise FileProblem(
            _("The file is not in UTF-8. In the spreadsheet, save it as “CSV UTF-8”."), "encoding"
        ) from error
    # No database keeps it, not even in a report.
    if "\x00" in text:
        line = text.partition("\x00")[0].count("\n") + 1
        sentence = _("Line %(line)s holds a control character. Delete it and save the file again.")
        raise FileProblem(sentence % {"line": line}, "control_character")
    return text


def _sheet(lines: list[tuple[int, list[str]]]) -> IncomingSheet:
    """The sheet of the lines, whose first names text and languages. Raises FileProblem."""
    names = [_unguarded(cell).strip() for cell in lines[0][1]] if lines else []
    heads = {
        m["name"].lower(): (n, m["value"]) for n, c in enumerate(names) if (m := _HEAD.match(c))
    }
    if set(heads) != {"id", "source", "target"}:
        raise FileProblem(
            _(
                "The first line must name the columns “id (…)”, “source (…)” and “target (…)” as "
                "in the exported file. Put the line back, or export the text again."
            ),
            "columns",
        )
    columns = {name: place for name, (place, _value) in heads.items()}
    columns |= {name: names.index(name) for name in _PLAIN if name in names}
    rows = [_row(line, cells, columns) for line, cells in lines[1:]]
    original = heads["id"][1].strip()
    return IncomingSheet(original, code(heads["source"][1]), code(heads["target"][1]), rows)


def _row(line: int, cells: list[str], columns: dict[str, int]) -> Incoming:
    """One line as it came back; ``line`` is where it ends, as a long cell has several."""
    found = {name: _unguarded(cells[at]) for name, at in columns.items() if at < len(cells)}
    return Incoming(
        id=found.get("id", "").strip(),
        place=_("Line %(line)s") % {"line": line},
        source=found.get("source"),
        target=found.get("target", ""),
        source_hash=_digest(found.get("source_hash")),
        target_hash=_digest(found.get("target_hash")),
        version=number(found.get("version", "").strip().removeprefix("v")),
        problem=_problem(found),
    )


def _digest(cell: str | None) -> str | None:
    """A hash as a cell holds it; an empty cell says nothing, "none" that there was no text."""
    cell = (cell or "").strip()
    return "" if cell == "none" else digest(cell or None)


def _problem(found: dict[str, str]) -> str:
    """Why a line cannot be read, '' when it can."""
    if "source" not in found or "target" not in found:
        return _("The line has too few cells: it may have been cut off. Export the text again.")
    if not found.get("id", "").strip():
        return _("The line has no id, so nobody knows which text it is. Export the text again.")
    return ""
