"""Every writer of tables, found by walking: no cell is run as a formula, and every text comes back.

A module that begins to write tables fails here until it stands in ``WRITERS``.
"""

import csv
import io

import pytest
import tablib
from openpyxl import load_workbook

from cities.formats import Csv, Xlsx
from tests.defence import walking
from tests.translations.exchange.samples import row, sheet
from translations.exchange import table
from uccn.api import pages
from uccn.lib import cells
from uccn.record import admin, exports

# OWASP's list ("CSV injection"), what Asian keyboards type for it, and an apostrophe before it.
RUN = ["=1+1", "+1 x", "-1 x", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x", "'=1", "'+x",
       '=HYPERLINK("http://127.0.0.1:1/?"&A1)', "=cmd|' /C calc'!A0"]  # fmt: skip
PLAIN = ["Lyon", "-12.5", "2018", "'quoted'", "a=b", "", "é\n=1"]
_BEGINS = tuple("=+-@\t\r＝＋－＠")
# What makes tables, or says that an answer is one.
_CALLS = {
    "csv_line",
    "csv.writer",
    "csv.DictWriter",
    "Workbook",
    "tablib.Dataset",
    "openpyxl.Workbook",
}
_KINDS = ("text/csv", "text/tab-separated-values", "spreadsheetml.sheet")


def of_cells(texts):
    """Through ``cells.csv_text``, from which the lists as files and the record's helper come."""
    text = cells.csv_text(["head"], [[one] for one in texts])
    found = [line[0] if line else "" for line in csv.reader(io.StringIO(text, newline=""))]
    return found[1:], [cells.as_typed(cell) for cell in found[1:]]


def of_cities_csv(texts):
    """As cities go out, and are read again."""
    data = tablib.Dataset(*[["Lyon", one] for one in texts], headers=["name_en", "note"])
    text = Csv().export_data(data)
    raw = [line[1] for line in csv.reader(io.StringIO(text, newline=""))][1:]
    return raw, Csv().create_dataset(text.encode())["note"]


def of_cities_xlsx(texts):
    """As a workbook: no cell is a formula, numbers are numbers."""
    data = tablib.Dataset(*[["Lyon", one] for one in texts], headers=["name_en", "note"])
    content = Xlsx().export_data(data)
    [_head, *found] = load_workbook(io.BytesIO(content)).active.iter_rows(min_col=2, max_col=2)
    assert {cell.data_type for [cell] in found} <= {"s", "n", "inlineStr"}
    raw = ["" if cell.value is None else str(cell.value) for [cell] in found]
    return raw, Xlsx().create_dataset(content)["note"]


def of_the_desk(texts):
    """As a sheet goes to a translator and comes back."""
    sent = table.write(sheet(*(row(n, text or "-", text) for n, text in enumerate(texts, 1))))
    lines = list(csv.reader(io.StringIO(sent.decode("utf-8-sig"), newline="")))[1:]
    return [line[3] for line in lines], [one.target for one in table.read(sent).rows]


def of_the_record(texts, monkeypatch):
    """As the record is taken along; nothing reads it in again."""
    monkeypatch.setattr(exports, "_told", lambda _changes: texts)
    monkeypatch.setattr(exports, "_rows", lambda text: [[text]])
    [_head, *lines] = exports.as_csv(None)
    raw = [next(csv.reader(io.StringIO(line, newline="")), [""]) for line in lines]
    return [cell for [cell] in raw], [cells.as_typed(cell) for [cell] in raw]


WRITERS = {
    "uccn.lib.cells": (of_cells,),
    "cities.formats": (of_cities_csv, of_cities_xlsx),
    "translations.exchange.table": (of_the_desk,),
    "uccn.record.exports": (of_the_record,),
}
# They say that an answer is a table; the table is one of those above.
SENDERS = {
    "cities.formats": Csv.export_data,
    "translations.exchange.formats": table.write,
    "uccn.api.pages": pages.download,
    "uccn.record.admin": admin.exports.as_csv,
}
# It names the kind of files that staff upload.
_KNOWS = {"uccn.lib.file_kinds"}


def test_every_writer_of_tables_is_declared():
    assert set(walking.calling(_CALLS)) == set(WRITERS)
    assert set(walking.saying(_KINDS)) - _KNOWS == set(SENDERS)


@pytest.mark.parametrize("name", WRITERS)
def test_no_cell_is_run_and_every_text_comes_back(name, monkeypatch):
    for writer in WRITERS[name]:
        more = (monkeypatch,) if writer is of_the_record else ()
        raw, read = writer([*RUN, *PLAIN], *more)
        run = [
            cell for cell in raw if cell.startswith(_BEGINS) and not cells.NUMBER.fullmatch(cell)
        ]
        assert (writer.__name__, run) == (writer.__name__, [])
        assert [text.strip() for text in read] == [text.strip() for text in [*RUN, *PLAIN]]
