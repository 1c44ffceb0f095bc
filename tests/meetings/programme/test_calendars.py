"""Programmes as calendar files, read back by another program."""

import datetime as dt

import icalendar
import pytest
from django.conf import settings

from meetings.programme.actions import release
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.programme import RoomFactory, SessionFactory, TrackFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    """A public meeting in Poland."""
    return AnnualMeetingFactory(public=True, slug="own", time_zone="Europe/Warsaw")


def read(client, below: str = "programme.ics", language: str = "fr") -> icalendar.Calendar:
    """The calendar, in which the other program finds no fault."""
    response = client.get(f"/{language}/meetings/2018/own/{below}")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    found = icalendar.Calendar.from_ical(response.content)
    found.validate()
    assert [part.errors for part in found.walk() if part.errors] == []
    return found


def event(client, below: str = "programme.ics", language: str = "fr") -> icalendar.Event:
    """The only event of a calendar."""
    (found,) = read(client, below, language).events
    return found


def test_a_session_is_told_on_the_venues_clock(client, meeting):
    room = RoomFactory(venue__meeting=meeting, name_fr="Salle; 1", venue__name_fr="Centre")
    session = SessionFactory(
        meeting=meeting, room=room, title_fr="Atelier, un", working_languages=["fr", "pl"]
    )
    release(meeting=meeting)
    found = event(client)
    begins = dt.datetime(2018, 6, 12, 8, tzinfo=dt.UTC)
    assert found["DTSTART"].params["TZID"] == "Europe/Warsaw"
    assert found["DTSTART"].dt.astimezone(dt.UTC) == begins
    assert found["DTEND"].dt.astimezone(dt.UTC) == begins + dt.timedelta(minutes=90)
    assert str(found["SUMMARY"]) == "Atelier, un"
    assert str(found["LOCATION"]) == "Salle; 1, Centre"
    assert found["STATUS"] == "CONFIRMED"
    page = f"{settings.SITE_URL}/fr/meetings/2018/own/programme/{session.pk}/"
    assert found["URL"] == page
    assert str(found["DESCRIPTION"]).splitlines()[-1] == page
    assert "français et polonais" in str(found["DESCRIPTION"])


@pytest.mark.parametrize(
    ("zone", "hours"),
    [
        ("Europe/Warsaw", [8, 9]),
        ("Asia/Tokyo", [1, 1]),
        ("America/St_Johns", [12, 12]),
        ("Africa/Casablanca", [9, 9]),
    ],
)
def test_ten_o_clock_is_ten_o_clock_on_both_sides_of_a_change(client, meeting, zone, hours):
    meeting.time_zone = zone
    meeting.save()
    # In Europe the clocks went back on 28 October 2018.
    for day in (27, 28):
        SessionFactory(meeting=meeting, day=dt.date(2018, 10, day))
    release(meeting=meeting)
    found = read(client)
    starts = [e["DTSTART"].dt for e in found.events]
    assert [s.hour for s in starts] == [10, 10]
    assert [s.astimezone(dt.UTC).hour for s in starts] == hours
    (explained,) = found.walk("VTIMEZONE")
    # The rules in the file alone, without any other knowledge of the zone, say the same.
    own = explained.to_tz(lookup_tzid=False)
    for start in starts:
        alone = start.replace(tzinfo=None).replace(tzinfo=own)
        assert alone.utcoffset() == start.utcoffset()


def test_another_zone_leaves_ten_o_clock_at_ten_o_clock(client, meeting):
    SessionFactory(meeting=meeting)
    release(meeting=meeting)
    before = event(client)
    meeting.time_zone = "America/Bogota"
    meeting.save(update_fields=["time_zone"])
    after = event(client)
    start = after["DTSTART"]
    assert (start.params["TZID"], start.dt.hour) == ("America/Bogota", 10)
    # The moment is another: calendars that have the session must take the new one.
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after["LAST-MODIFIED"].dt >= before["LAST-MODIFIED"].dt


def test_saving_a_meeting_without_another_zone_raises_no_number(client, meeting):
    SessionFactory(meeting=meeting)
    release(meeting=meeting)
    meeting.time_zone = "America/Bogota"
    meeting.save(update_fields=["slug"])
    meeting.refresh_from_db()
    meeting.save()
    assert event(client)["SEQUENCE"] == 0


