"""Files: what is read, what is refused, and what is neutralised."""

import csv
import io
import zipfile

import pytest
import tablib
from django.core.exceptions import ValidationError
from openpyxl import Workbook, load_workbook

from cities.formats import Csv, Xlsx, as_typed, neutralised
from uccn.lib import office_files


def workbook(*rows) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=SUM(A1)", "'=SUM(A1)"),
        ("+33 1", "'+33 1"),
        ("-2+3", "'-2+3"),
        ("@cmd", "'@cmd"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("＝1+1", "'＝1+1"),
        ("'=x", "''=x"),
        ("-3.19648", "-3.19648"),
        ("'s-Hertogenbosch", "'s-Hertogenbosch"),
        ("Kraków", "Kraków"),
        ("", ""),
    ],
)
def test_a_cell_that_looks_like_a_formula_is_neutralised_and_comes_back(text, cell):
    assert (neutralised(text), as_typed(cell)) == (cell, text)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_is_read_with_every_delimiter_that_spreadsheets_write(delimiter):
    content = f"\ufeffa{delimiter}b\n1{delimiter}Łódź\n".encode()

    rows = Csv().create_dataset(content)

    assert (rows.headers, list(rows), rows.lines) == (["a", "b"], [("1", "Łódź")], [2])


def test_a_row_knows_the_line_that_it_begins_on_after_empty_lines_and_long_cells():
    rows = Csv().create_dataset(b'a,b\n\n1,"x\ny"\n,\n2,z\n')

    assert (list(rows), rows.lines) == ([("1", "x\ny"), ("2", "z")], [3, 6])


def test_numbers_of_a_workbook_are_read_as_people_write_them():
    rows = Xlsx().create_dataset(
        workbook(["a", "b", "c"], [2008.0, -3.19648, None], [2008, "x", 0])
    )

    assert list(rows) == [("2008", "-3.19648", ""), ("2008", "x", "0")]


def test_a_workbook_holds_numbers_as_numbers_and_formulas_as_text():
    dataset = tablib.Dataset(["-3.19648", "007", "=1+1", "2008"], headers=["a", "b", "c", "d"])

    sheet = load_workbook(io.BytesIO(Xlsx().export_data(dataset))).active

    assert [cell.value for cell in sheet[2]] == [-3.19648, "007", "'=1+1", 2008]
    assert [cell.data_type for cell in sheet[2]] == ["n", "s", "s", "n"]


def test_what_is_written_as_csv_is_read_back_exactly():
    texts = ["=1", "'=1", "-5", "'-5", "a\nb", 'say "x", y', "＋1", "'s-G"]
    dataset = tablib.Dataset(texts, headers=list("abcdefgh"))

    content = Csv().export_data(dataset)

    assert next(iter(Csv().create_dataset(content.encode()))) == tuple(texts)
    assert next(csv.reader(io.StringIO(content.partition("\n")[2])))[0] == "'=1"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"\n \n,,\n", "The file is empty."),
        (b"a,b\n", "The file has a header, but no rows."),
        (b"a\nx\nKrak\xf3w\n", "Line 3 is not in UTF-8. Save the file as “CSV UTF-8”."),
        (b"a,b\n1,2\n1,2,3\n", "Line 3 has 3 cells, but the header has 2."),
        (b'a,b\n1,"2\n', "Line 2 cannot be read as CSV: check its quotation marks."),
        (b"\x00\x01", "This is not a CSV file."),
    ],
)
def test_a_wrong_csv_file_is_refused_in_a_sentence(content, sentence):
    with pytest.raises(ValidationError) as refusal:
        Csv().create_dataset(content)

    assert refusal.value.messages == [sentence]


def _archive() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("readme.txt", "no workbook")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"name_en,country\n", "This is not an XLSX file."),
        (_archive(), "This XLSX file cannot be read."),
        (workbook([]), "The file is empty."),
    ],
)
def test_a_wrong_workbook_is_refused_in_a_sentence(content, sentence):
    with pytest.raises(ValidationError) as refusal:
        Xlsx().create_dataset(content)

    assert refusal.value.messages == [sentence]


def test_a_workbook_that_swells_is_refused(monkeypatch):
    monkeypatch.setattr(office_files, "MAX_UNPACKED_BYTES_OF_A_TABLE", 100)

    with pytest.raises(ValidationError) as refusal:
        Xlsx().create_dataset(workbook(["a"], ["b"]))

    assert refusal.value.messages == ["The file is too large."]


def _with_part(name: str, content: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A good workbook with another part, or with one in the place of its own."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(["a"], ["b"]))) as old,
        zipfile.ZipFile(stream, "w", method) as new,
    ):
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return stream.getvalue()


_ENTITY = '<!DOCTYPE sst [<!ENTITY a "x">]><sst><si><t>&a;</t></si></sst>'


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (_with_part("xl/sharedStrings.xml", _ENTITY.encode()), "This XLSX file cannot be read."),
        (
            _with_part("xl/any.bin", b"<!--" + b" " * 999_990 + b"-->" + _ENTITY.encode("utf-16")),
            "This XLSX file cannot be read.",
        ),
        (_with_part("xl/sharedStrings.xml", b"<si/>" * 2_000_001), "The file is too large."),
        (_with_part("xl/x.xml", b"<x/>", zipfile.ZIP_LZMA), "This XLSX file cannot be read."),
    ],
    ids=["entities", "entities on the edge", "more marks than any table has", "packed otherwise"],
)
def test_a_workbook_that_would_harm_its_reader_is_not_opened(content, sentence):
    with pytest.raises(ValidationError) as refusal:
        Xlsx().create_dataset(content)

    assert refusal.value.messages == [sentence]
