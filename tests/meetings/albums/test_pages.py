"""The pages of albums: what readers see, and what they do not see yet or any more."""

import datetime as dt
import json
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.albums import AlbumFactory, PictureFactory, with_files
from tests.factories.meetings import AnnualMeetingFactory, HostFactory
from tests.factories.staff import StaffFactory
from tests.page import Page
from tests.publication.conftest import signed_in
from uccn.publication.models import FormerAddress, PreviewLink

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    """A public meeting with a host."""
    made = AnnualMeetingFactory(public=True, slug="own")
    HostFactory(meeting=made)
    return made


@pytest.fixture
def album(meeting):
    """A public album of it."""
    return AlbumFactory(meeting=meeting, slug="opening", title_fr="Ouverture", public=True)


def address(thing, language: str = "fr") -> str:
    """The page of an album or a picture."""
    return thing.get_absolute_url().replace("/en/", f"/{language}/")


def everything(album) -> str:
    """The page of all albums of the meeting."""
    place = [album.meeting.year, album.meeting.slug]
    return reverse("meetings:albums:albums", args=place).replace("/en/", "/fr/")


def linked_data(client, thing) -> list[dict]:
    """What the page of an album or a picture tells machines."""
    page = Page(client.get(address(thing)))
    return json.loads(page.one("script", type="application/ld+json")["text"])["@graph"]


def link_to(thing) -> str:
    """A preview link's token."""
    expires = timezone.now() + dt.timedelta(days=1)
    made = PreviewLink.objects.create(subject=thing, created_by=StaffFactory(), expires_at=expires)
    return made.token


@pytest.mark.parametrize("count", [1, 3])
def test_each_page_costs_the_same_at_one_and_at_three(
    client, meeting, django_assert_num_queries, count
):
    for number in range(count):
        album = AlbumFactory(meeting=meeting, slug=f"a-{number}", public=True)
        pictures = [PictureFactory(album=album, public=True) for _number in range(count)]
    for page, queries in [(everything(album), 4), (address(album), 4), (address(pictures[0]), 5)]:
        with django_assert_num_queries(queries):
            assert client.get(page).status_code == 200
    with django_assert_num_queries(11):
        client.get(meeting.get_absolute_url())


def test_two_hundred_pictures_cost_as_many_queries_and_are_fetched_when_needed(
    client, album, django_assert_num_queries
):
    for _number in range(200):
        PictureFactory(album=album, public=True)
    with django_assert_num_queries(4):
        response = client.get(address(album))
    images = Page(response).all("img")
    assert len(images) == 200
    assert [image["attrs"].get("loading") for image in images] == [None] + ["lazy"] * 199


def test_a_picture_is_there_in_both_formats_and_takes_its_room_at_once(client, album):
    picture = PictureFactory(album=album, public=True, focus_x=32, focus_y=99)
    page = Page(client.get(address(album)))
    image, source = page.one("img")["attrs"], page.one("source")["attrs"]
    root = f"/pictures/{picture.key}-"
    assert (source["type"], source["sizes"]) == ("image/webp", image["sizes"])
    assert source["srcset"] == f"{root}320.webp 320w, {root}640.webp 640w, {root}1000.webp 1000w"
    assert image["srcset"] == f"{root}320.jpg 320w, {root}640.jpg 640w, {root}1000.jpg 1000w"
    assert (image["width"], image["height"], image["src"]) == ("1000", "500", f"{root}640.jpg")
    assert image["class"] == "focus-x-30 focus-y-100"


def test_words_in_another_language_say_so(client, album):
    words = {"alternative_ar": "مدينة", "alternative_fr": "", "caption_fr": "Une *ville*"}
    PictureFactory(album=album, public=True, **words)
    page = Page(client.get(address(album)))
    image = page.one("img")["attrs"]
    assert (image["alt"], image["lang"], image["dir"]) == ("مدينة", "ar", "rtl")
    assert "Une ville" in page.one("figcaption")["text"]
    arabic = Page(client.get(address(album, "ar")))
    assert "lang" not in arabic.one("img")["attrs"]
    assert arabic.one("h1")["text"] == "Ouverture"
    assert (page.one("h1")["lang"], arabic.all("bdi", lang="fr") != []) == ("fr", True)


def test_an_album_shows_its_public_pictures_in_their_order_alone(client, album):
    last = PictureFactory(album=album, public=True, position=9, caption_fr="Fin")
    PictureFactory(album=album, public=True, position=1, caption_fr="Début")
    PictureFactory(album=album, caption_fr="Brouillon")
    last.withdraw()
    page = Page(client.get(address(album)))
    captions = [text.split(" Anna")[0] for text in page.texts("figcaption")]
    assert captions == ["Début"]
    last.publish()
    page = Page(client.get(address(album)))
    captions = [text.split(" Anna")[0] for text in page.texts("figcaption")]
    assert captions == ["Début", "Fin"]


def test_a_picture_stands_between_its_neighbours_with_credit_and_licence(client, album):
    first, second, third = (PictureFactory(album=album, public=True) for _number in range(3))
    PictureFactory(album=album)
    page = Page(client.get(address(second, "en")))
    assert page.texts("h1") == ["Picture 2 of 3"]
    assert page.one("a", rel="prev")["attrs"]["href"] == address(first, "en")
    assert page.one("a", rel="next")["attrs"]["href"] == address(third, "en")
    licence = page.one("a", rel="license")
    assert licence["text"] == "CC BY 4.0"
    assert licence["attrs"]["href"] == "https://creativecommons.org/licenses/by/4.0/"
    assert "Anna Nowak" in page.text
    assert Page(client.get(address(first))).all("a", rel="prev") == []
    assert Page(client.get(address(third))).all("a", rel="next") == []