def test_the_name_for_ever_and_the_number_that_rises(client, meeting):
    session = SessionFactory(meeting=meeting, title_ar="ورشة")
    other = SessionFactory(meeting=meeting, begins=dt.time(14), ends=dt.time(15))
    release(meeting=meeting)
    below = f"programme/{session.pk}.ics"
    names, numbers = {str(event(client, below)["UID"])}, [event(client, below)["SEQUENCE"]]
    session.begins = dt.time(9)
    session.save()
    release(meeting=meeting)
    numbers.append(event(client, below)["SEQUENCE"])
    other.begins = dt.time(13)
    other.save()
    release(meeting=meeting)
    numbers.append(event(client, below)["SEQUENCE"])
    names |= {str(event(client, below, code)["UID"]) for code in ("ar", "en")}
    assert len(names) == 1
    assert numbers == [0, 1, 1]


def test_what_is_cancelled_or_taken_out_comes_as_cancelled(client, meeting):
    cancelled, dropped = SessionFactory.create_batch(2, meeting=meeting)
    SessionFactory(meeting=meeting, status="provisional")
    dropped_title = dropped.title_fr
    release(meeting=meeting)
    cancelled.status = "cancelled"
    cancelled.save()
    dropped.delete()
    release(meeting=meeting)
    found = {str(e["SUMMARY"]): str(e["STATUS"]) for e in read(client).events}
    assert found.pop(cancelled.title_fr) == "CANCELLED"
    assert found.pop(dropped_title) == "CANCELLED"
    assert list(found.values()) == ["TENTATIVE"]


def below_of(session, track) -> list[str]:
    """Every calendar in which a session of the fixture's day and track is."""
    return [
        "programme.ics",
        "programme/2018-06-12.ics",
        f"programme/track-{track.pk}.ics",
        f"programme/{session.pk}.ics",
    ]


def test_what_is_closed_to_readers_is_struck_out_and_nothing_told_of_it(client, meeting):
    track, room = TrackFactory(meeting=meeting), RoomFactory(venue__meeting=meeting)
    session = SessionFactory(
        meeting=meeting, track=track, room=room, title_fr="Confidentiel", abstract_fr="Confidentiel"
    )
    release(meeting=meeting)
    before = event(client)
    session.audience, session.begins, session.title_fr = "closed", dt.time(9), "Secret"
    session.save()
    release(meeting=meeting)
    for below in below_of(session, track):
        found = event(client, below)
        assert (found["STATUS"], found["UID"]) == ("CANCELLED", before["UID"])
        assert found["SEQUENCE"] == before["SEQUENCE"] + 1
        assert found["DTSTART"].dt == before["DTSTART"].dt
        assert str(found["SUMMARY"]) == "Retirée du programme"
        assert {"DESCRIPTION", "LOCATION", "CATEGORIES", "URL"} & set(found) == set()
    # What becomes of it behind the door is not told either; opened again, it is back.
    session.begins = dt.time(8)
    session.save()
    release(meeting=meeting)
    assert event(client) == found
    session.audience = "public"
    session.save()
    release(meeting=meeting)
    back = event(client)
    assert (back["STATUS"], str(back["SUMMARY"])) == ("CONFIRMED", "Secret")
    assert back["SEQUENCE"] > found["SEQUENCE"]


def test_what_is_taken_out_is_struck_out_of_every_calendar(client, meeting):
    track = TrackFactory(meeting=meeting)
    kept = SessionFactory(meeting=meeting, day=dt.date(2018, 6, 13))
    session = SessionFactory(meeting=meeting, track=track, title_fr="Atelier")
    pages = below_of(session, track)
    release(meeting=meeting)
    before = event(client, pages[-1])
    session.delete()
    release(meeting=meeting)
    for below in pages:
        found = next(e for e in read(client, below).events if e["UID"] == before["UID"])
        assert (found["STATUS"], str(found["SUMMARY"])) == ("CANCELLED", "Atelier")
        assert found["SEQUENCE"] == before["SEQUENCE"] + 1
    assert len(read(client).events) == 2
    assert str(event(client, f"programme/{kept.pk}.ics")["STATUS"]) == "CONFIRMED"


