"""Programmes in the search, the sitemap, the feeds and the export: what everyone sees, no more."""

import datetime as dt

import feedparser
import pytest
from django.urls import reverse

from meetings.programme.actions import release
from meetings.programme.models import Release
from meetings.programme.published import programmes
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.programme import AppearanceFactory, RoomFactory, SessionFactory, TrackFactory
from uccn.search import keeping
from uccn.site_export.registry import addresses

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    """A public meeting with a public, a closed and an unreleased session."""
    meeting = AnnualMeetingFactory(public=True, slug="own")
    track = TrackFactory(meeting=meeting)
    session = SessionFactory(meeting=meeting, title_fr="Atelier de zibeline", track=track)
    office = "Échevine de Gdansk"
    AppearanceFactory(session=session, speaker__name_fr="Anna Nowak", speaker__office_fr=office)
    closed = SessionFactory(meeting=meeting, title_fr="Réunion de zibeline", audience="closed")
    AppearanceFactory(session=closed, speaker__name_fr="Personne secrète")
    release(meeting=meeting)
    SessionFactory(meeting=meeting, title_fr="Brouillon de zibeline")
    return meeting


def found(client, words: str) -> list[str]:
    """The titles that a search shows."""
    page = client.get("/fr/search/", {"q": words})
    results = [result for section in page.context["sections"] for result in section["results"]]
    pieces = [result.title.pieces for result in results]
    return ["".join(piece.text for piece in title) for title in pieces]


def path(meeting, name: str, *keys) -> str:
    """A page of the programme in French."""
    address = reverse(f"meetings:programme:{name}", args=[meeting.year, meeting.slug, *keys])
    return address.replace("/en/", "/fr/")


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("zibeline", ["Atelier de zibeline"]),
        ("zibelines", ["Atelier de zibeline"]),
        ("Nowak", ["Atelier de zibeline", "Anna Nowak"]),
        ("échevine", ["Atelier de zibeline", "Anna Nowak"]),
        ("secrète", []),
    ],
)
def test_what_everyone_sees_of_a_release_is_found(client, meeting, words, titles):
    keeping.rebuild()
    assert found(client, words) == titles


def test_a_release_brings_the_index_up_to_date(client, meeting, django_capture_on_commit_callbacks):
    keeping.rebuild()
    session = meeting.sessions.get(title_fr="Atelier de zibeline")
    with django_capture_on_commit_callbacks(execute=True):
        session.delete()
    assert found(client, "zibeline") == ["Atelier de zibeline"]
    assert found(client, "Nowak") == ["Atelier de zibeline", "Anna Nowak"]
    with django_capture_on_commit_callbacks(execute=True):
        release(meeting=meeting)
    assert found(client, "zibeline") == ["Brouillon de zibeline"]
    assert found(client, "Nowak") == []
    assert not keeping.drift()


def test_a_room_that_is_translated_later_is_found(
    client, meeting, django_capture_on_commit_callbacks
):
    session = meeting.sessions.get(title_fr="Atelier de zibeline")
    room = RoomFactory(venue__meeting=meeting, name_fr="Salle des fêtes")
    session.room = room
    session.title_en = "Sable workshop"
    session.save()
    release(meeting=meeting)
    keeping.rebuild()
    assert found(client, "ballroom") == []
    with django_capture_on_commit_callbacks(execute=True):
        room.name_en = "Ballroom"
        room.save()
    assert found(client, "ballroom") == ["Atelier de zibeline"]


def test_the_sitemap_names_the_pages_that_everyone_sees(client, meeting):
    public, closed, draft = meeting.sessions.order_by("pk")
    xml = client.get("/sitemap-programmes.xml").content.decode()
    person = public.appearances.get().speaker_id
    pages = [("detail",), ("changes",), ("speakers",), ("session", public.pk), ("speaker", person)]
    assert [page for page in pages if path(meeting, *page) not in xml] == []
    secret = closed.appearances.get().speaker_id
    hidden = [("session", closed.pk), ("session", draft.pk), ("speaker", secret)]
    assert [page for page in hidden if path(meeting, *page) in xml] == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_sitemap_asks_as_much_for_any_number_of_programmes(count, django_assert_num_queries):
    for _number in range(count):
        release(meeting=SessionFactory().meeting)
    with django_assert_num_queries(2):
        assert len([programme.sessions for programme in programmes()]) == count


