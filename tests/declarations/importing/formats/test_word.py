"""Word documents as people write them: lists, looks, tracked changes, notes, boxes, tables."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from declarations.importing import formats
from declarations.importing.formats import numbers
from declarations.importing.formats.blocks import Kind, Reason
from tests.declarations.importing.formats import papers

_STYLE = '<w:start w:val="{3}"/><w:numFmt w:val="{1}"/><w:lvlText w:val="{2}"/>'
_LEVEL = '<w:lvl w:ilvl="{0}">' + _STYLE + "</w:lvl>"


def read(document):
    """The source that the document gives."""
    return formats.read(papers.saved(document))


def texts(document) -> list[str]:
    """The texts of its blocks."""
    return [block.text for block in read(document).blocks]


def add(document, xml: str):
    """Add a paragraph of this XML."""
    paragraph = parse_xml(f"<w:p {nsdecls('w', 'r')}>{xml}</w:p>")
    body = document.element.body
    body.insert(len(body) - 1, paragraph)
    return paragraph


def numbered(document, *levels: tuple) -> str:
    """Define a list with these levels (style, pattern, start); returns its number."""
    part = document.part.numbering_part.element
    name = str(900 + len(part))
    drawn = "".join(_LEVEL.format(place, *level) for place, level in enumerate(levels))
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{name}">{drawn}</w:abstractNum>'
    part.insert(0, parse_xml(abstract))
    number = f'<w:num {nsdecls("w")} w:numId="{name}"><w:abstractNumId w:val="{name}"/></w:num>'
    part.append(parse_xml(number))
    return name


def item(document, name: str, level: int, text: str) -> None:
    """Add an item of a list."""
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{name}"/></w:numPr>'
    add(document, f"<w:pPr>{number}</w:pPr><w:r><w:t>{text}</w:t></w:r>")


def test_numbers_of_lists_become_text_and_begin_anew_below():
    document = docx.Document()
    name = numbered(document, ("decimal", "%1.", 1), ("lowerLetter", "(%2)", 1))
    for level, text in ((0, "We commit"), (1, "one"), (1, "two"), (0, "We thank"), (1, "three")):
        item(document, name, level, text)
    assert texts(document) == ["1. We commit", "(a) one", "(b) two", "2. We thank", "(a) three"]


def test_a_commitment_and_its_sub_points_are_one_paragraph():
    document = docx.Document()
    document.add_paragraph("Mayors' Declaration")
    document.add_paragraph("We, the mayors, affirm.")
    name = numbered(document, ("decimal", "%1.", 1), ("lowerLetter", "(%2)", 1))
    for level, text in ((0, "We commit to"), (1, "one"), (1, "two"), (0, "We thank")):
        item(document, name, level, text)
    assert papers.parts(papers.saved(document))[3] == [
        "We, the mayors, affirm.",
        "1. We commit to\n(a) one\n(b) two",
        "2. We thank",
    ]


def test_a_list_may_start_elsewhere_and_name_the_levels_above():
    document = docx.Document()
    name = numbered(document, ("upperRoman", "%1", 4), ("decimal", "%1.%2)", 1))
    item(document, name, 0, "four")
    item(document, name, 1, "below")
    assert texts(document) == ["IV four", "IV.1) below"]


def test_bullets_and_nothing_are_drawn_as_word_does():
    document = docx.Document()
    name = numbered(document, ("bullet", "\uf0b7", 1), ("none", "", 1))
    item(document, name, 0, "point")
    item(document, name, 1, "bare")
    assert texts(document) == ["• point", "bare"]


@pytest.mark.parametrize(
    ("number", "style", "expected"),
    [
        (3, "arabicAbjad", "ج"),
        (3, "arabicAlpha", "ت"),
        (27, "lowerLetter", "aa"),
        (4, "lowerRoman", "iv"),
        (12, "chineseCounting", "十二"),
        (20, "chineseCounting", "二十"),
        (7, "decimalZero", "07"),
        (12, "hindiNumbers", "١٢"),
        (2, "russianLower", "б"),
        (0, "lowerRoman", "0"),
    ],
)
def test_numbers_are_written_in_their_style(number, style, expected):
    assert numbers.written(number, style) == expected


def test_looks_become_marks_and_links_keep_their_address():
    document = docx.Document()
    paragraph = document.add_paragraph("The ")
    paragraph.add_run("XII")
    paragraph.add_run("th").font.superscript = True
    paragraph.add_run(" meeting ").bold = True
    paragraph.add_run("ends", style="Emphasis")
    link = document.part.relate_to(
        "https://example.org/a_(b)",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    add(document, f'<w:hyperlink r:id="{link}"><w:r><w:t>See it</w:t></w:r></w:hyperlink>')
    assert texts(document) == [
        "The XII<sup>th</sup> **meeting ends**",
        "[See it](https://example.org/a_%28b%29)",
    ]


def test_a_field_shows_its_result_and_leads_where_its_code_says():
    document = docx.Document()
    kinds = ("begin", "separate", "end")
    begin, part, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in kinds)
    code = '<w:r><w:instrText> HYPERLINK "https://example.org/" </w:instrText></w:r>'
    add(document, f"{begin}{code}{part}<w:r><w:t>here</w:t></w:r>{end}<w:r><w:t> now</w:t></w:r>")
    assert texts(document) == ["[here](https://example.org/) now"]


def test_tracked_changes_are_as_accepted_and_said():
    document = docx.Document()
    add(
        document,
        '<w:r><w:t xml:space="preserve">We </w:t></w:r>'
        '<w:del w:id="1"><w:r><w:delText>reject</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>renew</w:t></w:r></w:ins>',
    )
    words = '<w:r><w:t xml:space="preserve">our </w:t></w:r>'
    add(document, f'<w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>{words}')
    add(document, "<w:r><w:t>vows</w:t></w:r>")
    found = read(document)
    assert [block.text for block in found.blocks] == ["We renew", "our vows"]
    assert found.notes == [
        "Tracked deletions left out: 2.",
        "Tracked insertions kept: 1.",
    ]


def test_hidden_words_tabs_and_breaks():
    document = docx.Document()
    add(
        document,
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
        "<w:r><w:t>1.</w:t><w:tab/><w:t>We</w:t><w:br/><w:t>renew co</w:t>"
        "<w:softHyphen/><w:t>operation</w:t></w:r>",
    )
    assert texts(document) == ["1. We\u2028renew cooperation"]


def test_headers_footers_and_footnotes_are_set_aside():
    document = docx.Document()
    document.add_paragraph("We renew.")
    section = document.sections[0]
    section.header.paragraphs[0].text = "UNESCO Creative Cities Network"
    section.footer.paragraphs[0].text = "12"
    found = read(document)
    assert [block.text for block in found.blocks] == ["We renew."]
    assert [(a.reason, a.text) for a in found.asides] == [
        (Reason.HEADER, "UNESCO Creative Cities Network")
    ]


def test_footnotes_are_set_aside():
    document = docx.Document()
    add(document, '<w:r><w:t>We renew</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>')
    words = "<w:p><w:r><w:t>Paris, 2018.</w:t></w:r></w:p>"
    note = f"<w:footnotes {nsdecls('w')}><w:footnote>{words}</w:footnote></w:footnotes>"
    out = io.BytesIO(papers.saved(document))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("word/footnotes.xml", note)
    found = formats.read(out.getvalue())
    assert [block.text for block in found.blocks] == ["We renew"]
    assert [(a.reason, a.text) for a in found.asides] == [(Reason.FOOTNOTE, "Paris, 2018.")]


def test_tables_and_text_boxes_are_read_in_order():
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "left", "right"
    box = "<w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    add(
        document,
        f'<w:r><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="wps">{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>host</w:t></w:r>",
    )
    found = read(document)
    assert [(b.text, b.kind) for b in found.blocks] == [
        ("left", "table-cell"),
        ("right", "table-cell"),
        ("host", "text"),
        ("boxed", "text"),
    ]


def test_headings_have_their_level():
    document = docx.Document()
    document.add_heading("Declaration", 0)
    document.add_heading("Commitments", 2)
    assert [(b.text, b.kind, b.level) for b in read(document).blocks] == [
        ("Declaration", "heading", 1),
        ("Commitments", "heading", 2),
    ]


def test_from_right_to_left_in_the_order_of_reading():
    document = docx.Document()
    right = "<w:rPr><w:rtl/></w:rPr>"
    add(
        document,
        f'<w:pPr><w:bidi/></w:pPr><w:r>{right}<w:t xml:space="preserve">نحن </w:t></w:r>'
        f"<w:r><w:t>UNESCO</w:t></w:r><w:r>{right}<w:t>، العمد</w:t></w:r>",
    )
    found = read(document)
    assert (found.kind, found.blocks[0].text) == (Kind.WORD, "نحن UNESCO، العمد")
