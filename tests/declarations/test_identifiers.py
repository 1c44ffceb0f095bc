"""Addresses without a language lead each reader to his or her own, or to an honest other one."""

import pytest
from django.test.utils import override_settings

from declarations import actions
from tests.factories.declarations import (
    of_2018,
)
from tests.page import Page

ID = "/id/declaration/2018/mayors-declaration"
TEXT = "/{}/declarations/2018/mayors-declaration/"


@pytest.fixture
def declaration(db):
    """Public in French, its original, and Arabic; Spanish is a draft."""
    return of_2018(body_fr=["Un"], body_ar=["واحد"])


def led(client, address: str, header: str = "") -> tuple[int, str]:
    """The status, and where the answer leads a browser that prefers these languages."""
    response = client.get(address, headers={"accept-language": header})
    return response.status_code, response.headers.get("Location", "")


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("ar", "ar"),
        ("ar-EG,fr;q=0.5", "ar"),
        ("fr-CA", "fr"),
        ("ru,ar;q=0.5", "ar"),  # the first that the text has
        ("es", "fr"),  # a draft: the original
        ("es,ru", "fr"),
        ("de", "fr"),
        ("", "fr"),
        ("ar;q=0,fr;q=0.1", "fr"),
        ("*", "fr"),
        ("garbage;;q=x,\x7f", "fr"),
        ("x" * 5000, "fr"),
    ],
)
def test_a_reader_is_led_to_a_language_that_the_text_has(client, declaration, header, language):
    assert led(client, ID, header) == (303, TEXT.format(language))
    assert led(client, f"{ID}/1", header) == (303, TEXT.format(language) + "p/1/")


def test_the_answer_says_that_it_depends_on_the_browsers_languages(client, declaration):
    for address in (ID, f"{ID}/1"):
        response = client.head(address, headers={"accept-language": "ar"})
        assert (response.status_code, response.content) == (303, b"")
        assert response.headers["Vary"] == "Accept-Language"
        assert response.headers["Location"].startswith("/ar/")


def test_without_the_original_any_public_language_will_do(client, declaration):
    declaration.versions.filter(language="fr").update(published_at=None)
    assert led(client, ID, "ru") == (303, TEXT.format("ar"))


@override_settings(PUBLIC_LANGUAGES=["en", "es"])
def test_where_readers_see_none_of_its_languages_the_page_says_so(client, declaration):
    assert led(client, ID, "fr,es;q=0.5") == (303, TEXT.format("es"))
    assert len(Page(client.get(TEXT.format("es"))).all("p", class_="note")) == 1


def test_the_identifier_of_the_model_is_this_address(client, declaration):
    assert declaration.identifier == ID


def test_a_former_address_leads_to_where_the_text_is_now(client, declaration):
    declaration.slug = "declaration-of-mayors"
    declaration.save()
    new = "/ar/declarations/2018/declaration-of-mayors/"
    assert led(client, ID, "ar") == (303, new)
    assert led(client, f"{ID}/1", "ar") == (303, f"{new}p/1/")


def test_an_identifier_moves_with_its_meetings_year(client, declaration):
    declaration.meeting.year = 2019
    declaration.meeting.save()
    assert led(client, ID, "ar") == (303, "/ar/declarations/2019/mayors-declaration/")


def test_a_paragraph_that_was_left_out_keeps_its_identifier(client, declaration):
    actions.adopt(declaration=declaration, adopted=["fr"])
    declaration.add_paragraph(body_fr="Deux")
    declaration.paragraphs.get(key="1").delete()
    actions.correct(
        declaration=declaration, corrected=["fr"], reason="Une.", reason_language="fr",
        dated=declaration.numbered.first().made_at.date(),
    )  # fmt: skip
    for key in ("1", "2"):
        assert led(client, f"{ID}/{key}", "fr") == (303, f"{TEXT.format('fr')}p/{key}/")


@pytest.mark.parametrize(
    "address",
    [f"{ID}/2", f"{ID}/x", f"{ID}/{'9' * 20}", f"{ID}/{'9' * 30}", f"{ID}/1/", f"{ID}/",
     f"{ID}/%00", "/id/declaration/2018/nothing", "/id/declaration/1/mayors-declaration",
     "/id/declaration/2018",
     "/id/declaration/٢٠١٨/mayors-declaration", "/id/meeting/2018/krakow-katowice", "/id/", "/id"],
)  # fmt: skip
def test_what_names_nothing_is_not_found(client, declaration, address):
    response = client.get(address, headers={"accept-language": "fr"})
    assert (response.status_code, Page(response).texts("h1")) == (404, ["Page introuvable"])


def test_a_draft_has_no_identifier(client, declaration):
    type(declaration.meeting).objects.update(published_at=None)
    assert [led(client, a)[0] for a in (ID, f"{ID}/1")] == [404, 404]


def test_a_withdrawn_text_says_so(client, declaration):
    for version in declaration.versions.exclude(published_at=None):
        version.withdraw("Une erreur.")
    response = client.get(ID, headers={"accept-language": "fr"})
    assert (response.status_code, "Une erreur." in Page(response).text) == (410, True)


def test_nothing_is_changed_through_an_identifier(client, declaration):
    assert client.post(ID).status_code == 405
