"""The public pages of a programme: what is released, by day, for whom it is, in which language."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.models import AnnualMeeting, AudienceLink
from meetings.programme.actions import release
from tests.factories.cities import CityFactory, CreativeFieldFactory
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.programme import (
    AppearanceFactory,
    RoomFactory,
    SessionFactory,
    SpeakerFactory,
    TrackFactory,
)
from tests.factories.staff import StaffFactory
from tests.publication.conftest import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting() -> AnnualMeeting:
    """A public meeting in Poland."""
    return AnnualMeetingFactory(public=True, slug="krakow", time_zone="Europe/Warsaw")


def address(meeting: AnnualMeeting, name: str = "detail", *keys, query: str = "") -> str:
    """A page of the meeting's programme, in French."""
    found = reverse(f"meetings:programme:{name}", args=[meeting.year, meeting.slug, *keys])
    return found.replace("/en/", "/fr/") + query


def text(client, url: str, status: int = 200) -> str:
    """The page's HTML."""
    response = client.get(url)
    assert response.status_code == status
    return response.content.decode()


def link_for(meeting: AnnualMeeting, audience: str = "delegates", **facts) -> AudienceLink:
    """A link that is open for a day."""
    values = {"expires_at": timezone.now() + dt.timedelta(days=1), "created_by": StaffFactory()}
    return AudienceLink.objects.create(meeting=meeting, audience=audience, **{**values, **facts})


def test_before_the_first_release_there_is_no_page(client, meeting):
    session = SessionFactory(meeting=meeting)
    for url in (
        address(meeting),
        address(meeting, "session", session.pk),
        address(meeting, "changes"),
    ):
        text(client, url, 404)
    assert "/programme/" not in text(client, f"/en/{meeting.address}/")


def test_readers_see_the_release_and_staff_the_draft(client, admin_client, meeting):
    session = SessionFactory(meeting=meeting, title_fr="Atelier publié")
    release(meeting=meeting)
    session.title_fr = "Titre secret"
    session.save()

    assert "Atelier publié" in text(client, address(meeting))
    assert "Titre secret" not in text(client, address(meeting, query="?draft=1"))
    assert "Titre secret" in text(admin_client, address(meeting, query="?draft=1"))
    assert "Titre secret" not in text(admin_client, address(meeting))


def test_a_day_is_headed_by_its_date_and_zone(client, meeting):
    SessionFactory(meeting=meeting, day=dt.date(2018, 6, 12))
    release(meeting=meeting)
    html = text(client, address(meeting))
    assert "mardi 12 juin 2018" in html
    assert "heure d’été d’Europe centrale, UTC+2" in html
    assert '<time datetime="2018-06-12T10:00+02:00" data-ends="2018-06-12T11:30+02:00">' in html


def test_what_has_no_day_yet_comes_last_and_says_so(client, meeting):
    SessionFactory(meeting=meeting, title_fr="Sans jour", day=None, begins=None, ends=None)
    SessionFactory(meeting=meeting, title_fr="Avec jour")
    release(meeting=meeting)
    for query in ("", "?view=grid"):
        html = text(client, address(meeting, query=query)).split("<main")[1]
        assert html.index("Avec jour") < html.index("Jour à confirmer") < html.index("Sans jour")
    key = meeting.sessions.get(day=None).pk
    assert "jour à confirmer" in text(client, address(meeting, "session", key))


def test_another_zone_leaves_ten_o_clock_at_ten_o_clock(client, meeting):
    SessionFactory(meeting=meeting)
    release(meeting=meeting)
    meeting.time_zone = "America/Bogota"
    meeting.save()
    assert '<time datetime="2018-06-12T10:00-05:00"' in text(client, address(meeting))


def test_what_is_not_for_everyone_is_not_in_the_page(client, meeting):
    for audience in ("delegates", "mayors", "closed"):
        session = SessionFactory(meeting=meeting, audience=audience, title_fr=f"Secret {audience}")
        AppearanceFactory(session=session, speaker__name_fr="Personne secrète")
    release(meeting=meeting)
    pages = [address(meeting), address(meeting, "speakers"), address(meeting, "changes")]
    assert [url for url in pages if "ecr" in text(client, url)] == []
    for session in meeting.sessions.all():
        text(client, address(meeting, "session", session.pk), 404)
        person = session.appearances.get().speaker_id
        text(client, address(meeting, "speaker", person), 404)


