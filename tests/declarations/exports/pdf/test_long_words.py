"""Words too long for their line end within their column, and no letter of them is lost."""

import re

import pypdfium2
import pytest

from declarations.exports import pdf
from declarations.exports.document import Provenance
from declarations.exports.pdf.said import breakable
from tests.declarations.exports.documents import document
from tests.declarations.exports.hard import with_texts
from tests.declarations.exports.pdf import inspecting

# Three languages whose letters join, and do not.
WORDS = {"fr": "Anticonstitutionnellement" * 20, "ar": "والاستراتيجيات" * 40,
         "ru": "Превысокомногорассмотрительствующий" * 15}  # fmt: skip


def outermost(data: bytes) -> float:
    """How far the letter nearest to a side of its page is from that side, in points."""
    found = []
    for page in pypdfium2.PdfDocument(data):
        read, width = page.get_textpage(), page.get_width()
        boxes = [read.get_charbox(at) for at in range(read.count_chars())]
        found += [min(left, width - right) for left, _bottom, right, _top in boxes if right > left]
    return min(found)


@pytest.mark.parametrize("code", WORDS)
def test_no_letter_leaves_the_page(code):
    given = with_texts(document(code), f"{WORDS[code]} *{WORDS[code]}*")
    assert outermost(pdf.render(given)) > 40


def test_no_letter_of_a_long_address_leaves_the_page():
    found = Provenance("official", "UNESCO", "https://example.org/" + "x" * 300)
    given = document("fr", provenance=found, identifier="https://example.org/" + "y" * 120)
    assert outermost(pdf.render(given)) > 40


def test_no_letter_leaves_its_column():
    given = [with_texts(document(code), word) for code, word in WORDS.items()]
    data = pdf.render_beside(given)
    assert outermost(data) > 40
    cells = inspecting.text(data)
    assert "AntiПрев" not in re.sub(r"\s", "", cells)


def test_a_long_word_is_read_back_whole():
    found = inspecting.text(pdf.render(with_texts(document("fr"), WORDS["fr"])))
    assert WORDS["fr"] in re.sub(r"[\s\u200b\ufffe]", "", found)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a" * 30, "a" * 30),
        ("a" * 31, "a" * 30 + "\u200b" + "a"),
        ("a" * 29 + "e\u0301\u0302bc", "a" * 29 + "e\u0301\u0302\u200bbc"),
        ("ب" * 31, "ب" * 30 + "\u200d\u200b\u200d" + "ب"),
        ("城" * 300, "城" * 300),
        ("https://example.org/id/declaration/2018/mayors-declaration",) * 2,
        ("une phrase de mots, tous plus courts que la colonne",) * 2,
    ],
)
def test_a_line_may_end_only_in_words_that_are_too_long(words, shown):
    assert breakable(words) == shown