def test_the_export_has_pages_and_calendars(meeting):
    public, closed, _draft = meeting.sessions.order_by("pk")
    for year in (None, 2018):
        wanted = set(addresses(year))
        own = [
            path(meeting, "detail"),
            path(meeting, "session", public.pk),
            path(meeting, "calendar"),
            path(meeting, "day-calendar", "2018-06-12"),
            path(meeting, "track-calendar", public.track_id),
            path(meeting, "session-calendar", public.pk),
        ]
        assert [address for address in own if address not in wanted] == []
        assert path(meeting, "session", closed.pk) not in wanted
    assert path(meeting, "detail") not in addresses(2019)


def test_the_feed_tells_of_each_release_what_everyone_may_know(client, meeting):
    public, closed, _draft = meeting.sessions.order_by("pk")
    public.begins, closed.begins = dt.time(9), dt.time(9)
    public.save()
    closed.save()
    release(meeting=meeting, note="Plus tôt.", note_language="fr")
    for name in ("programmes", "everything"):
        xml = client.get(f"/fr/feeds/{name}.atom").content.decode()
        assert "Plus tôt." in xml
        assert "Atelier de zibeline" in xml
        assert "Réunion de zibeline" not in xml
    assert xml.count("<entry>") >= Release.objects.count()


@pytest.mark.parametrize("name", ["programmes"])
def test_a_draft_meetings_programme_is_in_no_feed_and_no_sitemap(client, name):
    draft = AnnualMeetingFactory(slug="draft")
    SessionFactory(meeting=draft, title_fr="Secret")
    release(meeting=draft)
    assert "draft" not in client.get(f"/sitemap-{name}.xml").content.decode()
    assert "<entry>" not in client.get(f"/fr/feeds/{name}.atom").content.decode()
    keeping.rebuild()
    assert found(client, "Secret") == []


def test_the_api_tells_what_everyone_sees_in_every_language(client, meeting):
    public = meeting.sessions.order_by("pk").first()
    public.title_ar = "ورشة"
    public.livestream, public.livestream_audience = "https://live.example/", "delegates"
    public.save()
    release(meeting=meeting)
    response = client.get("/api/v1/meetings/2018/own/programme")
    told = response.json()
    assert response.headers["ETag"]
    assert (told["release"], told["time_zone"]) == (2, "UTC")
    titles = [session["title"] for session in told["sessions"]]
    assert titles[0] == {"fr": "Atelier de zibeline", "ar": "ورشة"}
    assert [speaker["name"]["fr"] for speaker in told["speakers"]] == ["Anna Nowak"]
    for secret in ("Réunion de zibeline", "Personne secrète", "live.example"):
        assert secret not in response.content.decode()


def test_before_a_release_the_api_has_no_programme(client):
    SessionFactory(meeting=AnnualMeetingFactory(public=True, slug="own"))
    assert client.get("/api/v1/meetings/2018/own/programme").status_code == 404
    assert client.get("/api/v1/meetings/2018/own").json()["programme"] is None


@pytest.mark.parametrize("count", [1, 3])
def test_the_api_tells_any_number_in_as_many_queries(client, count, django_assert_num_queries):
    meeting = AnnualMeetingFactory(public=True, slug="own")
    for _number in range(count):
        AppearanceFactory(session=SessionFactory(meeting=meeting))
    release(meeting=meeting)
    with django_assert_num_queries(8):
        client.get("/api/v1/meetings/2018/own/programme")


def test_the_feed_tells_no_later_release_to_be_the_first(client, meeting):
    release(meeting=meeting)
    closed = meeting.sessions.get(audience="closed")
    closed.day += dt.timedelta(days=1)
    closed.save()
    release(meeting=meeting)
    entries = feedparser.parse(client.get("/en/feeds/programmes.atom").content).entries
    assert [entry.summary for entry in entries[::2]] == [
        "Nothing changed that everyone sees.",
        "The first release of the programme.",
    ]
