"""Albums in search, sitemap, feed, export, API and at the desk: what everyone sees, no more."""

import json
import xml.etree.ElementTree as ET

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import translation

from meetings.actions import open_next
from meetings.albums.models import Album
from meetings.next_year.preview import left_rows
from tests.factories.albums import AlbumFactory, PictureFactory, with_files
from tests.factories.meetings import AnnualMeetingFactory, HostFactory
from tests.publication.conftest import signed_in
from translations import registry
from uccn.search import keeping
from uccn.site_export.registry import addresses

pytestmark = pytest.mark.django_db


@pytest.fixture
def album():
    """A public album with a public, a waiting and a withdrawn picture."""
    meeting = AnnualMeetingFactory(public=True, slug="own", edition=12)
    HostFactory(meeting=meeting)
    album = AlbumFactory(
        meeting=meeting, slug="opening", title_fr="Zibeline d'honneur", title_ar="سمور", public=True
    )
    PictureFactory(
        album=album, public=True, alternative_fr="Une zibeline", alternative_ar="سمور أسود",
        caption_fr="*La* zibeline", credit="Anna Nowak",
    )  # fmt: skip
    PictureFactory(album=album, alternative_fr="Zibeline en attente")
    PictureFactory(album=album, public=True, alternative_fr="Zibeline retirée").withdraw("Non.")
    draft = AlbumFactory(meeting=meeting, slug="draft", title_fr="Zibeline secrète")
    PictureFactory(album=draft, public=True, alternative_fr="Zibeline secrète")
    return album


@pytest.fixture
def shown(album):
    """Its one picture that readers see."""
    return album.pictures.published().get()


SECRET = ("en attente", "retirée", "secrète")


def leaks(text: str) -> list[str]:
    """What a text says that readers may not know."""
    return [word for word in SECRET if word in text]


def found(client, words: str, language: str = "fr") -> list[str]:
    """The addresses that a search shows."""
    page = client.get(f"/{language}/search/", {"q": words})
    results = [result for section in page.context["sections"] for result in section["results"]]
    assert leaks(page.content.decode()) == []
    return [result.url for result in results]


def test_albums_and_pictures_are_found_in_each_language_of_theirs(client, album, shown):
    keeping.rebuild()
    own = "meetings/2018/own/pictures/opening/"
    assert found(client, "zibelines") == [f"/fr/{own}", f"/fr/{own}{shown.pk}/"]
    assert found(client, "سمور", "ar") == [f"/ar/{own}", f"/ar/{own}{shown.pk}/"]
    assert found(client, "Nowak") == [f"/fr/{own}{shown.pk}/"]


@pytest.mark.parametrize("change", ["album", "picture", "meeting"])
def test_what_is_withdrawn_is_found_no_more(
    client, album, shown, change, django_capture_on_commit_callbacks
):
    keeping.rebuild()
    thing = {"album": album, "picture": shown, "meeting": album.meeting}[change]
    with django_capture_on_commit_callbacks(execute=True):
        thing.withdraw("Non.")
    assert len(found(client, "zibeline")) == (1 if change == "picture" else 0)


def test_the_sitemap_names_what_everyone_sees(client, album, shown):
    xml = client.get("/sitemap-albums.xml").content.decode()
    root = ET.fromstring(xml)  # noqa: S314 - our own
    french = sorted(e.text.partition("/fr/")[2] for e in root.iter() if "/fr/" in (e.text or ""))
    own = "meetings/2018/own/pictures/"
    assert french == [own, f"{own}opening/", f"{own}opening/{shown.pk}/"]


@pytest.mark.parametrize("count", [1, 3])
def test_sitemap_feed_and_api_cost_the_same_at_one_and_at_three(
    client, django_assert_num_queries, count
):
    meeting = AnnualMeetingFactory(public=True, slug="own")
    for number in range(count):
        album = AlbumFactory(meeting=meeting, slug=f"a-{number}", public=True)
        for _number in range(count):
            PictureFactory(album=album, public=True)
    client.get("/fr/feeds/albums.atom")
    for address, queries in [
        ("/sitemap-albums.xml", 2),
        ("/fr/feeds/albums.atom", 3),
        ("/api/v1/meetings/2018/own/pictures", 5),
    ]:
        with django_assert_num_queries(queries):
            assert client.get(address).status_code == 200


