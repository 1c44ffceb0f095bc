"""Side by side in the browser: in line on a desk, stacked on a phone, whole on paper."""

from itertools import pairwise

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADDRESS = "/{}/declarations/2018/mayors-declaration/with/{}/"
# Of each row the cells' places, and whether the name of the language is to be seen.
ROWS = """() => Array.from(document.querySelectorAll('tr[id]')).map((row) =>
    Array.from(row.querySelectorAll('td')).map((cell) => {
        const box = cell.getBoundingClientRect();
        const name = cell.querySelector('.beside__language');
        const named = name.getBoundingClientRect().height > 0;
        return {left: box.left, right: box.right, top: box.top, bottom: box.bottom, named};
    }))"""


def rows_of(open_watch, width: int, language: str, codes: str) -> list[list[dict]]:
    """The cells of each paragraph as the browser puts them."""
    watch = open_watch(viewport={"width": width, "height": 900}, locale=language)
    rows = watch.visit(ADDRESS.format(language, codes)).evaluate(ROWS)
    assert len(rows) == 6
    return rows


@pytest.mark.parametrize(("language", "codes"), [("fr", "ar"), ("ar", "fr+zh-hans")])
def test_on_a_desk_the_texts_of_a_paragraph_stand_in_line(open_watch, site, language, codes):
    for cells in rows_of(open_watch, 1280, language, codes):
        assert len({round(cell["top"]) for cell in cells}) == 1
        assert [cell["named"] for cell in cells] == [False] * len(cells)
        in_order = cells if language == "fr" else cells[::-1]
        gaps = [right["left"] - left["right"] for left, right in pairwise(in_order)]
        assert min(gaps) > -1


@pytest.mark.parametrize(("language", "codes"), [("fr", "ar"), ("ar", "fr+zh-hans")])
def test_on_a_phone_they_stand_one_under_the_other_each_named(open_watch, site, language, codes):
    for cells in rows_of(open_watch, 360, language, codes):
        assert len({round(cell["left"]) for cell in cells}) == 1
        assert [cell["named"] for cell in cells] == [True] * len(cells)
        gaps = [below["top"] - above["bottom"] for above, below in pairwise(cells)]
        assert min(gaps) > -1


def test_on_paper_the_columns_stay_and_no_row_is_cut(open_watch, site):
    watch = open_watch(viewport={"width": 640, "height": 900}, locale="fr")
    page = watch.visit(ADDRESS.format("fr", "ar+zh-hans"))
    page.emulate_media(media="print")
    for cells in page.evaluate(ROWS):
        assert len({round(cell["top"]) for cell in cells}) == 1
    style = "getComputedStyle(document.querySelector('{}')).{}"
    assert page.evaluate(style.format(".beside tr[id]", "breakInside")) == "avoid"
    assert page.evaluate(style.format(".beside thead", "display")) == "table-header-group"
    assert page.evaluate(style.format(".beside-links", "display")) == "none"


@pytest.mark.parametrize("width", [1280, 360])
def test_a_table_stays_a_table_for_those_who_hear_it(open_watch, site, width):
    watch = open_watch(viewport={"width": width, "height": 900}, locale="fr")
    page = watch.visit(ADDRESS.format("fr", "ar"))
    # Six paragraphs, the title and the header line; a phone hides the row of heads.
    assert page.get_by_role("row").count() == (9 if width == 1280 else 8)
    assert page.get_by_role("rowheader").count() == 8
    assert page.get_by_role("cell").count() == 16


def test_a_number_that_is_pressed_offers_the_page_of_its_paragraph(open_watch, site):
    watch = open_watch(viewport={"width": 1280, "height": 900}, locale="fr")
    page = watch.visit("/fr/declarations/2018/mayors-declaration/")
    more = page.locator("#p-3 .paragraph__more")
    assert not more.is_visible()
    page.locator("#p-3 .paragraph__number").press("Enter")
    more.press("Enter")
    page.wait_for_url("**/p/3/")
    assert page.locator("h1").inner_text() == "Paragraphe 3"
