"""A programme is pasted in a real browser, looked through and saved, without a script."""

import datetime as dt

import pytest
from django.urls import reverse

from meetings.programme.models import Session
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.staff import StaffFactory
from tests.journeys.axe import violations
from tests.journeys.watch import follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = """Tuesday 12 June 2018
9:00 – 10:30 Opening ceremony
• Jacek Majchrowski, Mayor, Kraków
Add to calendar
Wednesday 13 June
10:00 Workshop (to be confirmed)
"""


@pytest.fixture
def meeting(live_server):
    """The meeting of 2018."""
    return AnnualMeetingFactory(
        public=True, year=2018, start=dt.date(2018, 6, 12), end=dt.date(2018, 6, 15)
    )


@pytest.fixture
def open_import(open_desk, live_server, meeting):
    """Open the page of the import in an editor's window."""

    def opened(**options):
        watch = open_desk(StaffFactory(role="Editors"), **options)
        watch.page.goto(live_server.url + reverse("programme-admin:import", args=[meeting.pk]))
        return watch

    return opened


@pytest.mark.parametrize("width", [1280, 360])
def test_both_pages_fit_and_are_accessible(open_import, width):
    watch = open_import(viewport={"width": width, "height": 900})
    page = watch.page
    for _step in ("the form", "the review"):
        wide, before = page.evaluate("document.documentElement.scrollWidth"), len(watch.complaints)
        assert violations(page) == []
        # To know the admin's imported style sheets, axe writes them into the page: that is refused.
        del watch.complaints[before:]
        assert wide <= width
        if _step == "the form":
            page.locator("#id_text").fill(TEXT)
            follow(page.locator("input[name=preview]"))


def test_a_programme_is_pasted_put_right_and_saved_without_a_script(open_import, meeting):
    watch = open_import(java_script_enabled=False)
    page = watch.page
    page.locator("#id_text").fill(TEXT)
    follow(page.locator("input[name=preview]"))
    page.locator("#id_row-1-title").fill("Workshop on music")
    page.locator("#id_row-1-hours").fill("noon")
    watch.expected_status = 422
    follow(page.locator("input[name=save]"))
    page.get_by_role("link", name="Line 6, Hours").click()
    page.locator("#id_row-1-hours").fill("12:00")
    follow(page.locator("input[name=save]"))
    page.get_by_text("2 sessions are made.").wait_for()
    titles = Session.objects.filter(meeting=meeting).values_list("title_en", flat=True)
    assert sorted(titles) == ["Opening ceremony", "Workshop on music"]
