"""Every public page keeps WCAG 2.2 AA as far as axe can tell."""

import pytest
from django.conf import settings

from tests.journeys.axe import OF_COLOUR, violations
from tests.journeys.public import PAGES, add_rows
from uccn.lib import languages

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Each page is loaded once and looked at four times: on a desk and a phone, light and dark.
SIZES = [{"width": 1280, "height": 900}, {"width": 360, "height": 740}]
SCHEMES = ["light", "dark"]
# In one language of each direction. Elsewhere the words are others, the elements and colours the
# same: those pages are looked at once, on the phone, where least fits. Pages of four hundred
# cities take axe as long as twenty others: elsewhere with fewer rows of the same kind.
WHOLE = ["fr", "ar"]
SHORTER = {"cities": "cities/?country=FR", "map of the cities": "cities/map/?area=africa"}


def report(found: dict[str, list[str]]) -> dict[str, list[str]]:
    """The pages that break a rule, printed one element a line."""
    broken = {name: lines for name, lines in found.items() if lines}
    for name, lines in broken.items():
        print(f"\n{name}", *lines, sep="\n    ")
    return broken


def _violations(page, is_whole: bool) -> list[str]:
    """What the page breaks in either width and either scheme, or on a phone in the light."""
    found = []
    for size in SIZES if is_whole else SIZES[-1:]:
        page.set_viewport_size(size)
        for scheme in SCHEMES if is_whole else SCHEMES[:1]:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            # Colours are all that the dark scheme changes.
            lines = violations(page, OF_COLOUR if scheme == "dark" else None)
            found += [f"{size['width']} {scheme} {line}" for line in lines]
    return found


@pytest.mark.parametrize("language", settings.PUBLIC_LANGUAGES)
def test_no_public_page_breaks_a_rule(open_watch, site, language):
    add_rows()
    watch = open_watch(locale=languages.tag(language))
    is_whole = language in WHOLE
    shorter = {} if is_whole else SHORTER
    found = {
        name: _violations(watch.visit(f"/{language}/{shorter.get(name, path)}", status), is_whole)
        for name, (path, status) in PAGES.items()
    }
    assert report(found) == {}
