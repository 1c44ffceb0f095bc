"""Every public page fits 320 px, a window at 200 % and letters at 200 %: nothing sticks out."""

import pytest

from tests.journeys.fitting import faults, faults_in_every_shape
from tests.journeys.public import PAGES, add_rows, longest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_public_page_fits(open_watch, site, language):
    add_rows()
    longest()
    watch = open_watch(viewport={"width": 640, "height": 450}, device_scale_factor=2)
    found = {}
    for name, (path, status) in PAGES.items():
        if said := faults_in_every_shape(watch.visit(f"/{language}/{path}", status)):
            found[name] = said
            print(f"\n{name}", *said, sep="\n    ")
    assert found == {}


def test_what_does_not_fit_is_found(open_watch, site):
    page = open_watch(viewport={"width": 320, "height": 740}).page
    page.set_content(
        "<p style='width: 400px'>Wide</p><p style='width: 9px; overflow: hidden'>Cut</p>"
        "<p style='width: 50px; overflow: auto'><img width=90 height=9></p><a href=''>a</a>"
        "<a href='' style='margin-left: -8px'>b</a>"
    )
    said = [fault.split()[0] for fault in faults(page)]
    assert sorted(set(said)) == ["cuts", "lies", "no", "small", "sticks", "the"]
