"""Languages that are not public, side by side and by paragraph, for staff and nobody else."""

import pytest

from declarations import actions
from tests.factories.declarations import of_2018
from tests.factories.staff import StaffFactory
from tests.page import Page, words
from uccn.publication.models import PreviewLink

TEXT = "/{}/declarations/2018/mayors-declaration/"
PLACES = ("with/fr/", "p/1/")
HEADERS = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}


@pytest.fixture
def declaration(db):
    """French and Arabic public; Spanish is a draft."""
    return of_2018(body_fr=["Un", "Deux"], body_ar=["واحد", "اثنان"])


@pytest.fixture
def editor(client, db):
    """Somebody who may see declarations, signed in."""
    person = StaffFactory(role="Editors")
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return person


def shown(response) -> list[tuple[str, str]]:
    """Language and text of every cell or block that holds one of the texts."""
    found = ("Un", "Deux", "واحد", "اثنان", "SECRETO", "BORRADOR", "AHORA")
    blocks = [(e["lang"], words(e["text"])) for e in Page(response).all("p")]
    return [(lang, text) for lang, text in blocks if text in found]


def privacy(response) -> dict[str, str]:
    """What the answer says to caches, other sites and search engines."""
    return {name: response.headers.get(name, "") for name in HEADERS}


def test_staff_see_a_draft_language_first_in_its_own_column(client, declaration, editor):
    response = client.get(TEXT.format("es") + "with/fr/")
    assert shown(response)[-4:] == [("es", "SECRETO"), ("fr", "Un"), ("es", "SECRETO"),
                                    ("fr", "Deux")]  # fmt: skip
    assert privacy(response) == HEADERS
    assert len(Page(response).all("div", class_="draft-banner")) == 1
    assert Page(response).alternates == {}


def test_staff_see_a_draft_language_beside_a_public_one(client, declaration, editor):
    response = client.get(TEXT.format("fr") + "with/es+ar/")
    assert [lang for lang, _text in shown(response)[-6:]] == ["fr", "es", "ar"] * 2
    assert privacy(response) == HEADERS


def test_staff_see_a_paragraph_in_a_draft_language(client, declaration, editor):
    response = client.get(TEXT.format("es") + "p/1/")
    page = Page(response)
    assert [(e["lang"], words(e["text"])) for e in page.all("div", class_="prose")] == [
        ("es", "SECRETO"), ("fr", "Un"), ("ar", "واحد")
    ]  # fmt: skip
    assert privacy(response) == HEADERS
    assert page.all("details", class_="cite") == []


@pytest.mark.parametrize("place", PLACES)
def test_whoever_has_a_preview_link_sees_the_same(client, declaration, place):
    link = PreviewLink.objects.create(subject=declaration, created_by=StaffFactory())
    response = client.get(f"{TEXT.format('es')}{place}?preview={link.token}")
    assert ("es", "SECRETO") in [(e["lang"], words(e["text"])) for e in Page(response).all("p")]
    assert privacy(response) == HEADERS


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("query", ["", "?preview=x", "?preview=%00", "?preview=1.2:3"])
def test_readers_get_the_public_languages_alone(client, declaration, place, query):
    for code in ("es", "fr"):
        response = client.get(f"{TEXT.format(code)}{place.replace('fr', 'ar')}{query}")
        assert response.status_code == 200
        assert (b"SECRETO" in response.content, b"BORRADOR" in response.content) == (False, False)


@pytest.mark.parametrize("place", PLACES)
def test_staff_without_the_permission_are_readers(client, declaration, place):
    person = StaffFactory()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(TEXT.format("es") + place)
    assert (response.status_code, b"SECRETO" in response.content) == (200, False)
    type(declaration.meeting).objects.update(published_at=None)
    assert client.get(TEXT.format("es") + place).status_code == 404


@pytest.mark.parametrize("place", ["with/ar/", "p/1/"])
def test_a_text_of_which_nothing_is_public_is_seen_by_staff_alone(
    client, declaration, editor, place
):
    declaration.versions.update(published_at=None)
    response = client.get(TEXT.format("fr") + place)
    assert "Un" in [words(e["text"]) for e in Page(response).all("p")]
    assert privacy(response) == HEADERS
    client.logout()
    assert client.get(TEXT.format("fr") + place).status_code == 404


def test_a_text_without_any_language_version_is_shown_where_its_title_is(
    client, declaration, editor
):
    declaration.versions.all().delete()
    response = client.get(TEXT.format("fr") + "p/2/")
    assert [words(e["text"]) for e in Page(response).all("div", class_="prose")] == ["Deux"]
    assert client.get(TEXT.format("fr") + "p/9/").status_code == 404
    assert client.get(TEXT.format("fr") + "with/ar/").status_code == 200


@pytest.mark.parametrize(("place", "language"), [("with/fr/", "ar"), ("p/1/", "ar")])
def test_staff_see_what_was_withdrawn_under_a_banner(client, declaration, editor, place, language):
    declaration.versions.get(language="ar").withdraw("Une faute.")
    response = client.get(TEXT.format(language) + place)
    assert ("ar", "واحد") in [(e["lang"], words(e["text"])) for e in Page(response).all("p")]
    assert privacy(response) == HEADERS
    client.logout()
    assert client.get(TEXT.format(language) + place).status_code == 410


def test_a_draft_of_an_adopted_text_shows_the_texts_as_they_stand(client, declaration, editor):
    actions.adopt(declaration=declaration, adopted=["fr"])
    declaration.paragraphs.filter(key="1").update(body_es="AHORA")
    page = Page(client.get(TEXT.format("es") + "p/1/"))
    assert words(page.all("div", class_="prose")[0]["text"]) == "AHORA"
    assert "aún no tiene versiones" not in page.text
    public = client.get(TEXT.format("fr") + "p/1/")
    assert (b"AHORA" in public.content, privacy(public) == HEADERS) == (False, False)


def test_another_order_moves_and_keeps_the_preview(client, declaration, editor):
    response = client.get(TEXT.format("es") + "with/ar+fr/?preview=x")
    assert (response.status_code, response["Location"]) == (
        301,
        TEXT.format("es") + "with/fr+ar/?preview=x",
    )


def test_files_of_a_draft_language_are_for_nobody(client, declaration, editor):
    assert client.get(TEXT.format("es")[:-1] + "/p/1.bib").status_code == 404
    assert client.get(TEXT.format("es")[:-1] + "/with/fr.pdf").status_code == 404
