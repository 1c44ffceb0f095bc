"""Meetings as calendar files, read back by another program."""

import datetime as dt

import icalendar
import pytest
from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType

from tests.factories.meetings import AnnualMeetingFactory, HostFactory, PlaceFactory
from tests.factories.staff import StaffFactory
from tests.page import Page

CODES = [code for code, _ in settings.LANGUAGES]
ONE = "/{}/meetings/2018/krakow-katowice.ics"


def read(client, path: str) -> icalendar.Calendar:
    """The calendar, in which the other program finds no fault."""
    response = client.get(path)
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    found = icalendar.Calendar.from_ical(response.content)
    found.validate()
    assert [component.errors for component in found.walk() if component.errors] == []
    for line in response.content.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    return found


def event(client, path: str) -> icalendar.Event:
    """The only event of a calendar."""
    (found,) = read(client, path).events
    return found


@pytest.mark.parametrize("code", CODES)
def test_all_meetings_whose_days_are_known_are_sound_in_every_language(client, starter, code):
    found = read(client, f"/{code}/meetings/calendar.ics")
    assert len(found.events) == 12
    assert len({e["UID"] for e in found.events}) == 12
    assert all(e["SUMMARY"].params["LANGUAGE"].lower() == code for e in found.events)


def test_a_meeting_lasts_whole_days_to_the_morning_after(client, starter):
    found = event(client, ONE.format("fr"))
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (dt.date(2018, 6, 12), dt.date(2018, 6, 16))
    assert found["DTSTART"].params["VALUE"] == "DATE"
    assert str(found["SUMMARY"]) == "XIIe Réunion annuelle, Cracovie et Katowice, 2018"
    assert str(found["LOCATION"]) == "Cracovie et Katowice (Pologne)"
    assert found["URL"] == f"{settings.SITE_URL}/fr/meetings/2018/krakow-katowice/"
    assert (found["STATUS"], found["TRANSP"], found["SEQUENCE"]) == ("CONFIRMED", "TRANSPARENT", 0)


def test_arabic_and_chinese_come_back_letter_for_letter(client, starter):
    arabic, chinese = (event(client, ONE.format(code)) for code in ("ar", "zh-hans"))
    assert str(arabic["LOCATION"]) == "كراكوف وكاتوفيتسه (بولندا)"
    assert str(arabic["DESCRIPTION"]).splitlines()[0] == "مفترقات طرق إبداعية"
    assert str(chinese["SUMMARY"]).startswith("第十二届")
    assert str(chinese["LOCATION"]) == "克拉科夫和卡托维兹（波兰）"


def test_signs_that_the_format_uses_come_back_as_they_were(client, db):
    meeting = AnnualMeetingFactory(
        public=True, slug="own", edition=12, start=dt.date(2018, 1, 1),
        theme_en='a, b; c\\n: "d"' + "é" * 200,
    )  # fmt: skip
    HostFactory(meeting=meeting, place=PlaceFactory(name_en="Odd; place, \\ here"))
    found = event(client, "/en/meetings/2018/own.ics")
    assert str(found["DESCRIPTION"]).splitlines()[0] == 'a, b; c\\n: "d"' + "é" * 200
    assert str(found["LOCATION"]) == "Odd; place, \\ here (France)"


def test_the_name_for_ever_is_the_same_in_every_language_and_after_an_edit(client, db):
    meeting = AnnualMeetingFactory(public=True, slug="own", edition=12, start=dt.date(2018, 1, 1))
    names = {str(event(client, f"/{code}/meetings/2018/own.ics")["UID"]) for code in CODES}
    meeting.slug, meeting.start = "new", dt.date(2018, 5, 1)
    meeting.save()
    names.add(str(event(client, "/fr/meetings/2018/new.ics")["UID"]))
    assert len(names) == 1


