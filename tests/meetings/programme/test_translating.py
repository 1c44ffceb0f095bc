"""Sessions, people and venues at the translation desk: a sheet each, and what readers see."""

import pytest
from django.urls import reverse

from meetings.programme.actions import release
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.programme import AppearanceFactory, RoomFactory, SessionFactory
from tests.publication.conftest import signed_in
from translations.actions import reconcile
from translations.models import TextUnit
from translations.registry import subject_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    """A released session in French, in a room, with a person."""
    meeting = AnnualMeetingFactory(public=True, slug="own")
    room = RoomFactory(venue__meeting=meeting, venue__name_fr="Centre", name_fr="Salle A")
    session = SessionFactory(meeting=meeting, room=room, title_fr="Atelier", abstract_fr="Long.")
    AppearanceFactory(session=session, speaker__name_fr="Anna Nowak")
    release(meeting=meeting)
    return session


def rows(session) -> dict:
    """The row of each kind that has sheets."""
    return {
        "session": session,
        "speaker": session.appearances.get().speaker,
        "venue": session.room.venue,
    }


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        ("session", ["Atelier", "Long."]),
        ("speaker", ["Anna Nowak", "Maire"]),
        ("venue", ["Centre", "Salle A"]),
    ],
)
def test_each_has_a_sheet_with_its_texts_in_order(session, kind, texts):
    reconcile()
    row = rows(session)[kind]
    client = signed_in("Translators – Arabic")
    address = reverse("translations:sheet", args=[f"programme.{kind}", row.pk, "ar"])
    page = client.get(address).content.decode()
    places = [page.index(text) for text in texts]
    assert places == sorted(places)
    own = TextUnit.objects.filter(sheet__object_id=row.pk, sheet__content_type__model=kind)
    assert own.count() == len(subject_of(f"programme.{kind}").parts)


@pytest.mark.parametrize(
    ("kind", "below"),
    [("session", "programme/{}/"), ("speaker", "speakers/{}/"), ("venue", "programme/")],
)
def test_the_way_to_what_readers_see_is_there_where_they_see_it(client, session, kind, below):
    subject, row = subject_of(f"programme.{kind}"), rows(session)[kind]
    address = subject.public_url(row, "ar")
    assert address == f"/ar/meetings/{session.meeting.year}/own/{below.format(row.pk)}"
    assert client.get(address).status_code == 200
    session.audience = "closed"
    session.save()
    release(meeting=session.meeting)
    assert subject.public_url(row, "ar") == ""
    assert subject.text_seen(row, row, "name" if kind != "session" else "title", "fr") == ""


def test_a_language_that_the_release_lacks_is_public_when_approved(session):
    subject = subject_of("programme.session")
    assert [subject.is_public(session, code) for code in ("fr", "ar")] == [False, True]
    session.title_ar, session.title_fr = "ورشة", "Atelier"
    session.save()
    assert subject.text_seen(session, session, "title", "ar") == "ورشة"
    session.title_fr = "Autre"
    session.save()
    seen = [subject.text_seen(session, session, "title", code) for code in ("fr", "ar")]
    assert seen == ["Atelier", ""]


def test_a_draft_is_seen_by_nobody(session):
    draft = SessionFactory(meeting=session.meeting, title_fr="Brouillon")
    subject = subject_of("programme.session")
    assert subject.text_seen(draft, draft, "title", "fr") == ""
    assert not subject.is_public(draft, "ar")
    assert subject.titles(draft) == {"fr": f"Brouillon ({session.meeting.year})"}
