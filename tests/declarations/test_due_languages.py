"""A language of an adopted text whose set time has come: recorded when it is first asked for."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.utils import timezone

from declarations import actions
from tests.factories.declarations import of_2018
from tests.page import Page, words

TEXT = "/{}/declarations/2018/mayors-declaration/"


@pytest.fixture
def declaration(db):
    """Adopted in French; the Arabic was set to be public a minute ago, and nobody came since."""
    made = of_2018(body_fr=["Un"], body_ar=["نحن العمد"])
    made.versions.filter(language="ar").update(published_at=None)
    actions.adopt(declaration=made, adopted=["fr"])
    due = timezone.now() - dt.timedelta(minutes=1)
    made.versions.filter(language="ar").update(published_at=due)
    return made


def numbers(declaration) -> list[tuple[int, str, list[str]]]:
    """Each version: number, kind, languages."""
    return [(v.number, v.kind, sorted(v.texts.values_list("language", flat=True)))
            for v in declaration.numbered.all()]  # fmt: skip


RECORDED = [(1, "adopted", ["fr"]), (2, "translation", ["ar", "fr"])]


@pytest.mark.parametrize("place", ["", "p/1/", "with/fr/", "v/2/", "../mayors-declaration.txt"])
def test_the_first_reader_gets_it_and_not_a_note_that_it_is_not_there(client, declaration, place):
    address = TEXT.format("ar") + place
    if place.startswith(".."):
        address = TEXT.format("ar")[:-1] + ".txt"
    response = client.get(address)
    assert (response.status_code, "نحن العمد" in response.text) == (200, True)
    assert numbers(declaration) == RECORDED


def test_a_reader_of_another_language_brings_it_too(client, declaration):
    page = Page(client.get(TEXT.format("fr")))
    assert (list(page.alternates), numbers(declaration)) == (["fr", "ar", "x-default"], RECORDED)


def test_the_identifier_leads_to_it(client, declaration):
    response = client.get("/id/declaration/2018/mayors-declaration",
                          headers={"accept-language": "ar"})  # fmt: skip
    assert (response.status_code, response["Location"]) == (303, TEXT.format("ar"))


def test_asking_again_records_nothing_more(client, declaration):
    for _time in range(3):
        client.get(TEXT.format("ar"))
    call_command("record_versions")
    assert numbers(declaration) == RECORDED


@pytest.mark.parametrize("language", ["fr", "ar", "es"])
def test_before_its_time_nobody_gets_it(client, declaration, language):
    later = timezone.now() + dt.timedelta(minutes=1)
    declaration.versions.filter(language="ar").update(published_at=later)
    response = client.get(TEXT.format(language))
    assert (response.status_code, "نحن العمد" in response.text) == (200, False)
    assert numbers(declaration) == RECORDED[:1]


def test_a_draft_meeting_brings_nothing(client, declaration):
    type(declaration.meeting).objects.update(published_at=None)
    assert client.get(TEXT.format("ar")).status_code == 404
    assert numbers(declaration) == RECORDED[:1]


def test_what_was_withdrawn_before_the_adoption_still_says_so(client, db):
    made = of_2018(body_fr=["Un"], body_ar=["نحن العمد"])
    made.versions.get(language="ar").withdraw("Une faute grave.")
    actions.adopt(declaration=made, adopted=["fr"])
    response = client.get(TEXT.format("ar"))
    assert (response.status_code, "Une faute grave." in response.text) == (410, True)
    sentence = words(Page(response).all("p")[0]["text"])
    assert "Déclaration des maires" in Page(response).text, sentence
    assert "إعلان رؤساء البلديات" not in Page(response).text
    assert numbers(made) == RECORDED[:1]


def test_a_gone_page_names_no_title_that_readers_never_had(client, db):
    made = of_2018(body_fr=["Un"], body_ar=["نحن العمد"])
    made.versions.filter(language="fr").update(published_at=None)
    made.versions.get(language="ar").withdraw("Une faute grave.")
    actions.adopt(declaration=made, adopted=["fr"])
    response = client.get(TEXT.format("ar"))
    assert (response.status_code, "Déclaration des maires" in response.text) == (410, False)
