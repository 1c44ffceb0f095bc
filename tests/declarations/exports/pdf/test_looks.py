"""The first pages look as they did when a person last looked at them."""

import pytest
from PIL import Image

from tests.declarations.exports.pdf.inspecting import needs_chinese
from tests.declarations.exports.pdf.looking import PAGES, difference, drawn, kept

# Of 255; one letter that is gone or moved makes more.
TOLERATED = 20
NAMES = [pytest.param(name, marks=needs_chinese) if "zh" in name else name for name in PAGES]


@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_the_one_that_was_looked_at(name):
    page, known = drawn(name), kept(name)
    assert page.size == known.size
    assert difference(page, known) <= TOLERATED


def test_a_page_without_its_first_letter_would_be_noticed():
    page = kept("fr")
    spoiled = page.copy()
    spoiled.paste(Image.new("L", (7, 9), 255), (79, 244))
    assert difference(page, spoiled) > TOLERATED
