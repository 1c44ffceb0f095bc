"""Cells of files that spreadsheets open: none of them is run as a formula."""

import csv
import io
import re
from collections.abc import Iterable

# OWASP, "CSV injection": what spreadsheets take for the start of a formula, full-width included.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)


def neutralised(text: str) -> str:
    """The text as a cell that no spreadsheet runs; plain numbers stay as they are."""
    if _FORMULA.match(text) and not NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def as_typed(cell: str) -> str:
    """The text that ``neutralised`` made the cell of."""
    if cell.startswith("'") and _FORMULA.match(cell):
        return cell[1:]
    return cell


def csv_line(cells: Iterable[str]) -> str:
    """A row as comma-separated values.

    Before 3.13, Python leaves a carriage return bare that ends no line of the dialect; spreadsheets
    begin a new row there, and a formula that stands behind it is run.
    """
    row, stream = list(cells), io.StringIO(newline="")
    quoting = csv.QUOTE_ALL if any("\r" in cell for cell in row) else csv.QUOTE_MINIMAL
    csv.writer(stream, quoting=quoting, lineterminator="\n").writerow(row)
    return stream.getvalue()


def csv_text(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """The rows below their header as comma-separated values, every cell of them neutralised."""
    lines = [csv_line(neutralised(cell) for cell in row) for row in rows]
    return "".join([csv_line(header), *lines])
