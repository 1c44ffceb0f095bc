"""What staff are told to look at, and what is no reason to."""

import datetime as dt

import pytest

from meetings.programme.models import Closure
from meetings.programme.warnings import warnings
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.programme import AppearanceFactory, RoomFactory, SessionFactory
from uccn.lib import languages

pytestmark = pytest.mark.django_db
TITLES = {languages.column("title", code): "Titre" for code in languages.codes()}


def at(meeting, begins: int, ends: int, **facts):
    """A session between two hours, titled in every language, in a room of its own."""
    room = facts.pop("room", None) or RoomFactory(venue__meeting=meeting)
    hours = {"begins": dt.time(begins), "ends": dt.time(ends)}
    return SessionFactory(meeting=meeting, room=room, **{**TITLES, **hours, **facts})


@pytest.fixture
def meeting():
    """A meeting of three days in June."""
    return AnnualMeetingFactory(
        start=dt.date(2018, 6, 12),
        end=dt.date(2018, 6, 14),
        time_zone="Europe/Warsaw",
        status="announced",
    )


@pytest.fixture
def room(meeting):
    """A room of the meeting."""
    return RoomFactory(venue__meeting=meeting, name_en="Hall")


def sentences(meeting) -> list[str]:
    """Everything that is said."""
    return [warning.sentence for warning in warnings(meeting)]


@pytest.mark.parametrize(
    ("second", "facts", "count"),
    [
        ((10, 12), {}, 1),
        ((11, 12), {}, 1),
        ((12, 13), {}, 0),
        ((8, 9), {}, 0),
        ((10, 12), {"status": "cancelled"}, 0),
        ((10, 12), {"kind": "break"}, 0),
        ((10, 12), {"kind": "meal"}, 0),
        ((10, 12), {"day": dt.date(2018, 6, 13)}, 0),
        ((20, 2), {}, 0),
    ],
)
def test_two_sessions_in_a_room_at_once(meeting, room, second, facts, count):
    at(meeting, 9, 12, room=room)
    at(meeting, *second, room=room, **facts)
    assert [s for s in sentences(meeting) if "also used" in s] == (
        ["Hall is also used by “Titre” at this time."] * count
    )


def test_a_night_session_meets_the_next_morning_that_begins_before_it_ends(meeting, room):
    at(meeting, 22, 2, room=room)
    at(meeting, 1, 3, room=room, day=dt.date(2018, 6, 13))
    assert len(sentences(meeting)) == 1


def test_a_person_at_two_sessions_at_once(meeting):
    one, other = at(meeting, 9, 11), at(meeting, 10, 12)
    speaker = AppearanceFactory(session=one).speaker
    AppearanceFactory(session=other, speaker=speaker)
    # Speaking and moderating at one session is no overlap.
    AppearanceFactory(session=one, speaker=speaker, role="moderator")
    assert sentences(meeting) == [f"{speaker} also takes part in “Titre” at this time."]


def test_a_closed_room(meeting, room):
    at(meeting, 9, 11, room=room)
    Closure.objects.create(room=room, day=dt.date(2018, 6, 12), begins=dt.time(11))
    assert sentences(meeting) == []
    Closure.objects.create(room=room, day=dt.date(2018, 6, 12))
    assert sentences(meeting) == ["Hall is closed at this time."]


def test_a_day_outside_the_meetings_dates(meeting):
    at(meeting, 9, 11, day=dt.date(2018, 6, 14))
    assert sentences(meeting) == []
    at(meeting, 9, 11, day=dt.date(2018, 6, 15))
    assert sentences(meeting) == ["This day is outside the meeting's dates."]


@pytest.mark.parametrize(
    ("status", "day", "count"), [("held", 11, 0), ("held", 10, 1), ("announced", 11, 1)]
)
def test_the_day_before_is_when_people_arrived(meeting, status, day, count):
    meeting.status = status
    meeting.save()
    at(meeting, 9, 11, day=dt.date(2018, 6, day))
    assert len(sentences(meeting)) == count


def test_nobody_asks_for_the_rooms_of_a_meeting_that_was_held(meeting):
    SessionFactory(meeting=meeting, **TITLES)
    meeting.status = "held"
    assert sentences(meeting) == []


def test_no_room(meeting):
    SessionFactory(meeting=meeting, status="provisional", **TITLES)
    SessionFactory(meeting=meeting, kind="break")
    assert [s for s in sentences(meeting) if "no room" in s] == []
    SessionFactory(meeting=meeting, **TITLES)
    assert sentences(meeting)[-1] == "It is confirmed, but has no room."


def test_a_title_that_is_missing_in_some_languages(meeting):
    at(meeting, 9, 10, **{**TITLES, "title_ar": "", "title_ru": None})
    assert sentences(meeting) == ["The title is missing in: Arabic and Russian."]


def test_what_has_no_day_yet_meets_nothing(meeting, room):
    at(meeting, 9, 12, room=room)
    at(meeting, 9, 12, room=room, day=None)
    assert sentences(meeting) == []


def test_an_untitled_break_lacks_nothing(meeting):
    empty = dict.fromkeys(TITLES, "")
    at(meeting, 9, 10, kind="break", **empty)
    assert sentences(meeting) == []


def test_an_hour_that_the_clocks_skip():
    meeting = AnnualMeetingFactory(time_zone="Europe/Warsaw")
    SessionFactory(
        meeting=meeting, day=dt.date(2018, 3, 25), begins=dt.time(2, 30), ends=None,
        status="provisional", **TITLES,
    )  # fmt: skip
    assert sentences(meeting) == ["The clocks skip this hour on this day."]


@pytest.mark.parametrize("count", [1, 3])
def test_looking_costs_the_same_for_any_number(meeting, room, count, django_assert_num_queries):
    for index in range(count):
        AppearanceFactory(session=at(meeting, 9 + index, 12 + index, room=room))
    with django_assert_num_queries(5):
        warnings(meeting)
