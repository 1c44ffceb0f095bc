"""A map that has to be slid says so above it, and no other does."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MAPS = ["cities/map/", "cities/map/?area=europe", "meetings/map/"]
# A phone, a tablet, either side of where each kind of map begins to fit, a desk.
WIDTHS = [320, 360, 680, 712, 768, 1072, 1104, 1280]
SEEN = """() => ({
    slides: [...document.querySelectorAll('.map__scroll')].some(e => e.scrollWidth > e.clientWidth),
    told: [...document.querySelectorAll('.map__hint')].some(e => e.checkVisibility()),
})"""


@pytest.mark.parametrize("path", MAPS)
def test_a_map_says_that_it_slides_when_it_does(open_watch, site, path):
    watch = open_watch()
    page = watch.visit(f"/ar/{path}")
    seen = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 740})
        seen[width] = page.evaluate(SEEN)
    assert {w: s["told"] for w, s in seen.items()} == {w: s["slides"] for w, s in seen.items()}
    assert (seen[360]["slides"], seen[1280]["slides"]) == (True, False)