def test_what_is_closed_and_then_taken_out_stays_closed(client, meeting):
    SessionFactory(meeting=meeting, day=None, begins=None, ends=None)
    session = SessionFactory(meeting=meeting, title_fr="Confidentiel")
    release(meeting=meeting)
    session.audience = "delegates"
    session.save()
    release(meeting=meeting)
    session.delete()
    release(meeting=meeting)
    found = event(client)
    assert (found["STATUS"], found["SEQUENCE"]) == ("CANCELLED", 1)
    assert "Confidentiel" not in found.to_ical().decode()


@pytest.mark.parametrize("count", [1, 3])
def test_a_calendar_costs_the_same_for_any_number_that_is_gone(
    client, meeting, count, django_assert_num_queries
):
    found = SessionFactory.create_batch(count, meeting=meeting)
    release(meeting=meeting)
    for session in found:
        session.audience = "closed"
        session.save()
    release(meeting=meeting)
    with django_assert_num_queries(7):
        assert len(read(client).events) == count


def test_breaks_days_nights_and_hours_that_are_not_known(client, meeting):
    SessionFactory(meeting=meeting, kind="break", title_fr="")
    SessionFactory(meeting=meeting, title_fr="Soirée", begins=dt.time(20), ends=dt.time(0, 30))
    SessionFactory(meeting=meeting, title_fr="Sans heure", begins=None, ends=None)
    SessionFactory(meeting=meeting, title_fr="Sans fin", ends=None)
    SessionFactory(meeting=meeting, title_fr="Sans jour", day=None, begins=None, ends=None)
    release(meeting=meeting)
    found = {str(e["SUMMARY"]): e for e in read(client).events}
    assert set(found) == {"pause", "Soirée", "Sans heure", "Sans fin"}
    assert found["Sans heure"]["DTSTART"].dt == dt.date(2018, 6, 12)
    assert found["Soirée"]["DTEND"].dt.date() == dt.date(2018, 6, 13)
    assert "DTEND" not in found["Sans fin"]


def test_a_day_and_a_track_have_calendars_of_their_own(client, meeting):
    track = TrackFactory(meeting=meeting)
    SessionFactory(meeting=meeting, title_fr="A", track=track)
    SessionFactory(meeting=meeting, title_fr="B", day=dt.date(2018, 6, 13))
    release(meeting=meeting)
    assert str(event(client, "programme/2018-06-13.ics")["SUMMARY"]) == "B"
    assert str(event(client, f"programme/track-{track.pk}.ics")["SUMMARY"]) == "A"


@pytest.mark.parametrize(
    "below",
    ["programme/2018-06-30.ics", "programme/2018-99-99.ics", "programme/track-0.ics",
     "programme/999999999.ics", "programme/secret.ics"],
)  # fmt: skip
def test_what_there_is_not_answers_404(client, meeting, below):
    SessionFactory(meeting=meeting)
    release(meeting=meeting)
    assert client.get(f"/fr/meetings/2018/own/{below}").status_code == 404


def test_nothing_that_not_everyone_sees_is_in_a_calendar(client, admin_client, meeting):
    secret = SessionFactory(meeting=meeting, title_fr="Secret", audience="delegates")
    SessionFactory(meeting=meeting, title_fr="Public")
    release(meeting=meeting)
    SessionFactory(meeting=meeting, title_fr="Brouillon")
    for reader in (client, admin_client):
        assert [str(e["SUMMARY"]) for e in read(reader).events] == ["Public"]
        address = f"/fr/meetings/2018/own/programme/{secret.pk}.ics"
        assert reader.get(address).status_code == 404


def test_a_draft_meeting_and_an_unreleased_programme_have_no_calendar(client, admin_client):
    draft = AnnualMeetingFactory(slug="draft")
    SessionFactory(meeting=draft)
    release(meeting=draft)
    SessionFactory(meeting=AnnualMeetingFactory(public=True, slug="own"))
    for slug in ("draft", "own"):
        for reader in (client, admin_client):
            assert reader.get(f"/fr/meetings/2018/{slug}/programme.ics").status_code == 404