def test_machines_read_the_licence_and_whom_to_credit(client, album):
    picture = PictureFactory(
        album=album, public=True, caption_fr="Place", taken_on=dt.date(2018, 6, 13)
    )
    reserved = PictureFactory(album=album, public=True, licence="LicenseRef-AllRightsReserved")
    told = linked_data(client, picture)
    node = next(node for node in told if node["@type"] == "ImageObject")
    assert node["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert (node["creditText"], node["caption"]) == ("Anna Nowak", "Place")
    assert node["dateCreated"] == "2018-06-13"
    assert node["contentUrl"].endswith(f"/pictures/{picture.key}-1000.jpg")
    page = linked_data(client, album)[0]
    assert page["@type"] == "ImageGallery"
    assert ["license" in image for image in page["image"]] == [True, False]
    assert [image["url"].endswith(f"/{one.pk}/") for image, one in
            zip(page["image"], [picture, reserved], strict=True)] == [True, True]  # fmt: skip


def test_a_draft_is_nowhere_for_readers(client, meeting, album):
    draft = AlbumFactory(meeting=meeting, slug="draft", title_fr="Secret")
    inside = PictureFactory(album=draft, public=True, alternative_fr="Secret")
    waiting = PictureFactory(album=album, alternative_fr="Secret")
    PictureFactory(album=album, public=True)
    for thing in (draft, inside, waiting):
        assert client.get(address(thing)).status_code == 404
    for page in (everything(album), address(album), meeting.get_absolute_url()):
        assert "Secret" not in client.get(page).content.decode()


def test_a_draft_meeting_hides_its_public_albums(client):
    album = AlbumFactory(meeting=AnnualMeetingFactory(slug="draft"), public=True)
    picture = PictureFactory(album=album, public=True)
    for page in (everything(album), address(album), address(picture)):
        assert client.get(page).status_code == 404


def test_without_an_album_there_is_no_page_and_no_strip(client, meeting):
    draft = AlbumFactory(meeting=meeting)
    PictureFactory(album=draft, public=True)
    assert client.get(everything(draft)).status_code == 404
    assert Page(client.get(meeting.get_absolute_url())).all("section", class_="strip") == []


def test_what_was_withdrawn_says_so_at_its_address(client, album):
    picture = PictureFactory(album=album, public=True, caption_fr="Place du marché")
    picture.withdraw("Une personne l'a demandé.")
    response = client.get(address(picture))
    assert response.status_code == 410
    assert "Place du marché" in response.content.decode()
    assert "Une personne l&#x27;a demandé." in response.content.decode()
    album.withdraw("Les droits sont à vérifier.")
    for thing in (album, picture):
        response = client.get(address(thing))
        assert (response.status_code, "Ouverture" in response.content.decode()) == (410, True)
    listed = client.get(everything(album).replace("/fr/", "/en/"))
    assert "There are no pictures of this meeting at present." in listed.content.decode()


@pytest.mark.parametrize("below", ["", "{key}/"])
def test_an_album_that_moved_leads_to_its_new_address(client, album, below):
    picture = PictureFactory(album=album, public=True)
    below = below.format(key=picture.pk)
    old = address(album) + below
    album.slug = "ceremony"
    album.save()
    response = client.get(old)
    assert (response.status_code, response.url) == (301, address(album) + below)


def test_a_meeting_that_moved_takes_its_albums_along(client, album):
    old = address(album)
    album.meeting.slug = "elsewhere"
    album.meeting.save()
    response = client.get(old)
    assert (response.status_code, response.url) == (301, address(album))


def test_a_draft_that_moves_leaves_no_address_behind(client, meeting):
    draft = AlbumFactory(meeting=meeting, slug="old")
    draft.slug = "new"
    draft.save()
    assert FormerAddress.objects.count() == 0


def test_a_preview_link_opens_the_draft_with_its_pictures_and_files(client, meeting):
    draft = AlbumFactory(meeting=meeting, slug="draft")
    picture = with_files(PictureFactory(album=draft))
    token = link_to(draft)
    page = Page(client.get(address(draft), {"preview": token}))
    image = page.one("img")["attrs"]
    query = urlencode({"preview": token})
    assert image["src"] == f"/pictures/{picture.key}-640.jpg?{query}"
    assert client.get(image["src"]).status_code == 200
    inside = client.get(address(picture), {"preview": token})
    assert (inside.status_code, inside.headers["Cache-Control"]) == (200, "private, no-store")
    other = AlbumFactory(meeting=meeting, slug="other")
    assert client.get(address(other), {"preview": token}).status_code == 404


def test_staff_see_drafts_when_they_may_see_albums(meeting):
    draft = AlbumFactory(meeting=meeting, slug="draft")
    PictureFactory(album=draft, caption_fr="Brouillon")
    for role, status in [("Secretariat", 200), ("Translators – Arabic", 200)]:
        response = signed_in(role).get(address(draft))
        assert (response.status_code, "Brouillon" in response.content.decode()) == (status, True)
    nobody = signed_in("Editors")
    nobody.user.groups.clear()
    assert nobody.get(address(draft)).status_code == 404
