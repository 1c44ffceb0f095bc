"""Plain text: what a reader sees, and the same paragraphs when it comes back."""

import pytest

from declarations.exports import plain
from declarations.importing import parsing, reading
from tests.declarations.exports.documents import all_documents, document
from tests.declarations.exports.hard import TEXTS, hard_documents, partly_translated, with_texts
from uccn.lib.text import to_plain


@pytest.mark.parametrize("given", all_documents(), ids=lambda given: given.language)
def test_a_text_that_comes_back_is_the_text_that_left(given):
    back = parsing.parse(reading.read(plain.render(given)))
    assert to_plain(back.title) == given.title.text
    assert to_plain(back.header_line) == to_plain(given.header_line)
    assert [to_plain(text) for text in back.paragraphs] == [
        to_plain(p.text) for p in given.paragraphs
    ]


def test_a_masthead_as_issued_comes_back_too():
    given = document("fr")
    back = parsing.parse(reading.read(plain.render(given)))
    lines = [to_plain(line) for group in given.masthead for line in group]
    assert [to_plain(line) for line in back.masthead_lines] == lines


@pytest.mark.parametrize("given", [given for _name, given in hard_documents()])
def test_a_file_is_utf_8_with_single_line_ends_and_one_at_the_end(given):
    text = plain.render(given).decode("utf-8")
    assert "\r" not in text
    assert text == text.rstrip("\n") + "\n"


def test_numbers_of_a_text_that_is_not_ours_are_kept():
    text = "Mayors' Declaration\n\n1. We act.\n\n2. We report.\n\n" + "-" * 20 + "\n\nhttps://x.org"
    assert parsing.parse(text).paragraphs == ["1. We act.", "2. We report.", "https://x.org"]


def test_links_show_their_addresses_and_marks_are_gone():
    given = with_texts(document("en"), TEXTS["emphasis"], "See [it](https://example.org/) XII^th^")
    lines = plain.render(given).decode().split("\n")
    assert "1. We renew our commitment, and again" in lines
    assert "2. See it <https://example.org/> XIIth" in lines


def test_a_paragraph_in_another_language_says_so():
    blocks = plain.render(partly_translated("es")).decode().split("\n\n")
    second, third = blocks[6:8]
    assert second.startswith("2. Nous souhaitons remercier l'UNESCO")
    assert second.split("\n")[1] == "[aún no traducido; se muestra en: francés]"
    assert third == "3.\n[aún no disponible]"


def test_an_arabic_line_that_begins_with_latin_letters_runs_from_right_to_left():
    lines = plain.render(with_texts(document("ar"), "UCCN شبكة")).decode().split("\n")
    assert "\u200f1. UCCN شبكة" in lines


def test_the_sums_stand_below_the_text():
    last = plain.render(document("en")).decode().rstrip("\n").split("\n")[-4:]
    assert last == [
        "Cite as: https://example.org/id/declaration/2018/mayors-declaration",
        "Version 2 (25 November 2026): "
        "https://example.org/en/declarations/2018/mayors-declaration/v/2/",
        f"SHA-256 of the text in this language (English): {'ab' * 32}",
        f"SHA-256 of this version in all languages: {'cd' * 32}",
    ]
