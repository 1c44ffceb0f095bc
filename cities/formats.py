"""CSV and XLSX files of rows: read strictly, so that each row knows its line; written safely.

Every cell is text on the way in. On the way out a cell that a spreadsheet would take for a
formula gets an apostrophe before it, which reading takes away again.
"""

import csv
import io
import zipfile
from collections.abc import Iterable
from itertools import islice

import tablib
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.formats import base_formats

from uccn.lib import office_files
from uccn.lib.cells import NUMBER, as_typed, csv_text, neutralised

MAX_ROWS = 10_000
MAX_COLUMNS = 100


class Rows(tablib.Dataset):
    """A dataset whose rows remember the lines of the file that they stand on."""

    lines: list[int]


def _text(value) -> str:
    """A cell's value as text: 2008.0 → "2008", None → ''."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, float):
        return f"{value:.5f}".rstrip("0")  # as coordinates are kept; 1e-05 is no number to people
    return as_typed(str(value).strip())


def rows_of(numbered: Iterable[tuple[int, list]]) -> Rows:
    """The rows of a file, from its lines with their numbers; the first is the header.

    Raises ValidationError for an empty file and for rows that do not fit their header.
    """
    filled = [(line, cells) for line, raw in numbered if any(cells := [_text(c) for c in raw])]
    if not filled:
        raise ValidationError(_("The file is empty."))
    header = _without_empty_end(filled[0][1])
    if len(filled) == 1:
        raise ValidationError(_("The file has a header, but no rows."))
    if len(filled) > MAX_ROWS:
        raise ValidationError(_("The file has more than %(most)s rows.") % {"most": MAX_ROWS})
    rows = Rows(headers=header)
    rows.lines = []
    for line, cells in filled[1:]:
        rows.append(_fitted(cells, header, line))
        rows.lines.append(line)
    return rows


def _without_empty_end(cells: list[str]) -> list[str]:
    """The cells up to the last that holds something."""
    while cells and not cells[-1]:
        cells = cells[:-1]
    return cells


def _fitted(cells: list[str], header: list[str], line: int) -> list[str]:
    """The row's cells, as many as the header has."""
    cells = _without_empty_end(cells)
    if len(cells) > len(header):
        raise ValidationError(
            _("Line %(line)s has %(cells)s cells, but the header has %(columns)s.")
            % {"line": line, "cells": len(cells), "columns": len(header)}
        )
    return cells + [""] * (len(header) - len(cells))


class Csv(base_formats.CSV):
    """Comma-separated values in UTF-8; read with semicolons or tabs too, as spreadsheets write."""

    CONTENT_TYPE = "text/csv; charset=utf-8"

    def is_binary(self) -> bool:
        """Read as bytes, so that a wrong encoding is told in our words."""
        return True

    def get_read_mode(self) -> str:
        """As bytes."""
        return "rb"

    def create_dataset(self, in_stream: bytes, **kwargs) -> Rows:
        """The file's rows. Raises ValidationError for what is not CSV in UTF-8."""
        try:
            text = in_stream.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = in_stream.count(b"\n", 0, error.start) + 1
            message = _("Line %(line)s is not in UTF-8. Save the file as “CSV UTF-8”.")
            raise ValidationError(message % {"line": line}) from error
        if "\0" in text:
            raise ValidationError(_("This is not a CSV file."))
        delimiter = max(",;\t", key=text.partition("\n")[0].count)
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        try:
            return rows_of(_numbered(reader))
        except csv.Error as error:
            message = _("Line %(line)s cannot be read as CSV: check its quotation marks.")
            raise ValidationError(message % {"line": reader.line_num}) from error

    def export_data(self, dataset, **kwargs) -> str:
        """The rows as CSV."""
        return csv_text(dataset.headers, dataset)


def _numbered(reader):
    """Each row with the line that it begins on; a row may go over several."""
    begins = 1
    for row in reader:
        yield begins, row
        begins = reader.line_num + 1


class Xlsx(base_formats.XLSX):
    """Office Open XML workbooks; the first sheet is read."""

    def create_dataset(self, in_stream: bytes) -> Rows:
        """The first sheet's rows. Raises ValidationError for what is no XLSX file."""
        from openpyxl import load_workbook

        self._check_package(in_stream)
        try:
            book = load_workbook(io.BytesIO(in_stream), read_only=True, data_only=True)
            sheet = book.worksheets[0]
            sheet.reset_dimensions()  # what the file says of its own size may be wrong
            rows = sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS)
            numbered = list(islice(enumerate(rows, 1), MAX_ROWS + 2))
        except Exception as error:  # openpyxl lets through whatever its parsers raise
            raise ValidationError(_("This XLSX file cannot be read.")) from error
        if len(numbered) > MAX_ROWS + 1:
            raise ValidationError(_("The file has more than %(most)s rows.") % {"most": MAX_ROWS})
        return rows_of(numbered)

    @staticmethod
    def _check_package(content: bytes) -> None:
        """Raise ValidationError for what is no archive, or one that no library should open."""
        if not zipfile.is_zipfile(io.BytesIO(content)):
            raise ValidationError(_("This is not an XLSX file."))
        try:
            office_files.check_workbook(content)
        except office_files.OfficeProblem as problem:
            if problem.code == "bomb":
                raise ValidationError(_("The file is too large.")) from problem
            raise ValidationError(_("This XLSX file cannot be read.")) from problem

    def export_data(self, dataset, **kwargs) -> bytes:
        """The rows as a workbook, numbers as numbers."""
        safe = tablib.Dataset(headers=dataset.headers)
        for row in dataset:
            safe.append([_number(cell) for cell in map(neutralised, row)])
        return super().export_data(safe, **kwargs)


def _number(cell: str):
    """The cell as a number where reading it gives back the very same text."""
    if NUMBER.fullmatch(cell):
        number = float(cell) if "." in cell else int(cell)
        if len(cell) < 15 and str(number) == cell and _text(number) == cell:
            return number
    return cell


FORMATS = [Csv, Xlsx]
