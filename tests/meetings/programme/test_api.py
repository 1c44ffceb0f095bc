"""A programme in the API: at its meeting's address, and gone or moved as the meeting is."""

import datetime as dt

import pytest

from meetings.programme.actions import release
from tests.api.asking import ask, data, told
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.programme import AppearanceFactory, RoomFactory, SessionFactory

pytestmark = pytest.mark.django_db

PLACE = "meetings/2018/own/programme"


@pytest.fixture
def meeting():
    """A public meeting whose programme is released."""
    made = AnnualMeetingFactory(public=True, slug="own", time_zone="Europe/Warsaw")
    session = SessionFactory(
        meeting=made,
        room=RoomFactory(venue__meeting=made),
        title_fr="Atelier",
        title_ar="ورشة",
        working_languages=["fr", "pl"],
        livestream="https://example.org/live",
        livestream_audience="delegates",
    )
    AppearanceFactory(session=session, speaker__name_fr="Jeanne")
    release(meeting=made)
    return made


def test_a_programme_is_told_in_every_language_at_once(client, meeting):
    found = data(client, PLACE)
    (session,) = found["sessions"]
    assert (found["release"], found["time_zone"]) == (1, "Europe/Warsaw")
    assert session["title"] == {"fr": "Atelier", "ar": "ورشة"}
    assert (session["day"], session["begins"], session["ends"]) == ("2018-06-12", "10:00", "11:30")
    assert session["working_languages"] == ["fr", "pl"]
    assert session["livestream"] is None
    assert [person["name"] for person in found["speakers"]] == [{"fr": "Jeanne"}]
    assert [room["id"] for room in found["rooms"]] == [session["room"]]


def test_what_is_not_for_everyone_is_in_no_answer(client, admin_client, meeting):
    room = RoomFactory(venue__meeting=meeting, name_fr="Salle secrète")
    closed = SessionFactory(meeting=meeting, title_fr="Titre secret", audience="closed", room=room)
    AppearanceFactory(session=closed, speaker__name_fr="Personne secrète")
    release(meeting=meeting)
    SessionFactory(meeting=meeting, title_fr="Brouillon secret")
    for reader in (client, admin_client):
        answer = ask(reader, PLACE)
        assert answer.status_code == 200
        assert "secr" not in answer.content.decode()
        assert len(answer.json()["sessions"]) == 1


def test_the_programme_of_a_meeting_that_moved_answers_with_its_new_address(client, meeting):
    meeting.year, meeting.slug = 2019, "elsewhere"
    meeting.start = meeting.end = dt.date(2019, 6, 12)
    meeting.save()
    answer = ask(client, PLACE)
    assert answer.status_code == 301
    assert answer.headers["Location"] == "/api/v1/meetings/2019/elsewhere/programme"
    assert len(data(client, "meetings/2019/elsewhere/programme")["sessions"]) == 1


def test_the_programme_of_a_withdrawn_meeting_is_gone_with_a_sentence(client, meeting):
    meeting.withdraw("Les faits sont en cours de vérification.")
    status, title, sentence = told(ask(client, PLACE))
    assert (status, title) == (410, "Withdrawn")
    assert sentence.endswith("Les faits sont en cours de vérification.")


@pytest.mark.parametrize("facts", [{"public": True}, {}])
def test_a_programme_without_a_release_or_of_a_draft_is_not_there(client, admin_client, facts):
    other = AnnualMeetingFactory(slug="own", **facts)
    SessionFactory(meeting=other)
    if not facts:
        release(meeting=other)
    for reader in (client, admin_client):
        assert told(ask(reader, PLACE))[0] == 404
