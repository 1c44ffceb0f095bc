"""The declaration of 2018 by every way: its parts are the same."""

import pytest

from tests.declarations.importing.formats import papers
from uccn.lib import languages

LANGUAGES = languages.codes()


def expected(language: str):
    """What the plain text gives."""
    return papers.parts(papers.seed(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_by_word(language):
    assert papers.parts(papers.word(papers.lines(language))) == expected(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_by_web_page(language):
    assert papers.parts(papers.web_page(papers.lines(language))) == expected(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_by_markdown(language):
    text = papers.markdown(papers.lines(language), papers.parsed(language).title)
    assert papers.parts(text) == expected(language)
    assert papers.parts(text.encode()) == expected(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_by_plain_text_in_any_encoding_with_a_mark(language):
    text = papers.seed(language).decode()
    assert papers.parts(text.replace("\n", "\r\n").encode("utf-16")) == expected(language)
