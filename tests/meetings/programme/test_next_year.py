"""The next year's programme: its frame, on the days of the new meeting; no person, no release."""

import datetime as dt

import pytest

from meetings.actions import open_next
from meetings.models import AnnualMeeting
from meetings.programme.actions import release
from meetings.programme.models import Release, Session, Speaker
from tests.factories.cities import CreativeFieldFactory
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.programme import (
    AppearanceFactory,
    RoomFactory,
    SessionFactory,
    TrackFactory,
)

pytestmark = pytest.mark.django_db


def this_year() -> AnnualMeeting:
    """A meeting with a released session on its second day."""
    days = {"start": dt.date(2026, 6, 11), "end": dt.date(2026, 6, 14)}
    meeting = AnnualMeetingFactory(public=True, edition=18, year=2026, slug="essaouira", **days)
    session = SessionFactory(
        meeting=meeting,
        day=dt.date(2026, 6, 12),
        room=RoomFactory(venue__meeting=meeting),
        track=TrackFactory(meeting=meeting),
        title_ar="ورشة",
        livestream="https://live.example/",
        recording_audience="delegates",
    )
    session.fields.add(CreativeFieldFactory())
    AppearanceFactory(session=session)
    release(meeting=meeting)
    return meeting


def next_of(old: AnnualMeeting, **facts) -> AnnualMeeting:
    """The meeting that follows, opened with its first day a year and four days later."""
    values = {"edition": 19, "year": 2027, "slug": "next", "start": dt.date(2027, 6, 15)}
    return open_next(meeting=old, by=None, **{**values, **facts})


def test_the_second_day_stays_the_second_day_at_the_same_hour():
    new = next_of(this_year()).sessions.get()
    assert (new.day, new.begins, new.ends) == (dt.date(2027, 6, 16), dt.time(10), dt.time(11, 30))


def test_without_a_first_day_the_date_stays():
    assert next_of(this_year(), start=None).sessions.get().day == dt.date(2027, 6, 12)


def test_a_session_hangs_on_the_new_meetings_room_and_track():
    old = this_year()
    new = next_of(old)
    session = new.sessions.get()
    assert session.room == new.venues.get().rooms.get()
    assert session.track == new.tracks.get()
    assert session.title_ar == "ورشة"
    assert session.recording_audience == "delegates"
    assert [field.key for field in session.fields.all()] == ["literature"]
    assert old.sessions.get().room != session.room


def test_nothing_of_this_years_people_and_certainty_is_taken_over():
    new = next_of(this_year())
    session = new.sessions.get()
    assert session.status == Session.Status.PROVISIONAL
    assert session.livestream == ""
    assert session.appearances.count() == 0
    assert Speaker.objects.filter(meeting=new).count() == 0
    assert Release.objects.filter(meeting=new).count() == 0