def test_an_announced_session_is_shown_with_whom_it_is_for_but_not_its_links(client, meeting):
    session = SessionFactory(
        meeting=meeting, audience="mayors", is_announced=True,
        livestream="https://live.example/", livestream_audience="mayors",
    )  # fmt: skip
    release(meeting=meeting)
    html = text(client, address(meeting, "session", session.pk))
    assert "live.example" not in html
    client.get(address(meeting, "open-link", link_for(meeting, "mayors").token))
    assert "live.example" in text(client, address(meeting, "session", session.pk))


SEEN = {
    "anonymous": {"public"},
    "delegates": {"public", "delegates"},
    "mayors": {"public", "delegates", "mayors"},
    "translator": {"public"},
    "staff": {"public", "delegates", "mayors", "closed"},
}


GROUPS = {"translator": "Translators – French", "staff": "Editors"}


@pytest.mark.parametrize("who", SEEN)
def test_each_audience_sees_its_own(client, meeting, who):
    sessions = {
        audience: SessionFactory(meeting=meeting, audience=audience)
        for audience in ("public", "delegates", "mayors", "closed")
    }
    release(meeting=meeting)
    if who in ("delegates", "mayors"):
        client.get(address(meeting, "open-link", link_for(meeting, who).token))
    if who in GROUPS:
        client = signed_in(GROUPS[who])

    html = text(client, address(meeting))

    assert {a for a, s in sessions.items() if s.title_fr in html} == SEEN[who]
    for audience, session in sessions.items():
        status = 200 if audience in SEEN[who] else 404
        text(client, address(meeting, "session", session.pk), status)


def test_what_a_delegate_saw_is_kept_for_nobody_else(client, meeting):
    SessionFactory(meeting=meeting, audience="delegates", title_fr="Réservé aux délégués")
    SessionFactory(meeting=meeting, title_fr="Pour tous")
    release(meeting=meeting)
    url = address(meeting)
    text(client, url)
    client.get(address(meeting, "open-link", link_for(meeting).token))
    response = client.get(url)
    assert "Réservé aux délégués" in response.content.decode()
    assert "private" in response.headers["Cache-Control"]
    client.cookies.clear()
    assert "Réservé aux délégués" not in text(client, url)


@pytest.mark.parametrize("close", ["expired", "revoked"])
def test_a_closed_link_says_so_and_opens_nothing_more(client, meeting, close):
    SessionFactory(meeting=meeting, audience="delegates", title_fr="Réservé")
    SessionFactory(meeting=meeting)
    release(meeting=meeting)
    link = link_for(meeting)
    client.get(address(meeting, "open-link", link.token))
    if close == "expired":
        AudienceLink.objects.update(expires_at=timezone.now() - dt.timedelta(minutes=1))
    else:
        link.revoke()
    assert "Réservé" not in text(client, address(meeting))
    text(client, address(meeting, "open-link", link.token), 403)


def test_a_forged_link_and_that_of_another_meeting_open_nothing(client, meeting):
    SessionFactory(meeting=meeting, audience="delegates", title_fr="Réservé")
    SessionFactory(meeting=meeting)
    release(meeting=meeting)
    other = link_for(AnnualMeetingFactory(public=True))
    for token in (other.token, f"{other.token}x", "1.abc:def", "9" * 50):
        text(client, address(meeting, "open-link", token), 404)
    client.cookies["audience"] = f"{other.token}~x~"
    assert "Réservé" not in text(client, address(meeting))


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("?day=2018-06-13", {"B"}),
        ("?language=pl", {"A"}),
        ("?language=ru", {"B"}),
        ("?field=music", {"B"}),
        ("?audience=mayors", {"A"}),
        ("?day=2018-06-12&language=pl", {"A"}),
        ("?day=2018-06-13&language=pl", set()),
        ("?day=nonsense", set()),
        ("?view=grid&language=ru", {"B"}),
        ("?view=nonsense", {"A", "B"}),
    ],
)
def test_filters_stand_in_the_address(client, meeting, query, left):
    SessionFactory(
        meeting=meeting, title_fr="Titre A", working_languages=["pl"], audience="mayors",
        is_announced=True,
    )  # fmt: skip
    other = SessionFactory(
        meeting=meeting, title_fr="Titre B", interpretation_languages=["ru"],
        day=dt.date(2018, 6, 13), track=TrackFactory(meeting=meeting),
    )  # fmt: skip
    other.fields.add(CreativeFieldFactory(key="music"))
    release(meeting=meeting)
    html = text(client, address(meeting, query=query))
    assert {name for name in "AB" if f"Titre {name}" in html} == left
    if left == {"B"}:
        track = text(client, address(meeting, query=f"?track={other.track_id}"))
        assert "Titre A" not in track


