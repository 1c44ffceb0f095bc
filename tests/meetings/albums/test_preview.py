"""The preview of an album at the desk: its public page with what is typed; nothing saved."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories.albums import AlbumFactory, PictureFactory
from tests.page import Page
from tests.publication.conftest import signed_in
from translations.models import TextUnit

pytestmark = pytest.mark.django_db
WORDS = "عمدة يتكلم"


@pytest.fixture
def album():
    """A draft album with a picture that waits and one that was withdrawn."""
    made = AlbumFactory(title_fr="Ouverture", description_fr="Le premier jour.")
    PictureFactory(album=made, caption_fr="Le maire parle.", alternative_fr="Un homme.")
    gone = PictureFactory(album=made, caption_fr="Retirée.", published_at=timezone.now())
    gone.withdraw()
    return made


def address(album, row, field: str, language: str = "ar") -> str:
    """Where a text that is typed is shown."""
    unit = TextUnit.objects.get(field=field, object_id=row.pk, sheet__object_id=album.pk)
    place = ["albums.album", album.pk, language, unit.pk]
    return reverse("translations:preview", args=place)


def test_what_is_typed_is_shown_in_the_albums_page_and_saved_nowhere(album):
    picture = album.pictures.first()
    client = signed_in("Translators – Arabic")
    response = client.post(address(album, picture, "caption"), {"text": WORDS})
    page = Page(response)
    assert (response.status_code, page.one("html")["lang"]) == (200, "ar")
    assert response.headers["Cache-Control"] == "private, no-store"
    caption = next(e for e in page.elements if e["tag"] == "figcaption")
    assert WORDS in caption["text"]
    assert "draft-banner" in response.content.decode()
    assert "Retirée" not in page.text
    assert page.one("h1")["text"] == "Ouverture"
    picture.refresh_from_db()
    assert (picture.caption_ar, album.pictures.count()) == (None, 2)


def test_drafts_of_other_texts_and_words_for_those_who_do_not_see_stand_there_too(album):
    picture = album.pictures.first()
    client = signed_in("Translators – Arabic")
    page = Page(client.post(address(album, picture, "alternative"), {"text": WORDS}))
    assert page.one("img", alt=WORDS)["lang"] == "ar"
    page = Page(client.post(address(album, album, "title"), {"text": "الافتتاح"}))
    assert page.one("h1")["text"] == "الافتتاح"


def test_the_desk_offers_the_preview_to_whom_it_opens_the_sheet_and_to_nobody_else(album):
    url = address(album, album, "title")
    assert Client().post(url, {"text": WORDS}).status_code == 302
    assert signed_in("Host-city editors").post(url, {"text": WORDS}).status_code in (403, 404)
    assert signed_in("Translators – Arabic").get(url).status_code == 405
    sheet = url.rpartition("preview/")[0]
    assert url in signed_in("Translators – Arabic").get(sheet).content.decode()
