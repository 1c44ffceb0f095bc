"""Files made to take for ever or to fill the memory: without their guards these tests never end."""

import docx
import pytest

from declarations.importing import ImportProblem, facts, formats, own_text, parsing
from declarations.importing.formats import detection
from declarations.importing.formats.blocks import LINE_END, Kind
from tests.declarations.importing.formats import test_word as word_papers
from tests.declarations.importing.formats.pdf_writer import Text, written
from tests.declarations.importing.formats.test_refusals import with_part
from uccn.lib.office_files import W

_HUGE = "9" * 5_000


def problem_of(source) -> str:
    """The code of the problem that reading meets."""
    with pytest.raises(ImportProblem) as caught:
        formats.read(source, "en")
    return caught.value.code


def test_a_row_of_comments_is_plain_text():
    assert detection.kind_of_text("<!---->" * 2_800 + "x") == Kind.PLAIN


@pytest.mark.parametrize(
    "head", ["<!-- a --><!doctype html>\n", " <?xml version='1'?><!--x--><!--y-->", "\n"]
)
def test_comments_before_a_page_hide_it_not(head):
    assert detection.kind_of_text(f"{head}<html><p>We") == Kind.HTML


def test_the_mark_of_a_web_list_is_never_the_pages_own():
    page = f'<html><ol data-mark="{"x" * 1_000}"><li>We</li></ol></html>'
    assert formats.read(page).text == "1. We"


def test_the_pattern_of_a_word_list_is_short():
    document = docx.Document()
    name = word_papers.numbered(document, ("decimal", "x" * 200_000, 1))
    word_papers.item(document, name, 0, "We")
    assert word_papers.texts(document) == [f"{'x' * 40} We"]


def test_huge_numbers_in_a_word_document_are_none():
    document = docx.Document()
    name = word_papers.numbered(document, ("decimal", "%1.", _HUGE))
    word_papers.item(document, name, _HUGE, "We")
    word_papers.add(
        document,
        f'<w:pPr><w:outlineLvl w:val="{_HUGE}"/></w:pPr><w:r><w:t>renew</w:t></w:r>',
    )
    assert word_papers.texts(document) == ["1. We", "renew"]


def test_long_rows_of_spaces_are_read_in_one_pass():
    spaces = " " * 900_000
    assert parsing.joined([f"a{spaces}b{LINE_END} c"]) == f"a{spaces}b\nc"


def test_long_rows_of_line_ends_in_chinese_are_read_in_one_pass():
    lines = "\n" * 300_000
    assert formats.read(f"<html><p>中{lines}a 中 \n \n 中</p></html>").text == "中 a 中中"


def test_a_theme_is_looked_for_in_the_first_lines_alone():
    found = parsing.Parsed("Declaration", [], "a\n" * 20_000, paragraphs=["We"])
    assert facts.read(found).theme == ""


def test_many_lines_of_signs_are_no_colophon():
    text = ("-" * 20 + "\n") * 40_000
    assert own_text.bare(text) == text


def test_a_charset_that_reads_nothing_is_refused():
    assert problem_of(b"<meta charset=undefined>x") == "encoding"


def test_more_paragraphs_than_any_word_document_has_are_refused():
    body = "<w:p><w:r><w:t>We</w:t></w:r></w:p>" * 5_001
    part = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    assert problem_of(with_part("word/document.xml", part.encode())) == "bomb"


@pytest.mark.parametrize("box", ["0 0 10000000 842", "0 0 595 2147483000"], ids=["wide", "high"])
def test_a_page_larger_than_any_paper_is_refused(box):
    data = written([[Text(50, 700, "Declaration of the mayors of the network")]])
    assert problem_of(data.replace(b"0 0 595 842", box.encode())) == "too_slow"


def test_a_page_of_more_pieces_than_any_has_is_refused():
    pieces = [
        Text(20 + 300 * side, 10 + row * 0.75, "a", 0.5) for row in range(1_001) for side in (0, 1)
    ]
    assert problem_of(written([pieces])) == "too_slow"


def test_many_pages_of_many_pieces_are_refused():
    page = [
        Text(20 + 300 * side, 10 + row * 0.75, "a", 0.5) for row in range(990) for side in (0, 1)
    ]
    assert problem_of(written([page] * 21)) == "too_slow"


def test_two_hundred_dense_pages_in_two_columns_are_read():
    page = [
        Text(40 + 280 * side, 820 - 11.5 * row, "We renew", 9)
        for row in range(68)
        for side in (0, 1)
    ]
    found = formats.read(written([page] * 199), "en")
    # What runs along the edges is set aside, but what may be a masthead on the first page.
    assert (found.pages, found.text.count("We renew")) == (199, 199 * 106 + 18)
