"""Draft, scheduled, public, withdrawn: who sees what, when."""

import datetime as dt

import pytest
from django.utils import timezone

from meetings.models import AnnualMeeting
from tests.factories.meetings import AnnualMeetingFactory
from uccn.publication.models import State

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


def test_a_meeting_without_a_time_is_a_draft():
    assert AnnualMeetingFactory().state() == State.DRAFT


@pytest.mark.parametrize(
    ("at", "state"),
    [(NOON - MINUTE, State.SCHEDULED), (NOON, State.PUBLIC), (NOON + MINUTE, State.PUBLIC)],
)
def test_a_scheduled_meeting_is_public_from_its_minute_on(at, state):
    assert AnnualMeetingFactory(published_at=NOON).state(at) == state


@pytest.mark.parametrize(("at", "seen"), [(NOON - MINUTE, 0), (NOON, 1), (NOON + MINUTE, 1)])
def test_readers_find_a_scheduled_meeting_from_its_minute_on(at, seen):
    AnnualMeetingFactory(published_at=NOON)
    assert AnnualMeeting.objects.published(at).count() == seen
    assert AnnualMeeting.objects.drafts(at).count() == 1 - seen


def test_a_withdrawn_meeting_is_neither_public_nor_a_draft():
    meeting = AnnualMeetingFactory(public=True)
    meeting.withdraw("Announced too early.")
    meeting.refresh_from_db()
    assert (meeting.state(), meeting.withdrawal_note) == (State.WITHDRAWN, "Announced too early.")
    assert AnnualMeeting.objects.published().count() == 0
    assert AnnualMeeting.objects.drafts().count() == 0


def test_taking_back_a_set_time_makes_a_draft_again():
    meeting = AnnualMeetingFactory(published_at=timezone.now() + dt.timedelta(days=1))
    meeting.withdraw()
    assert meeting.state() == State.DRAFT


def test_publishing_again_brings_a_withdrawn_meeting_back():
    meeting = AnnualMeetingFactory(public=True)
    meeting.withdraw("By mistake.")
    meeting.publish()
    meeting.refresh_from_db()
    assert (meeting.state(), meeting.withdrawal_note) == (State.PUBLIC, "")


def test_publishing_twice_keeps_the_first_day():
    meeting = AnnualMeetingFactory(public=True)
    first = meeting.published_at
    meeting.publish()
    assert meeting.published_at == first


@pytest.mark.parametrize("withdrawn", [True, False])
def test_what_readers_have_seen_cannot_be_put_off_to_a_later_time(withdrawn):
    meeting = AnnualMeetingFactory(public=True)
    if withdrawn:
        meeting.withdraw()
    with pytest.raises(ValueError, match="at once"):
        meeting.publish(timezone.now() + dt.timedelta(days=1))
    assert meeting.was_ever_public()
