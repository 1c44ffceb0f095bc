"""The editor's desk for albums: pictures get words, are published with them, and only then."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests.admin_form import as_opened, errors
from tests.factories.albums import AlbumFactory, PictureFactory
from tests.factories.meetings import AnnualMeetingFactory
from tests.publication.conftest import signed_in
from uccn.publication.models import FormerAddress, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    """An editor's browser, in English."""
    return signed_in("Editors")


def page(name: str, thing) -> str:
    """A page about an album or a picture in the admin."""
    model = thing._meta.model_name
    return reverse(f"admin:albums_{model}_{name}", args=[thing.pk])


def row(picture, **values) -> dict:
    """What a row of the page of words sends."""
    facts = {
        "credit": picture.credit, "licence": picture.licence, "taken_on": "",
        "focus_x": 50, "focus_y": 50, "opened_with": "",
    }  # fmt: skip
    return {f"p{picture.pk}-{name}": value for name, value in {**facts, **values}.items()}


def send(client, album, *rows: dict, language: str = "fr", **more):
    """Save the page of words."""
    keys = [next(iter(one)).split("-")[0].removeprefix("p") for one in rows]
    data = {"row": keys, **more}
    for one in rows:
        data |= one
    return client.post(f"{page('words', album)}?language={language}", data, follow=True)


def told(response) -> list[str]:
    """What the page says was done."""
    return [str(message) for message in response.context["messages"]]


def test_an_album_is_made_and_its_slug_is_its_own_at_the_meeting(client):
    meeting = AnnualMeetingFactory(public=True)
    AlbumFactory(meeting=meeting, slug="opening")
    add = reverse("admin:albums_album_add")
    data = as_opened(client.get(add)) | {"meeting": meeting.pk, "title_fr": "Ouverture"}
    taken = client.post(add, data | {"slug": "opening"})
    assert errors(taken) == {"__all__": ["Another album of this meeting has this slug."]}
    untitled = client.post(add, data | {"slug": "closing", "title_fr": ""})
    assert list(errors(untitled)) == ["title_fr"]
    assert client.post(add, data | {"slug": "closing"}).status_code == 302
    album = meeting.albums.get(slug="closing")
    assert (album.title_fr, album.state()) == ("Ouverture", State.DRAFT)


def test_words_are_written_for_many_pictures_at_once(client):
    album = AlbumFactory()
    one, two = (PictureFactory(album=album, alternative_fr="") for _number in range(2))
    opened = client.get(f"{page('words', album)}?language=fr")
    assert [form.instance for form in opened.context["rows"].forms] == [one, two]
    response = send(
        client,
        album,
        row(one, alternative_fr="Un podium", caption_fr="Le podium", focus_x=20),
        row(two, alternative_fr="Une foule"),
    )
    assert told(response) == ["2 pictures are saved."]
    for picture in (one, two):
        picture.refresh_from_db()
    assert (one.alternative_fr, one.caption_fr, one.focus_x) == ("Un podium", "Le podium", 20)
    assert (two.alternative_fr, two.published_at) == ("Une foule", None)
    assert response.context["rows"].forms == []
    shown = client.get(f"{page('words', album)}?language=fr&all=1").context["rows"].forms
    assert [form.instance for form in shown] == [one, two]


def test_a_translation_waits_at_the_desk_and_the_source_is_written(client):
    album = AlbumFactory(public=True)
    picture = PictureFactory(album=album, alternative_fr="Un podium")
    response = send(client, album, row(picture, alternative_ar="منصة"), language="ar")
    assert "waits for review" in " ".join(told(response))
    picture.refresh_from_db()
    assert (picture.alternative_ar or "", picture.alternative_fr) == ("", "Un podium")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"focus_x": 101}, "focus_x"),
        ({"focus_y": -1}, "focus_y"),
        ({"licence": "unknown"}, "licence"),
        ({"credit": ""}, "credit"),
        ({"taken_on": "13.13.2018"}, "taken_on"),
        ({"alternative_fr": "x" * 501}, "alternative_fr"),
    ],
)
def test_a_wrong_row_saves_none_and_keeps_what_was_typed(client, wrong, field):
    album = AlbumFactory()
    one, two = (PictureFactory(album=album, alternative_fr="") for _number in range(2))
    bad = row(two, **{"alternative_fr": "Une foule", **wrong})
    response = send(client, album, row(one, alternative_fr="Un podium"), bad)
    assert response.status_code == 422
    assert [list(form.errors) for form in response.context["rows"].forms] == [[], [field]]
    assert 'value="Un podium"' in response.content.decode()
    assert f'href="#id_p{two.pk}-{field}"' in response.content.decode()
    one.refresh_from_db()
    assert (one.alternative_fr or "") == ""


def test_a_row_of_another_album_is_not_written(client):
    album, strange = AlbumFactory(), PictureFactory(alternative_fr="Avant")
    send(client, album, row(strange, alternative_fr="Après"))
    strange.refresh_from_db()
    assert strange.alternative_fr == "Avant"


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_words_costs_the_same_at_one_and_at_three(
    client, django_assert_num_queries, count
):
    album = AlbumFactory()
    for _number in range(count):
        PictureFactory(album=album, alternative_fr="")
    client.get(page("words", album))
    with django_assert_num_queries(8):
        client.get(page("words", album))


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("model", ["album", "picture"])
def test_the_lists_cost_the_same_at_one_and_at_three(
    client, django_assert_num_queries, count, model
):
    for _number in range(count):
        PictureFactory()
    address = reverse(f"admin:albums_{model}_changelist")
    client.get(address)
    with django_assert_num_queries(9):
        assert client.get(address).context["cl"].result_count == count