def test_an_arabic_reader_is_shown_the_language_of_each_title(client, meeting):
    SessionFactory(meeting=meeting, title_fr="Atelier", title_ar="ورشة")
    SessionFactory(meeting=meeting, title_fr="Plénière")
    release(meeting=meeting)
    html = text(client, address(meeting).replace("/fr/", "/ar/"))
    assert '<bdi lang="fr" dir="ltr">Plénière</bdi>' in html
    assert "ورشة" in html


def test_the_grid_has_a_column_for_each_room_that_the_day_uses(client, meeting):
    hall, empty = RoomFactory(venue__meeting=meeting), RoomFactory(venue__meeting=meeting)
    SessionFactory(meeting=meeting, room=hall)
    SessionFactory(meeting=meeting, begins=None, ends=None)
    release(meeting=meeting)
    html = text(client, address(meeting, query="?view=grid"))
    assert hall.name_fr in html
    assert empty.name_fr not in html
    assert html.count('<th scope="col">') == 3
    assert html.count('<th scope="row">') == 2


def test_a_speaker_has_a_page_with_city_and_sessions(client, meeting):
    speaker = SpeakerFactory(
        meeting=meeting, name_fr="Anna Nowak", biography_fr="Née à Cracovie.",
        city=CityFactory(name_fr="Cracovie"),
    )  # fmt: skip
    AppearanceFactory(
        session=SessionFactory(meeting=meeting, title_fr="Table ronde"), speaker=speaker
    )
    release(meeting=meeting)
    html = text(client, address(meeting, "speaker", speaker.pk))
    for words in ("Anna Nowak", "Née à Cracovie.", ">Cracovie</a>", "Table ronde"):
        assert words in html
    assert "Anna Nowak" in text(client, address(meeting, "speakers"))


def test_a_session_that_was_taken_out_leaves_a_page_that_says_so(client, meeting):
    SessionFactory(meeting=meeting)
    gone = SessionFactory(meeting=meeting, title_fr="Supprimé")
    key = gone.pk
    release(meeting=meeting)
    gone.delete()
    release(meeting=meeting)
    assert "Supprimé" in text(client, address(meeting, "session", key), 410)
    text(client, address(meeting, "session", key + 999), 404)


def test_changes_are_named_once_each_with_what_was_and_what_is(client, meeting):
    session = SessionFactory(meeting=meeting, title_fr="Forum")
    release(meeting=meeting)
    session.begins = dt.time(9)
    session.save()
    release(meeting=meeting, note="Le forum commence plus tôt.", note_language="fr")
    html = text(client, address(meeting, "changes"))
    assert "Le forum commence plus tôt." in html
    assert html.count(f"/programme/{session.pk}/") == 1
    assert "10:00" in html
    assert "09:00" in html


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_programme_takes_few_queries_whatever_its_length(
    client, meeting, count, language, django_assert_num_queries
):
    for index in range(count):
        session = SessionFactory(
            meeting=meeting,
            day=dt.date(2018, 6, 12 + index),
            room=RoomFactory(venue__meeting=meeting),
            track=TrackFactory(meeting=meeting),
        )
        AppearanceFactory(session=session, speaker__city=CityFactory())
    release(meeting=meeting)
    with django_assert_num_queries(5 if language == "fr" else 10):
        text(client, address(meeting).replace("/fr/", f"/{language}/"))


def test_a_meeting_that_moved_takes_its_programme_along(client, meeting):
    SessionFactory(meeting=meeting)
    release(meeting=meeting)
    old = address(meeting)
    meeting.slug = "krakow-katowice"
    meeting.save()
    response = client.get(f"{old}?day=2018-06-12")
    assert response.status_code == 301
    assert response.headers["Location"] == f"{address(meeting)}?day=2018-06-12"


def test_a_withdrawn_meetings_programme_is_gone_with_it(client, meeting):
    SessionFactory(meeting=meeting)
    release(meeting=meeting)
    meeting.withdraw("Retirée.")
    text(client, address(meeting), 410)


@pytest.mark.parametrize("below", ["programme.ics", "programme/2018-06-12.ics"])
def test_nobody_gets_a_calendar_of_what_is_not_public(admin_client, client, meeting, below):
    SessionFactory(meeting=meeting)
    release(meeting=meeting)
    path = f"/fr/meetings/2018/{meeting.slug}/{below}"
    assert admin_client.get(path).status_code == 200
    meeting.withdraw("Retirée.")
    assert [who.get(path).status_code for who in (client, admin_client)] == [410, 410]
    AnnualMeeting.objects.update(withdrawn_at=None, published_at=None)
    assert [who.get(path).status_code for who in (client, admin_client)] == [404, 404]