def test_each_edit_counts_and_dates_the_event(client, db):
    meeting = AnnualMeetingFactory(public=True, slug="own", edition=12, start=dt.date(2018, 1, 1))
    kind, user = ContentType.objects.get_for_model(meeting), StaffFactory()
    at = dt.datetime(2031, 5, 1, 12, tzinfo=dt.UTC)
    for _time in range(2):
        LogEntry.objects.create(
            user=user, content_type=kind, object_id=str(meeting.pk), action_flag=CHANGE,
            change_message="[]",
        )  # fmt: skip
    LogEntry.objects.update(action_time=at)
    found = event(client, "/fr/meetings/2018/own.ics")
    assert (found["SEQUENCE"], found["LAST-MODIFIED"].dt, found["DTSTAMP"].dt) == (2, at, at)


@pytest.mark.parametrize(
    ("status", "year", "word", "name"),
    [
        ("cancelled", 2100, "CANCELLED", "XIIth Annual Meeting, 2100 (cancelled)"),
        ("postponed", 2100, "TENTATIVE", "XIIth Annual Meeting, 2100 (postponed)"),
        ("planned", 2100, "TENTATIVE", "XIIth Annual Meeting, 2100 (planned)"),
        ("announced", 2100, "CONFIRMED", "XIIth Annual Meeting, 2100"),
        ("announced", 2018, "CONFIRMED", "XIIth Annual Meeting, 2018 (not confirmed as held)"),
        ("held", 2018, "CONFIRMED", "XIIth Annual Meeting, 2018"),
    ],
)
def test_what_became_of_the_plan_is_told(client, db, status, year, word, name):
    AnnualMeetingFactory(
        public=True, slug="own", edition=12, year=year, status=status, start=dt.date(year, 1, 1)
    )
    found = event(client, f"/en/meetings/{year}/own.ics")
    assert (found["STATUS"], str(found["SUMMARY"])) == (word, name)


def test_a_meeting_whose_days_are_not_known_is_no_event(client, db):
    AnnualMeetingFactory(public=True, slug="own", edition=12)
    assert client.get("/fr/meetings/2018/own.ics").status_code == 404
    response = client.get("/fr/meetings/calendar.ics")
    assert icalendar.Calendar.from_ical(response.content).events == []
    assert "own.ics" not in client.get("/fr/meetings/2018/own/").content.decode()


def test_drafts_are_in_no_calendar_not_even_for_staff(admin_client, db):
    AnnualMeetingFactory(slug="own", edition=12, start=dt.date(2018, 1, 1), brand="SECRET")
    assert admin_client.get("/fr/meetings/2018/own.ics").status_code == 404
    assert b"VEVENT" not in admin_client.get("/fr/meetings/calendar.ics").content


def test_a_withdrawn_meeting_is_gone_and_a_moved_one_moved(client, db):
    meeting = AnnualMeetingFactory(public=True, slug="own", edition=12, start=dt.date(2018, 1, 1))
    meeting.slug = "new"
    meeting.save()
    response = client.get("/ar/meetings/2018/own.ics")
    assert (response.status_code, response["Location"]) == (301, "/ar/meetings/2018/new.ics")
    meeting.withdraw("Gone.")
    response = client.get("/en/meetings/2018/new.ics")
    assert (response.status_code, Page(response).texts("h1")) == (410, ["Withdrawn"])
    assert client.get("/en/meetings/2018/never.ics").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_calendar_costs_the_same_at_one_and_at_three(
    client, db, django_assert_num_queries, count
):
    for number in range(count):
        HostFactory(
            meeting=AnnualMeetingFactory(
                public=True, edition=10 + number, start=dt.date(2018, 1, 1)
            )
        )
    client.get("/fr/meetings/calendar.ics")
    with django_assert_num_queries(3):
        client.get("/fr/meetings/calendar.ics")


def test_the_meetings_page_and_the_footer_lead_to_the_calendars(client, starter):
    page = Page(client.get("/es/meetings/2018/krakow-katowice/"))
    links = [e["attrs"]["href"] for e in page.all("a", type="text/calendar")]
    assert links == [ONE.format("es"), "/es/meetings/calendar.ics"]