def test_the_meetings_parts_lead_to_the_pictures_that_nothing_describes(client):
    album = AlbumFactory()
    PictureFactory(album=album, alternative_fr="")
    PictureFactory(album=album)
    parts = client.get(reverse("admin:meetings_annualmeeting_parts", args=[album.meeting_id]))
    found = {line.title: line for line in parts.context["lines"]}
    assert (found["Albums"].number, found["Pictures"].number) == (1, 2)
    (remark,) = found["Pictures"].remarks
    assert remark.words == "1 picture stays a draft: nothing says what it shows."
    assert remark.url == page("words", album)


def test_an_album_is_published_with_the_pictures_that_have_words(client):
    album = AlbumFactory()
    ready, silent = PictureFactory(album=album), PictureFactory(album=album, alternative_fr="")
    address = page("publish", album)
    asked = client.get(address).context["missing"]
    assert asked[0] == "1 picture stays a draft: nothing says what it shows."
    assert client.post(address, {"when": "now"}).status_code == 200
    assert client.post(address, {"when": "now", "confirm": "on"}).status_code == 302
    for thing in (album, ready, silent):
        thing.refresh_from_db()
    assert [thing.is_public for thing in (album, ready, silent)] == [True, True, False]


def test_an_album_without_pictures_says_so_before_it_is_published(client):
    missing = client.get(page("publish", AlbumFactory())).context["missing"]
    assert missing[0] == "It has no picture that readers would see."


def test_an_album_that_is_set_to_come_takes_its_pictures_along(client):
    album = AlbumFactory(**{f"title_{code}": "T" for code in ("en", "es", "ar", "ru", "zh_hans")})
    picture = PictureFactory(album=album)
    when = {"when": "later", "day": "2027-06-01", "time": "12:00"}
    assert client.post(page("publish", album), when).status_code == 302
    for thing in (album, picture):
        thing.refresh_from_db()
    assert (album.state(), picture.published_at) == (State.SCHEDULED, album.published_at)
    album.publish()
    picture.refresh_from_db()
    assert picture.is_public


def test_new_pictures_of_a_public_album_are_published_when_they_have_words(client):
    album = AlbumFactory(public=True)
    one, two = (PictureFactory(album=album, alternative_fr="") for _number in range(2))
    sent = (row(one, alternative_fr="Un podium"), row(two))
    response = send(client, album, *sent, publish="on")
    assert told(response) == ["1 picture is saved.", "1 picture is public now."]
    for picture in (one, two):
        picture.refresh_from_db()
    assert (one.is_public, two.is_public) == (True, False)


def test_the_rows_of_a_draft_album_publish_nothing(client):
    album = AlbumFactory()
    picture = PictureFactory(album=album, alternative_fr="")
    send(client, album, row(picture, alternative_fr="Un podium"), publish="on")
    picture.refresh_from_db()
    assert not picture.is_public


def test_a_picture_without_words_is_never_published(client):
    picture = PictureFactory(alternative_fr="")
    with pytest.raises(ValidationError):
        picture.publish()
    response = client.post(page("publish", picture), {"when": "now"}, follow=True)
    assert told(response) == ["Say in at least one language what the picture shows."]
    picture.refresh_from_db()
    assert not picture.is_public


def test_a_public_picture_keeps_its_words(client):
    picture = PictureFactory(public=True)
    address = page("change", picture)
    response = client.post(address, as_opened(client.get(address)) | {"alternative_fr": ""})
    assert errors(response) == {"__all__": ["Say in at least one language what the picture shows."]}
    picture.refresh_from_db()
    assert picture.alternative_fr != ""


def test_one_picture_is_withdrawn_with_a_sentence(client):
    picture = PictureFactory(public=True)
    client.post(page("withdraw", picture), {"confirm": "on", "note": "On request."})
    picture.refresh_from_db()
    assert (picture.state(), picture.withdrawal_note) == (State.WITHDRAWN, "On request.")


def test_what_readers_have_seen_is_not_deleted_and_a_draft_is(client):
    seen, draft = PictureFactory(public=True), PictureFactory()
    assert client.post(page("delete", seen), {"post": "yes"}).status_code == 403
    assert client.post(page("delete", draft), {"post": "yes"}).status_code == 302
    full = AlbumFactory()
    PictureFactory(album=full)
    held = client.post(page("delete", full), {"post": "yes"})
    assert "would require deleting the following protected" in held.content.decode()


def test_a_public_album_stays_at_its_meeting_and_leaves_its_old_address(client):
    album = AlbumFactory(public=True, slug="old")
    address, other = page("change", album), AnnualMeetingFactory(public=True)
    data = as_opened(client.get(address)) | {"slug": "new", "meeting": other.pk}
    assert client.post(address, data).status_code == 302
    old = album.address
    meeting = album.meeting
    album.refresh_from_db()
    assert (album.slug, album.meeting) == ("new", meeting)
    assert FormerAddress.subject_at(old) == album


def test_pictures_come_in_by_their_album_alone(client):
    assert client.get(reverse("admin:albums_picture_add")).status_code == 403
    html = client.get(page("change", AlbumFactory())).content.decode()
    assert "Add pictures" in html


def test_translators_see_pictures_and_change_no_facts():
    album = AlbumFactory()
    picture = PictureFactory(album=album)
    translator = signed_in("Translators – Arabic")
    assert translator.get(page("change", picture)).status_code == 200
    assert translator.get(page("words", album)).status_code == 403
    assert translator.get(page("publish", album)).status_code == 403