def test_the_feed_tells_of_each_public_album(client, album):
    xml = client.get("/fr/feeds/albums.atom").content.decode()
    assert xml.count("<entry>") == 1
    assert ("Zibeline d'honneur" in xml, leaks(xml)) == (True, [])
    assert "Zibeline d'honneur" in client.get("/fr/feeds/everything.atom").content.decode()


def test_the_export_holds_the_pages_and_their_files(album, shown, settings, tmp_path):
    own = f"/fr/meetings/2018/own/pictures/opening/{shown.pk}/"
    for year in (None, 2018):
        wanted = [a for a in addresses(year) if a.startswith("/fr/") and "/pictures/" in a]
        above = own.removesuffix(f"{shown.pk}/")
        assert wanted == [above.removesuffix("opening/"), above, own]
    assert [address for address in addresses(2019) if "/pictures/" in address] == []
    with_files(shown)
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True
    settings.PUBLIC_LANGUAGES = ["fr"]
    call_command("export_site", str(tmp_path / "out"), year=2018, verbosity=0)
    pages = tmp_path / "out/data"
    files = {path.name for path in pages.rglob(f"{shown.key}-*")}
    assert files == {f"{shown.key}-{w}.{e}" for w in (320, 640, 1000) for e in ("jpg", "webp")}
    html = (pages / own.lstrip("/") / "index.html").read_text()
    assert f'srcset="../../../../../../../pictures/{shown.key}-320.webp 320w' in html
    assert leaks(html) == []


def test_the_api_tells_what_everyone_sees_in_every_language(client, album, shown):
    response = client.get("/api/v1/meetings/2018/own/pictures")
    (told,) = response.json()["albums"]
    assert (told["slug"], told["title"]) == ("opening", {"fr": "Zibeline d'honneur", "ar": "سمور"})
    (picture,) = told["pictures"]
    assert picture["words"] == {"fr": "Une zibeline", "ar": "سمور أسود"}
    assert (picture["licence"], picture["credit"]) == ("CC-BY-4.0", "Anna Nowak")
    assert picture["licence_url"] == "https://creativecommons.org/licenses/by/4.0/"
    assert picture["file"].endswith(shown.large)
    assert leaks(json.dumps(response.json(), ensure_ascii=False)) == []


def test_the_next_year_gets_no_picture_and_staff_read_why(album):
    with translation.override("en"):
        rows = {row.label: row for row in left_rows(album.meeting)}
    row = rows["Albums and pictures"]
    assert (row.number, row.words) == (6, "The pictures show this meeting.")
    new = open_next(meeting=album.meeting, by=None, edition=13, year=2019, slug="next", start=None)
    assert Album.objects.filter(meeting=new).count() == 0


def test_the_desk_has_a_sheet_for_each_album_with_its_pictures(album, shown):
    subject = registry.subject_of("albums.album")
    assert subject.titles(album)["fr"] == "Zibeline d'honneur (2018)"
    assert subject.text_seen(album, shown, "alternative", "fr") == "Une zibeline"
    waiting = album.pictures.get(alternative_fr="Zibeline en attente")
    assert subject.text_seen(album, waiting, "alternative", "fr") == ""
    assert subject.public_url(album, "ar") == "/ar/meetings/2018/own/pictures/opening/"
    translator = signed_in("Translators – Arabic")
    place = shown.position
    address = reverse("translations:sheet", args=["albums.album", album.pk, "ar"])
    html = translator.get(address).content.decode()
    for words in ("Zibeline d&#x27;honneur (2018)", f"Picture {place}", f"Caption {place}"):
        assert words in html
