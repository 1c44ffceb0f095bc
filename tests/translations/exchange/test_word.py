"""The Word document: what translators and Word do to it, and what we make of that."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from django.utils.translation import gettext, override
from lxml import etree

from tests.translations.exchange.samples import essence, hard_sheet, row, sheet
from translations.exchange import word
from translations.exchange.planning import plan
from translations.exchange.word_table import w

OUT = sheet(
    row(1, "One"),
    row(2, "Two", "اثنان\nو"),
    row(3, "Three\twith\u00a0a tab", "ثلاثة"),
    row(4, "Four", notes=("A note.",)),
)
SOURCE, TARGET = 1, 2


def _opened(data: bytes):
    """The document as another program opens it."""
    return docx.Document(io.BytesIO(data))


def _saved(document) -> bytes:
    """The document as another program saves it."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _edited(change: Callable, out=OUT) -> bytes:
    """Our document after something was done to its table, given as python-docx's."""
    document = _opened(word.write(out))
    change(document.tables[0])
    return _saved(document)


def _typed(**texts: str) -> bytes:
    """Our document with translations typed: ``row_1="واحد"``."""

    def change(table):
        for name, text in texts.items():
            table.rows[int(name.removeprefix("row_"))].cells[TARGET].text = text

    return _edited(change)


def _cell_xml(inner: str) -> bytes:
    """Our document with this XML in the first translation's cell."""

    def change(table):
        cell = table.rows[1].cells[TARGET]._tc
        for paragraph in cell.findall(w("p")):
            cell.remove(paragraph)
        names = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        for element in etree.fromstring(f'<w:x xmlns:w="{names}">{inner}</w:x>'):
            cell.append(element)

    return _edited(change)


def _first(data: bytes):
    """What the first row comes to."""
    return plan(word.read(data), OUT).rows[0]


def test_what_another_program_saves_again_is_still_equal():
    out = hard_sheet(600)
    back = word.read(_saved(_opened(word.write(out))))
    assert essence(back.rows) == essence(out.rows)


def test_the_document_opens_as_a_table_of_three_columns_under_its_instructions():
    document = _opened(word.write(OUT))
    table = document.tables[0]
    with override("ar"):
        advice = gettext("Translation from %(source)s into %(target)s")
    assert document.paragraphs[0].text == "Braga 2025"
    assert document.paragraphs[1].text == advice % {"source": "الإنجليزية", "target": "العربية"}
    assert document.paragraphs[3].text == "UCCN [declarations.declaration/12] en > ar"
    assert [len(line.cells) for line in table.rows] == [3] * 5
    assert table.rows[2].cells[TARGET].text == "اثنان\nو"
    assert document.sections[0].page_width > document.sections[0].page_height


def test_the_document_has_neither_author_nor_time():
    properties = _opened(word.write(OUT)).core_properties
    assert (properties.author, properties.comments) == ("UCCN", "")
    assert properties.created == properties.modified
    with zipfile.ZipFile(io.BytesIO(word.write(OUT))) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_arabic_is_written_from_right_to_left_and_named_as_arabic():
    table = _opened(word.write(OUT)).tables[0]
    source, target = table.rows[2].cells[SOURCE]._tc, table.rows[2].cells[TARGET]._tc
    languages = [e.get(w("bidi")) for e in target.iter(w("lang"))]
    assert (len(list(target.iter(w("bidi")))), len(list(source.iter(w("bidi"))))) == (2, 0)
    assert languages == ["ar"] * 4


def test_an_empty_translation_waits_in_its_language():
    table = _opened(word.write(sheet(row(1), language="zh-hans"))).tables[0]
    languages = [e.get(w("eastAsia")) for e in table.rows[1].cells[TARGET]._tc.iter(w("lang"))]
    assert languages == ["zh-Hans"]


def test_what_is_new_in_an_outdated_source_is_marked_and_the_text_stays_the_same():
    out = sheet(row(1, "We renew our\npledge", "نص", previous_source="We renew the pledge"))
    data = word.write(out)
    cell = _opened(data).tables[0].rows[1].cells[SOURCE]
    marked = [r.text for p in cell.paragraphs for r in p.runs if r.font.highlight_color]
    assert "".join(marked) == "our"
    assert word.read(data).rows[0].source == "We renew our\npledge"


def test_what_is_typed_becomes_a_draft_and_the_rest_stays():
    found = plan(word.read(_typed(row_1="واحد\nو", row_4="أربعة")), OUT)
    assert [(r.kind, r.text) for r in found.saved] == [("draft", "واحد\nو"), ("draft", "أربعة")]
    assert found.counts == {"draft": 2, "unchanged": 2}
    assert found.told == []


