"""CSV: spreadsheets that guess, and what they leave of a file."""

import pytest

from tests.translations.exchange.samples import essence, row, sheet
from translations.exchange import table
from translations.exchange.planning import plan

OUT = sheet(row(1, "One; two"), row(2, "Two", "اثنان"))
DATA = table.write(OUT)


def test_the_file_begins_with_a_mark_that_spreadsheets_need_and_names_text_and_languages():
    assert DATA.decode().splitlines()[0] == (
        '\ufeff"id (declarations.declaration/12)","label","source (en)","target (ar)",'
        '"status","notes","maximum","version","source_hash","target_hash"'
    )


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "＝1", "'x", "'=1", "''"])
def test_no_cell_begins_as_a_formula_and_every_text_comes_back(text):
    data = table.write(sheet(row(1, text, text)))
    back = table.read(data)
    assert f'"\'{text}","\'{text}"' in data.decode()
    assert (back.rows[0].source, back.rows[0].target) == (text, text)


def test_an_apostrophe_that_a_person_typed_stays():
    data = DATA.decode().replace('"اثنان"', '"\'أ"').encode()
    assert table.read(data).rows[1].target == "'أ"


def test_semicolons_tabs_and_utf_16_of_spreadsheets_are_understood():
    text = DATA.decode("utf-8-sig")
    semicolons = text.replace('","', '";"').encode("utf-8-sig")
    tabs = text.replace('","', '"\t"').encode("utf-16")
    assert essence(table.read(semicolons).rows) == essence(OUT.rows)
    assert essence(table.read(tabs).rows) == essence(OUT.rows)


def test_columns_may_be_moved_added_and_deleted():
    names = "mine,target (ar),id (declarations.declaration/12),source (en)"
    data = f"{names}\n!,واحد,declarations.paragraph.1.body,One; two\n".encode()

    found = plan(table.read(data), OUT)

    assert [(r.kind, r.text) for r in found.rows[:1]] == [("draft", "واحد")]
    assert found.rows[0].based_on == OUT.rows[0].source_hash


def test_an_empty_cell_for_a_hash_says_nothing_and_none_says_that_there_was_no_text():
    bare = DATA.decode().replace('"none"', '""').encode()
    assert [r.target_hash for r in table.read(DATA).rows] == ["", OUT.rows[1].target_hash]
    assert [r.target_hash for r in table.read(bare).rows] == [None, OUT.rows[1].target_hash]


def test_a_line_cut_off_and_a_line_without_id_are_reported():
    lines = DATA.decode().splitlines()
    cut = '"declarations.paragraph.1.body","§ 1"'
    nameless = lines[2].replace('"declarations.paragraph.2.body"', '""')
    data = "\r\n".join([lines[0], cut, nameless]).encode()

    found = plan(table.read(data), OUT)

    assert [(r.place, r.kind, r.sentence) for r in found.rows[:2]] == [
        (
            "Line 2",
            "problem",
            "The line has too few cells: it may have been cut off. Export the text again.",
        ),
        (
            "Line 3",
            "unknown",
            "The line has no id, so nobody knows which text it is. Export the text again.",
        ),
    ]


def test_empty_lines_that_a_spreadsheet_adds_are_passed_over():
    data = DATA + b'"","",""\r\n,,,\r\n\r\n'
    assert essence(table.read(data).rows) == essence(OUT.rows)
