"""How the files are tagged: what somebody hears who does not see the page."""

from dataclasses import replace

import pytest

from declarations.exports import pdf
from declarations.exports.document import ParagraphText
from tests.declarations.exports.documents import document
from tests.declarations.exports.pdf.inspecting import (
    LANGUAGES,
    count,
    lowest,
    needs_chinese,
    tags,
    text,
)

# Where the page label stands, in points from the foot.
FOOTER = 36
# Masthead 3, header line 1, paragraphs 6, and below the text 2, 1 and 4 sentences.
PARAGRAPHS = 3 + 1 + 6 + 2 + 1 + 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_paragraph_and_every_fixed_line_is_a_paragraph_of_its_own(language):
    data = pdf.render(document(language))
    assert count(data, "P") == PARAGRAPHS
    assert (count(data, "H1"), count(data, "H2")) == (1, 3)


def test_five_hundred_paragraphs_are_five_hundred_tags():
    many = tuple(ParagraphText(n, str(n), "Nous saluons les villes.", "fr") for n in range(1, 501))
    assert count(pdf.render(document("fr", paragraphs=many)), "P") == PARAGRAPHS - 6 + 500


def _with_gap(language: str, number: int, of: str):
    """The document, one paragraph of it in another language."""
    found = document(language)
    other = document(of).paragraphs[number - 1]
    rows = [other if row.number == number else row for row in found.paragraphs]
    return replace(found, paragraphs=tuple(rows))


def test_an_untranslated_paragraph_carries_its_real_language_and_a_mark():
    data = pdf.render(_with_gap("fr", 2, of="ar"))
    assert ("P", "ar") in tags(data)
    assert "[pas encore traduit ; affiché en : arabe]" in text(data)
    assert "Le paragraphe 2 n’est pas encore disponible dans cette langue" in text(data)


def test_a_paragraph_without_any_text_says_so():
    rows = (*document("fr").paragraphs[:1], ParagraphText(2, "2", "", ""))
    data = pdf.render(document("fr", paragraphs=rows))
    assert "[pas encore disponible]" in text(data)


def test_side_by_side_each_cell_speaks_its_own_language():
    data = pdf.render_beside([document("fr"), document("ar")])
    cells = [language for tag, language in tags(data) if tag == "TD"]
    # The number, the French cell, which is in the page's language, and the Arabic one.
    assert cells == ["", "", "ar"] * 7
    heads = [language for tag, language in tags(data) if tag == "TH"]
    assert heads == ["", "", "ar"]


def test_side_by_side_has_one_heading_one_table_and_a_row_a_paragraph():
    data = pdf.render_beside([document("es"), document("en")])
    names = ("H1", "Table", "THead", "TBody", "TR")
    assert [count(data, name) for name in names] == [1, 1, 1, 1, 8]


def test_side_by_side_is_read_row_by_row():
    found = text(pdf.render_beside([document("fr"), document("en")]))
    beginnings = [
        found.index(words)
        for words in ("Nous, les Maires", "We, the Mayors", "Nous souhaitons remercier", "We wish")
    ]
    assert beginnings == sorted(beginnings)


@needs_chinese
def test_three_languages_lie_on_their_side():
    data = pdf.render_beside([document("ar"), document("fr"), document("zh-hans")])
    cells = [language for tag, language in tags(data) if tag == "TD"]
    assert cells == ["", "", "fr", "zh-CN"] * 7


def test_versions_of_unlike_length_keep_their_rows():
    short = document("en")
    short = replace(short, paragraphs=short.paragraphs[:5])
    data = pdf.render_beside([document("fr"), short])
    assert count(data, "TR") == 8
    assert "[not available yet]" in text(data)


def test_a_row_longer_than_a_page_goes_on_on_the_next():
    lines = "\n".join(f"ligne {number}" for number in range(1, 121))
    long = document("fr", paragraphs=(ParagraphText(1, "1", lines, "fr"),))
    data = pdf.render_beside([long, document("en"), document("es")])
    assert "ligne 120" in text(data)
    assert lowest(data) > FOOTER


@pytest.mark.parametrize("letters", ["W" * 8, "i" * 8, "كلمة"])
def test_no_row_runs_over_the_foot_of_a_page(letters):
    rows = (ParagraphText(1, "1", " ".join([letters] * (680 // (len(letters) + 1))), "fr"),)
    long = document("fr", paragraphs=rows)
    assert lowest(pdf.render_beside([long, document("en"), document("es")])) > FOOTER