def test_paragraphs_and_line_breaks_in_a_cell_are_lines():
    data = _cell_xml(
        "<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/></w:r></w:p><w:p/>"
        "<w:p><w:r><w:softHyphen/><w:noBreakHyphen/></w:r></w:p>"
    )
    assert word.read(data).rows[0].target == "a\nb\t\n\n\u00ad\u2011"


def test_tracked_changes_are_taken_as_accepted():
    data = _cell_xml(
        '<w:p><w:r><w:t xml:space="preserve">kept </w:t></w:r>'
        '<w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>added</w:t></w:r></w:ins>'
        '<w:moveFrom w:id="3"><w:r><w:t>moved</w:t></w:r></w:moveFrom></w:p>'
        '<w:p><w:pPr><w:rPr><w:del w:id="4"/></w:rPr></w:pPr><w:r><w:t>one </w:t></w:r></w:p>'
        "<w:p><w:r><w:t>line</w:t></w:r></w:p>"
    )
    assert word.read(data).rows[0].target == "kept added\none line"


def test_links_and_content_controls_are_read_through():
    data = _cell_xml(
        "<w:p><w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink>"
        "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>b</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    assert word.read(data).rows[0].target == "ab"


@pytest.mark.parametrize(
    ("inner", "sentence"),
    [
        ("<w:p><w:r><w:drawing/></w:r></w:p>", "The translation holds a picture. Delete it."),
        (
            "<w:p><w:r><w:footnoteReference/></w:r></w:p>",
            "The translation holds a footnote. Write it into the text.",
        ),
        (
            "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>",
            "The translation holds a table inside the table. Write it as plain text.",
        ),
        (
            "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>",
            "Word made a list of the translation, whose numbers or points would be lost. "
            "Undo the list and type them.",
        ),
        (
            "<w:p><w:r><w:t>a\u202eb</w:t></w:r></w:p>",
            "Line 1, character 2: the character U+202E cannot be kept. Delete it and save again.",
        ),
    ],
)
def test_what_cannot_become_text_is_reported_at_its_row(inner, sentence):
    found = plan(word.read(_cell_xml(inner)), OUT)
    # A picture without a word leaves the text as it was: empty. It is reported all the same.
    assert (found.rows[0].kind, found.rows[0].sentence) == ("problem", sentence)
    assert found.counts == {"unchanged": 3, "problem": 1}


def test_a_picture_that_was_deleted_again_is_no_problem():
    data = _cell_xml('<w:p><w:del w:id="1"><w:r><w:drawing/></w:r></w:del></w:p>')
    assert _first(data).kind == "unchanged"


def test_letters_raised_by_word_are_warned_of():
    data = _cell_xml(
        '<w:p><w:r><w:t>XII</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        "<w:t>e</w:t></w:r></w:p>"
    )
    back = word.read(data)
    assert back.rows[0].target == "XIIe"
    assert back.warnings == [
        "Row 1: letters raised by Word come back as ordinary ones. Write ^like this^."
    ]


def _remove(table, number: int) -> None:
    """Delete a row."""
    table._tbl.remove(table.rows[number]._tr)


def test_a_row_gone_is_reported_and_the_others_are_taken():
    found = plan(word.read(_edited(lambda table: _remove(table, 2))), OUT)
    gone = found.rows[-1]
    assert [r.kind for r in found.rows] == ["unchanged"] * 3 + ["missing"]
    assert (gone.label, gone.current) == ("§ 2", "اثنان\nو")
    assert gone.sentence == (
        "The file lacks this text: its row was deleted, or it is newer than the export."
    )


def test_a_row_deleted_as_a_tracked_change_is_gone():
    def change(table):
        about = table.rows[1]._tr.get_or_add_trPr()
        etree.SubElement(about, w("del"))

    found = plan(word.read(_edited(change)), OUT)
    assert found.counts == {"unchanged": 3, "missing": 1}


def test_a_row_pasted_twice_is_reported_at_both_places():
    def change(table):
        table._tbl.append(etree.fromstring(etree.tostring(table.rows[2]._tr)))

    found = plan(word.read(_edited(change)), OUT)
    doubled = [(r.place, r.label) for r in found.rows if r.kind == "duplicate"]
    assert doubled == [("Row 2", "§ 2"), ("Row 5", "§ 2")]


def test_a_row_that_somebody_added_is_reported_and_an_empty_one_passed_over():
    def change(table):
        table.add_row()
        table.add_row().cells[TARGET].text = "خمسة"

    found = plan(word.read(_edited(change)), OUT)
    assert [(r.kind, r.place, r.text) for r in found.told] == [("unknown", "Row 6", "خمسة")]
    assert found.told[0].sentence == (
        "The row has no id in small grey letters: it was added, or the id was deleted. "
        "Put the translation into the row of its source."
    )


def test_joined_cells_and_joined_rows_are_reported():
    def join_cells(table):
        table.rows[1].cells[SOURCE].merge(table.rows[1].cells[TARGET])

    def join_rows(table):
        for paragraph in table.rows[2].cells[0]._tc.findall(w("p")):
            table.rows[1].cells[0]._tc.append(paragraph)

    cells = plan(word.read(_edited(join_cells)), OUT)
    rows = plan(word.read(_edited(join_rows)), OUT)
    assert [r.sentence for r in cells.told] == [
        "The row has 2 cells instead of three. Do not join or split cells."
    ]
    assert [r.sentence for r in rows.told if r.kind != "missing"] == [
        "Two rows were joined into one. Split them again, or export the text again.",
        "The row has no id in small grey letters: it was added, or the id was deleted. "
        "Put the translation into the row of its source.",
    ]


def test_rows_in_another_order_or_in_two_tables_are_found_by_their_ids():
    def change(table):
        rows = [line._tr for line in table.rows]
        table._tbl.insert(table._tbl.index(rows[1]), rows[3])
        other = etree.SubElement(table._tbl.getparent(), w("tbl"))
        other.append(rows[4])

    found = plan(word.read(_edited(change)), OUT)
    assert found.counts == {"unchanged": 4}


def _repacked(data: bytes, change: Callable[[str, bytes], tuple[str, bytes]]) -> bytes:
    """The package with its parts changed, each given with its name."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(*change(name, old.read(name)))
    return out.getvalue()


def test_a_document_saved_as_strict_open_xml_is_read():
    ordinary = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    data = _repacked(word.write(OUT), lambda name, part: (name, part.replace(ordinary, strict)))
    assert essence(word.read(data).rows) == essence(OUT.rows)


def test_a_program_may_call_the_text_otherwise():
    def change(name, part):
        other = part.replace(b"word/document.xml", b"word/document2.xml")
        return name.replace("word/document.xml", "word/document2.xml"), other

    assert essence(word.read(_repacked(word.write(OUT), change)).rows) == essence(OUT.rows)


def test_a_program_that_knows_no_headings_leaves_the_first_row_to_be_one():
    def forget(table):
        etree.strip_elements(table._tbl, w("tblHeader"))

    def delete_too(table):
        forget(table)
        _remove(table, 0)

    assert essence(word.read(_edited(forget)).rows) == essence(OUT.rows)
    assert essence(word.read(_edited(delete_too)).rows) == essence(OUT.rows)


def test_how_long_a_translation_may_be_is_said_beside_it():
    data = word.write(sheet(row(1, max_length=80), language="fr"))
    with override("fr"):
        advice = gettext("At most %(count)s characters") % {"count": 80}
    label = _opened(data).tables[0].rows[1].cells[0].text
    assert label.split("\n")[:2] == ["§ 1", advice]


def test_a_program_that_drops_hidden_text_leaves_the_texts_to_compare():
    def change(table):
        for run in list(table._tbl.iter(w("r"))):
            if run.find(f"{w('rPr')}/{w('vanish')}") is not None:
                run.getparent().remove(run)
        table.rows[1].cells[TARGET].text = "واحد"

    back = word.read(_edited(change))
    found = plan(back, OUT)
    assert {r.source_hash for r in back.rows} == {None}
    assert (found.rows[0].kind, found.rows[0].based_on) == ("draft", OUT.rows[0].source_hash)
    assert found.counts == {"draft": 1, "unchanged": 3}


def test_hidden_text_that_is_damaged_is_as_good_as_none():
    def change(table):
        for text in table.rows[1].cells[0]._tc.iter(w("t")):
            text.text = text.text[:-5] if len(text.text) > 60 else text.text

    back = word.read(_edited(change, sheet(row(1, "One", "واحد"))))
    assert [(r.id, r.source_hash, r.problem) for r in back.rows] == [
        ("declarations.paragraph.1.body", None, "")
    ]


def test_a_source_that_somebody_edited_in_word_is_told_and_changes_nothing_here():
    def change(table):
        table.rows[1].cells[SOURCE].text = "One and a half"
        table.rows[1].cells[TARGET].text = "واحد"

    found = _first(_edited(change))
    assert found.kind == "old_source"
    assert found.sentence == (
        "The source was changed in the file, which changes nothing here. The translation is kept "
        "as one of another source: compare the two and revise it."
    )
