"""Every public page keeps WCAG 2.2 AA as far as axe can tell."""

import pytest

from tests.journeys.axe import violations
from tests.journeys.public import PAGES, add_rows

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HEIGHTS = {1280: 900, 360: 740}


def report(found: dict[str, list[str]]) -> dict[str, list[str]]:
    """The pages that break a rule, printed one element a line."""
    broken = {name: lines for name, lines in found.items() if lines}
    for name, lines in broken.items():
        print(f"\n{name}", *lines, sep="\n    ")
    return broken


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_no_public_page_breaks_a_rule(open_watch, site, language, width, scheme):
    add_rows()
    viewport = {"width": width, "height": HEIGHTS[width]}
    watch = open_watch(viewport=viewport, color_scheme=scheme, locale=language)
    found = {
        name: violations(watch.visit(f"/{language}/{path}", status))
        for name, (path, status) in PAGES.items()
    }
    assert report(found) == {}
