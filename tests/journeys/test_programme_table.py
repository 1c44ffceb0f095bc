"""The table of a day in a real browser: on a desk and on a phone, without a script too."""

import datetime as dt

import pytest
from django.urls import reverse

from meetings.programme.models import Session
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.programme import RoomFactory, SessionFactory, TrackFactory
from tests.factories.staff import StaffFactory
from tests.journeys.axe import violations
from tests.journeys.watch import follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def meeting(live_server):
    """A meeting of two days with three sessions on its first."""
    made = AnnualMeetingFactory(
        public=True, start=dt.date(2018, 6, 12), end=dt.date(2018, 6, 13), status="announced"
    )
    room = RoomFactory(venue__meeting=made, name_fr="Grande salle", name_ar="القاعة الكبرى")
    track = TrackFactory(meeting=made)
    for hour in (9, 10, 14):
        begins, ends = dt.time(hour), dt.time(hour + 2)
        SessionFactory(meeting=made, room=room, track=track, begins=begins, ends=ends)
    return made


@pytest.fixture
def open_table(open_desk, live_server, meeting):
    """Open the table of the first day in an editor's window."""

    def opened(**options):
        watch = open_desk(StaffFactory(role="Editors"), **options)
        address = reverse("programme-admin:table", args=[meeting.pk])
        watch.page.goto(live_server.url + address)
        return watch

    return opened


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("width", [1280, 360])
def test_the_table_fits_and_is_accessible(open_table, language, width):
    watch = open_table(locale=language, viewport={"width": width, "height": 900})
    page, before = watch.page, len(watch.complaints)
    assert page.locator("html").get_attribute("lang") == language
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert violations(page) == []
    # To know the admin's imported style sheets, axe writes them into the page: that is refused.
    del watch.complaints[before:]
    assert wide <= width


def test_a_row_is_moved_and_a_wrong_one_is_led_to_without_a_script(open_table, meeting):
    watch = open_table(java_script_enabled=False)
    page = watch.page
    first = meeting.sessions.in_order().first()
    page.locator(f"#id_s{first.pk}-ends").fill("08:00")
    watch.expected_status = 422
    follow(page.locator("input[type=submit].default"))
    page.get_by_role("link", name="Ends").click()
    assert page.url.endswith(f"#id_s{first.pk}-ends")
    page.locator(f"#id_s{first.pk}-ends").fill("10:30")
    watch.expected_status = 200
    page.locator(f"#id_s{first.pk}-day").fill("2018-06-13")
    follow(page.locator("input[type=submit].default"))
    page.get_by_text("1 session is changed.").wait_for()
    moved = Session.objects.get(pk=first.pk)
    assert (moved.day, moved.ends) == (dt.date(2018, 6, 13), dt.time(10, 30))
