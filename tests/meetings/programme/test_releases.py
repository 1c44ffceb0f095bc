"""Releases: frozen, numbered, each with what changed; a single session's news goes out alone."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from meetings.programme.actions import newest_content, release, release_single
from meetings.programme.later_texts import with_later_texts
from meetings.programme.models import Release
from tests.factories.programme import (
    AppearanceFactory,
    RoomFactory,
    SessionFactory,
    SpeakerFactory,
)
from uccn.lib.append_only import AppendOnlyError

pytestmark = pytest.mark.django_db


def of_meeting(count: int = 1) -> list:
    """So many sessions of one meeting, an hour apart, all in one room."""
    first = SessionFactory(begins=dt.time(8), ends=dt.time(9))
    room = RoomFactory(venue__meeting=first.meeting)
    first.room = room
    first.save()
    more = [
        SessionFactory(meeting=first.meeting, room=room, begins=dt.time(8 + n), ends=dt.time(9 + n))
        for n in range(1, count)
    ]
    return [first, *more]


def kinds(made: Release) -> list[tuple[int, str]]:
    """Session and kind of each change."""
    return [(change["session"], change["kind"]) for change in made.changes]


def test_a_release_keeps_the_programme_while_work_goes_on():
    session, *_ = of_meeting()
    first = release(meeting=session.meeting)

    session.title_fr, session.begins = "Autre titre", dt.time(8, 30)
    session.save()

    kept = newest_content(session.meeting)
    assert first.number == 1
    assert first.changes == []
    assert kept.sessions[session.pk]["begins"] == "08:00"
    assert kept.text("session", session.pk, "title", "fr").text != "Autre titre"


def test_a_release_names_every_changed_session_once_under_its_weightiest_news():
    moved, renamed, cancelled, dropped, same = of_meeting(5)
    release(meeting=moved.meeting)

    moved.begins, moved.title_fr = dt.time(7), "Déplacé et renommé"
    renamed.title_fr = "Renommé"
    cancelled.status, cancelled.ends = "cancelled", dt.time(12)
    for session in (moved, renamed, cancelled):
        session.save()
    dropped.delete()
    added = SessionFactory(meeting=same.meeting, begins=dt.time(20), ends=dt.time(0, 30))
    second = release(meeting=same.meeting)

    assert second.number == 2
    assert kinds(second) == [
        (moved.pk, "moved"),
        (renamed.pk, "changed"),
        (cancelled.pk, "cancelled"),
        (added.pk, "new"),
        (second.changes[-1]["session"], "removed"),
    ]
    assert second.changes[0]["what"] == ["begins", "title"]
    assert second.changes[0]["from"]["begins"] == "08:00"
    assert second.changes[0]["to"]["begins"] == "07:00"


def test_a_new_person_at_a_session_is_a_change_of_it():
    session, *_ = of_meeting()
    release(meeting=session.meeting)
    AppearanceFactory(session=session)
    assert kinds(release(meeting=session.meeting)) == [(session.pk, "changed")]


def test_a_single_sessions_news_leaves_all_other_work_in_the_draft():
    one, other = of_meeting(2)
    release(meeting=one.meeting)
    hall = RoomFactory(venue__meeting=one.meeting, name_fr="Grande salle")
    one.room, one.title_fr = hall, "Pas encore"
    other.begins = dt.time(9, 15)
    one.save()
    other.save()

    made = release_single(session=one)

    kept = newest_content(one.meeting)
    assert made.is_single
    assert kinds(made) == [(one.pk, "moved")]
    assert kept.sessions[one.pk]["room"] == hall.pk
    assert kept.text("room", hall.pk, "name", "fr").text == "Grande salle"
    assert kept.text("venue", hall.venue_id, "name", "fr").text == hall.venue.name_fr
    assert kept.text("session", one.pk, "title", "fr").text != "Pas encore"
    assert kept.sessions[other.pk]["begins"] == "09:00"
    # What was left in the draft is news of the next whole release.
    assert kinds(release(meeting=one.meeting)) == [(one.pk, "changed"), (other.pk, "moved")]


def test_nothing_is_released_where_nothing_is_new():
    session, *_ = of_meeting()
    release(meeting=session.meeting)
    with pytest.raises(ValidationError, match="Nothing has changed"):
        release(meeting=session.meeting)
    with pytest.raises(ValidationError, match="as they were released"):
        release_single(session=session)
    unreleased = SessionFactory(meeting=session.meeting)
    with pytest.raises(ValidationError, match="in no release yet"):
        release_single(session=unreleased)
    assert Release.objects.count() == 1


def test_an_empty_programme_is_not_released():
    meeting = SpeakerFactory().meeting
    with pytest.raises(ValidationError, match="no session yet"):
        release(meeting=meeting)


def test_a_release_is_never_changed():
    session, *_ = of_meeting()
    made = release(meeting=session.meeting)
    made.note = "autre"
    with pytest.raises(AppendOnlyError):
        made.save()


@pytest.mark.parametrize(("source", "shown"), [("", "ورشة"), ("Réécrit", "")])
def test_a_translation_that_came_later_is_shown_while_its_source_is_the_released_one(source, shown):
    session, *_ = of_meeting()
    release(meeting=session.meeting)
    session.title_ar = "ورشة"
    session.title_fr = source or session.title_fr
    session.save()

    content = with_later_texts(newest_content(session.meeting), ["ar"])

    text = content.text("session", session.pk, "title", "ar")
    assert (text.text if text.language == "ar" else "") == shown


@pytest.mark.parametrize("count", [1, 3])
def test_a_release_takes_the_same_number_of_queries_for_any_number(
    count, django_assert_num_queries
):
    session, *_ = of_meeting(count)
    with django_assert_num_queries(14):
        release(meeting=session.meeting)
