"""What can be read back from the files, by a person who searches or a program that reads aloud."""

from dataclasses import replace

import pytest

from declarations.exports import pdf
from declarations.exports.document import ParagraphText
from tests.declarations.exports.documents import document
from tests.declarations.exports.pdf.inspecting import (
    needs_chinese,
    share_of_runs,
    share_of_words,
    text,
)
from uccn.lib.text import to_plain

HOSTILE = [
    '#panic("x") *bold $x$ @ref // /* <label> = Title',
    '#import "/child.py": * ${7*7} {{ 7*7 }} \\u{41} `raw` ~ -- ---',
    "</text><script>alert(1)</script> & %PDF-1.7 endstream",
    "- one\n+ two\n/ three: four",
]


def _wanted(language: str) -> str:
    """The document's text as a reader sees it."""
    return "\n".join(to_plain(paragraph.text) for paragraph in document(language).paragraphs)


@pytest.mark.parametrize("language", ["fr", "en", "es", "ru"])
def test_nearly_every_word_is_read_back(language):
    assert share_of_words(_wanted(language), text(pdf.render(document(language)))) >= 0.98


def test_four_of_five_arabic_words_are_read_back():
    assert share_of_words(_wanted("ar"), text(pdf.render(document("ar")))) >= 0.80


@needs_chinese
def test_nine_of_ten_runs_of_chinese_characters_are_read_back():
    assert share_of_runs(_wanted("zh-hans"), text(pdf.render(document("zh-hans")))) >= 0.90


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_looks_like_a_program_is_printed_letter_for_letter(hostile):
    escaped = hostile.replace("*", r"\*")
    found = replace(document("en"), paragraphs=(ParagraphText(1, "1", escaped, "en"),))
    printed = " ".join(text(pdf.render(found)).split())
    assert " ".join(hostile.split()) in printed


def test_a_hostile_title_is_a_title():
    title = document("en").title._replace(text='"); #panic() \\')
    assert '"); #panic() \\' in text(pdf.render(document("en", title=title)))


def test_the_marks_of_our_texts_are_not_printed():
    marked = (ParagraphText(1, "1", "The XII^th^ *renews* [it](https://example.org/a_b).", "en"),)
    assert "The XIIth renews it." in text(pdf.render(document("en", paragraphs=marked)))


def test_below_the_text_stands_where_it_comes_from():
    found = " ".join(text(pdf.render(document("en"))).split())
    for words in (
        "English: unofficial translation. "
        "Unofficial translation made for this site; not issued by UNESCO.",
        "Adopted at the meeting: 12–15 June 2018. The day is not known.",
        "Cite as: https://example.org/id/declaration/2018/mayors-declaration",
        "Version 2 (25 November 2026): "
        "https://example.org/en/declarations/2018/mayors-declaration/v/2/",
        f"all languages: {' '.join(['cdcdcdcd'] * 8)}",
        f"(English): {' '.join(['abababab'] * 8)}",
    ):
        assert words in found


def test_what_was_issued_is_printed_as_issued():
    found = text(pdf.render(document("fr")))
    assert "KRAKOWICE | Cracovie—Katowice" in found
    assert "12—15.06.2018" in found


def test_a_text_without_a_version_says_that_it_may_still_change():
    found = text(pdf.render(document("en", version=None)))
    assert "This text has no numbered version yet and may still change." in found
    assert "SHA-256" not in found


def test_a_very_long_address_is_words_without_a_link():
    text = f"Voir [ces mots](https://example.org/{'a' * 9000})."
    paragraph = ParagraphText(1, "1", text, "fr")
    assert pdf.render(document("fr", paragraphs=(paragraph,))).startswith(b"%PDF-1.7")
