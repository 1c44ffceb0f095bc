"""PDF papers: columns, running headers, footnotes, hyphens, logos; what is refused."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from declarations.importing import ImportProblem, formats, import_text
from declarations.importing.formats import pdf_process
from declarations.importing.formats.blocks import Reason
from declarations.models import Declaration
from tests.declarations.importing.formats import papers, pdf_papers, pdf_writer
from tests.declarations.importing.formats.pdf_papers import Paper
from tests.declarations.importing.formats.pdf_writer import Text, written
from tests.declarations.importing.review_form import begun
from tests.declarations.importing.rows import stored
from tests.factories.staff import StaffFactory
from uccn.lib import languages

LANGUAGES = [code for code in languages.codes() if languages.direction(code) == "ltr"]
LOOKS = {
    "one column": {},
    "two columns": {"columns": 2},
    "broken words, header and page numbers": {
        "breaks_words": True,
        "header": "UNESCO Creative Cities Network",
        "footer": "{} / 2",
    },
    "no space between paragraphs": {"gap": 0},
}
ARABIC = "نحن رؤساء بلديات مدن اليونسكو المبدعة"
WORDS = "We renew our commitment to the Mission Statement and to the Strategic Framework. "


def of_2018(language: str, **looks) -> bytes:
    """The declaration as a PDF."""
    return pdf_papers.declaration(papers.parsed(language), **looks).bytes()


def problem_of(data: bytes, language: str = "en") -> ImportProblem:
    """The problem that reading meets."""
    with pytest.raises(ImportProblem) as caught:
        formats.read(data, language)
    return caught.value


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("looks", LOOKS.values(), ids=LOOKS)
def test_the_paragraphs_of_2018_come_out_the_same(language, looks):
    found = papers.parts(of_2018(language, **looks), language)
    assert (found[2], found[3]) == papers.parts(papers.seed(language))[2:]


@pytest.mark.parametrize("language", LANGUAGES)
def test_masthead_and_header_line_come_out_the_same(language):
    assert papers.parts(of_2018(language), language) == papers.parts(papers.seed(language))


def test_running_lines_are_set_aside_once_and_page_numbers_dropped():
    paper = Paper(header="Meeting of the mayors, {}", footer="- {} -")
    paper.line("Mayors' Declaration", 18)
    paper.space(2)
    expected = [f"{WORDS}{chr(97 + number) * 4}, {WORDS}".strip() for number in range(26)]
    for text in expected:
        paper.paragraph(text)
    found = formats.read(paper.bytes(), "en")
    texts = [block.text.replace("\n", " ") for block in found.blocks]
    assert found.pages == len(paper.pages) == 3
    assert texts == ["Meeting of the mayors, 1", "Mayors' Declaration", *expected]
    assert found.asides == []


def test_a_running_line_that_is_the_title_is_no_masthead():
    paper = Paper(header="Mayors' Declaration")
    paper.line("Mayors' Declaration", 18)
    paper.space(2)
    for _number in range(30):
        paper.paragraph(WORDS * 2)
    found = formats.read(paper.bytes(), "en")
    assert [(a.reason, a.text) for a in found.asides] == [(Reason.HEADER, "Mayors' Declaration")]
    assert [b.text for b in found.blocks][:1] == ["Mayors' Declaration"]


def test_a_footer_in_words_is_set_aside():
    paper = Paper(footer="UNESCO, page {}")
    for _number in range(30):
        paper.paragraph(WORDS * 2)
    found = formats.read(paper.bytes(), "en")
    assert [(a.reason, a.text) for a in found.asides] == [(Reason.FOOTER, "UNESCO, page 1")]


def test_footnotes_are_set_aside_and_their_numbers_taken_from_the_text():
    paper = Paper()
    paper.paragraph("We renew^1^ our commitment to the XII^th^ meeting of the network of cities.")
    paper.footnote("1 See the Mission Statement.")
    found = formats.read(paper.bytes(), "en")
    assert [(a.reason, a.text) for a in found.asides] == [
        (Reason.FOOTNOTE, "1 See the Mission Statement.")
    ]
    assert found.blocks[0].text == (
        "We renew our commitment to the XII<sup>th</sup> meeting of the network of cities."
    )


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("the com-", "mitment", "the commitment"),
        ("the com\u00ad", "mitment", "the commitment"),
        ("the city-", "Katowice", "the city-Katowice"),
        ("well-known and well-", "known", "well-known and well-known"),
        ("the years 2017-", "2018", "the years 2017-\n2018"),
    ],
)
def test_a_word_is_put_together_where_the_line_broke_it(first, second, expected):
    page = [Text(72, 700, f"We renew all of {first}"), Text(72, 686, f"{second} here")]
    found = formats.read(written([page]), "en")
    assert [b.text for b in found.blocks] == [
        f"We renew all of {expected}\nhere".replace("2018\nhere", "2018 here")
    ]


def test_what_was_put_together_is_said():
    page = [Text(72, 700, "We renew all of the com-"), Text(72, 686, "mitment of cities")]
    assert formats.read(written([page]), "en").notes == [
        "Words put together that were broken at the ends of lines: commitment."
    ]


def test_columns_are_read_one_after_the_other_below_what_goes_across():
    page = [Text(72, 760, "A title that goes across the whole of the page, from left to right", 16)]
    for number in range(6):
        page.append(Text(72, 700 - 14 * number, f"left line number {number} of the text"))
        page.append(Text(330, 700 - 14 * number, f"right line number {number} of the text"))
    text = formats.read(written([page]), "en").text
    lines = text.replace("\n\n", "\n").split("\n")
    assert [line.split(" ")[0] for line in lines] == ["A", *["left"] * 6, *["right"] * 6]


def test_numbered_commitments_begin_paragraphs_and_keep_their_sub_points():
    paper = Paper(gap=0)
    for line in (
        "Mayors' Declaration",
        "",
        "We, the mayors, commit to what follows in the years that come.",
        "1. To renew the following commitments of the network of cities:",
        "(a) the first of them, which is long enough for a line;",
        "(b) the second.",
        "2. To thank UNESCO.",
    ):
        paper.line(line) if line else paper.space(2)
    found = papers.parts(paper.bytes(), "en")
    assert found[3] == [
        "We, the mayors, commit to what follows in the years that come.",
        "1. To renew the following commitments of the network of cities:\n"
        "(a) the first of them, which is long enough for a line;\n(b) the second.",
        "2. To thank UNESCO.",
    ]


def test_bold_letters_are_emphasised():
    page = [
        Text(72, 700, "We renew ", font="Paper-Bold"),
        Text(72 + 9 * 5.5, 700, "our commitment to cities."),
    ]
    assert formats.read(written([page]), "en").text == "**We renew** our commitment to cities."


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [
        (pdf_writer.encrypted(), "encrypted", "protected with a password"),
        (b"%PDF-1.7 \x00", "damaged", "damaged or incomplete"),
        (of_2018("en")[:500], "damaged", "damaged or incomplete"),
        (
            written([[Text(72, 700, "We renew our commitment")]] * 201),
            "too_many_pages",
            "has 201 pages; 200 are read",
        ),
        (written([[]]), "scan", "pictures of a text, but no text"),
        (
            written([[Text(72, 700, "نحن رؤساء بلديات مدن اليونسكو المبدعة")]]),
            "right_to_left",
            "PDF",
        ),
    ],
)
def test_a_pdf_that_cannot_be_read_is_refused_by_name(data, code, says):
    problem = problem_of(data)
    assert problem.code == code
    assert says in str(problem)


@pytest.mark.parametrize(
    "language", [code for code in languages.codes() if languages.direction(code) == "rtl"]
)
def test_a_language_from_the_right_is_refused_with_the_way(language):
    assert str(problem_of(of_2018("en"), language)) == (
        "A text from right to left (Arabic) cannot be read from a PDF: its letters would come out "
        "in disorder. Import the Word document (.docx), or type the text."
    )


def test_two_hundred_pages_are_read():
    data = written([[Text(72, 700, "We renew our commitment")]] * 200)
    assert formats.read(data, "en").pages == 200


def test_a_process_that_dies_is_a_file_that_cannot_be_opened(monkeypatch, tmp_path):
    child = tmp_path / "child.py"
    child.write_text("import os; os.kill(os.getpid(), 9)")
    monkeypatch.setattr(pdf_process, "_CHILD", child)
    assert problem_of(of_2018("en")).code == "damaged"


def test_a_file_that_takes_too_long_is_refused(monkeypatch, tmp_path):
    child = tmp_path / "child.py"
    child.write_text("import time; time.sleep(30)")
    monkeypatch.setattr(pdf_process, "_CHILD", child)
    monkeypatch.setattr(pdf_process, "_SECONDS", 0.5)
    assert problem_of(of_2018("en")).code == "too_slow"


@pytest.mark.django_db
def test_a_pdf_is_reviewed_then_saved_as_a_draft(client, meeting):
    client.force_login(StaffFactory(role="Editors"))
    file = SimpleUploadedFile("paper.txt", of_2018("fr", columns=2, breaks_words=True))
    review = begun(client, file=file, meeting=meeting.pk)
    assert len(review.pieces) == 6
    assert stored() == [[], [], []]
    review.look().save()
    declaration = Declaration.objects.get()
    assert [v.published_at for v in declaration.versions.all()] == [None]
    kept = declaration.source_files.get()
    assert (kept.content_type, kept.pages) == ("application/pdf", 1)


@pytest.mark.django_db
def test_a_pdf_changes_no_public_text(meeting):
    declaration = import_text(papers.seed("fr"), language="fr", meeting=meeting).declaration
    declaration.versions.update(published_at="2018-07-01T00:00Z")
    before = stored()
    other = papers.parsed("fr")
    other.paragraphs[5] = "Nous disons autre chose, et bien plus encore que cela."
    with pytest.raises(ImportProblem, match="never changes a public text"):
        import_text(
            pdf_papers.declaration(other).bytes(), language="fr", meeting=meeting, replace=True
        )
    assert stored() == before


@pytest.mark.django_db
def test_an_arabic_pdf_is_refused_in_the_form(client, meeting):
    client.force_login(StaffFactory(role="Editors"))
    file = SimpleUploadedFile("paper.pdf", of_2018("en"))
    answer = begun(client, file=file, language="ar", meeting=meeting.pk)
    assert answer.response.status_code == 422
    assert "Import the Word document (.docx), or type the text" in answer.problems[0]
