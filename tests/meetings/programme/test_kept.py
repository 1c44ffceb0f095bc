"""What cannot be deleted stays, and the person is told why and what to do instead."""

import pytest
from django.urls import reverse

from meetings.programme.actions import release
from meetings.programme.models import Session
from tests.factories.programme import (
    AppearanceFactory,
    RoomFactory,
    SessionFactory,
    TrackFactory,
)
from tests.publication.conftest import signed_in

pytestmark = pytest.mark.django_db


def text(response) -> str:
    """What a response says."""
    return response.content.decode()


def test_a_released_session_is_not_deleted():
    session = SessionFactory()
    address = reverse("admin:programme_session_delete", args=[session.pk])
    client = signed_in("Secretariat")
    assert client.get(address).status_code == 200
    release(meeting=session.meeting)
    for answer in (
        client.get(address, follow=True),
        client.post(address, {"post": "yes"}, follow=True),
    ):
        assert "Set its status to cancelled and release it" in text(answer)
        change = reverse("admin:programme_session_change", args=[session.pk])
        assert answer.redirect_chain == [(change, 302)]
    assert Session.objects.count() == 1


def test_who_may_not_delete_is_told_no_reason():
    session = SessionFactory()
    release(meeting=session.meeting)
    address = reverse("admin:programme_session_delete", args=[session.pk])
    assert signed_in("Translators – Arabic").post(address, {"post": "yes"}).status_code == 403


def ticked(client, name: str, *rows):
    """What is answered to those who tick rows of a list and delete them."""
    sent = {"action": "delete_selected", "_selected_action": [row.pk for row in rows]}
    sent["post"] = "yes"
    return client.post(reverse(f"admin:programme_{name}_changelist"), sent, follow=True)


def test_of_ticked_sessions_none_is_deleted_where_one_was_released():
    session = SessionFactory(title_fr="Forum")
    release(meeting=session.meeting)
    draft = SessionFactory(meeting=session.meeting, title_fr="Brouillon")
    client = signed_in("Secretariat")
    answer = text(ticked(client, "session", session, draft))
    assert "“Forum” was released" in answer
    assert "“Brouillon”" not in answer
    assert "Nothing was deleted." in answer
    assert Session.objects.count() == 2
    ticked(client, "session", draft)
    assert list(Session.objects.all()) == [session]


@pytest.mark.parametrize("name", ["venue", "room", "track", "speaker"])
def test_what_sessions_need_is_not_deleted_and_the_sessions_are_named(name):
    room = RoomFactory()
    meeting = room.venue.meeting
    track = TrackFactory(meeting=meeting)
    session = SessionFactory(meeting=meeting, room=room, track=track, title_fr="Forum")
    speaker = AppearanceFactory(session=session).speaker
    row = {"venue": room.venue, "room": room, "track": track, "speaker": speaker}[name]
    client = signed_in("Secretariat")
    address = reverse(f"admin:programme_{name}_delete", args=[row.pk])
    one = client.post(address, {"post": "yes"}, follow=True)
    for answer in (one, ticked(client, name, row)):
        assert "because sessions need it: Forum." in text(answer)
    assert type(row).objects.filter(pk=row.pk).exists()
    session.appearances.all().delete()
    session.delete()
    ticked(client, name, row)
    assert not type(row).objects.filter(pk=row.pk).exists()
