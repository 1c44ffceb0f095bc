"""Addresses in Akoma Ntoso lead where a text's own addresses do, and nowhere else."""

import datetime as dt
import json
from dataclasses import replace

import pytest
from django.utils import translation
from lxml import etree

from declarations import actions
from declarations.exports.akoma_ntoso import addresses
from declarations.models import Declaration
from meetings.models import AnnualMeeting
from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.meetings import AnnualMeetingFactory
from tests.page import Page

WORK = "/akn/un/statement/deliberation/unesco-uccn/2018-06-15/mayors-declaration"
TEXT = "/{}/declarations/2018/mayors-declaration/"


@pytest.fixture
def declaration(db):
    """Version 1 in French, version 2 with Arabic, adopted on a day unknown; Spanish a draft."""
    meeting = AnnualMeetingFactory(
        public=True, edition=12, slug="krakow-katowice",
        start=dt.date(2018, 6, 12), end=dt.date(2018, 6, 15),
    )  # fmt: skip
    titles = {"title_ar": "إعلان", "title_es": "BORRADOR"}
    made = DeclarationFactory(meeting=meeting, slug="mayors-declaration", **titles)
    for number in (1, 2, 3):
        ParagraphFactory(declaration=made, body_fr=f"Texte {number}", body_ar=f"نص {number}",
                         body_es="SECRETO")  # fmt: skip
    for code in ("fr", "ar"):
        LanguageVersionFactory(declaration=made, language=code, public=True)
    LanguageVersionFactory(declaration=made, language="es")
    actions.adopt(declaration=made, adopted=["fr"])
    return Declaration.objects.get(pk=made.pk)


def led(client, address: str, header: str = "") -> tuple[int, str]:
    """The status, and where the answer leads."""
    response = client.get(address, headers={"accept-language": header})
    return response.status_code, response.headers.get("Location", "")


def written(client, address: str) -> dict[str, str]:
    """The addresses in a file's identification, by level."""
    root = etree.fromstring(client.get(address).content)
    found = {etree.QName(e).localname: e for e in root.iter("{*}identification")}["identification"]
    return {etree.QName(level).localname: level.find("{*}FRBRuri").get("value") for level in found}


def test_the_work_leads_to_the_readers_language_or_the_originals(client, declaration):
    for address in (WORK, f"{WORK}/!main"):
        assert led(client, address, "ar") == (303, TEXT.format("ar"))
        assert led(client, address, "es") == (303, TEXT.format("fr"))
        assert led(client, address) == (303, TEXT.format("fr"))


def test_what_the_files_say_of_themselves_leads_to_their_versions(client, declaration):
    for code, number in (("fr", 1), ("fr", 2), ("ar", 2)):
        at = f"{TEXT.format(code)}v/{number}"
        found = written(client, f"{at}.xml")
        assert led(client, found["FRBRWork"]) == (303, TEXT.format("fr"))
        newest = f"{TEXT.format(code)}v/{number}/"
        assert led(client, found["FRBRExpression"], "ru") == (303, newest)
        file = client.get(found["FRBRManifestation"])
        assert (file.status_code, file["Content-Type"]) == (
            200,
            "application/akn+xml; charset=utf-8",
        )
        sent = client.get(f"{at}.xml")
        assert (file.content, file["ETag"]) == (sent.content, sent["ETag"])
        assert file["Content-Language"] == code


def test_every_reference_to_a_text_in_a_file_leads_somewhere(client, declaration):
    root = etree.fromstring(client.get(f"{TEXT.format('ar')}v/2.xml").content)
    found = {v for e in root.iter() for v in e.attrib.values() if v.startswith("/akn/un/")}
    assert len(found) == 5
    statuses = {address: client.get(address).status_code for address in found}
    assert statuses == {a: 200 if a.endswith(".xml") else 303 for a in found}


def test_a_portion_leads_to_its_paragraph_by_its_printed_number(client, declaration):
    page = client.get(f"{TEXT.format('ar')}p/2/")
    data = json.loads(Page(page).one("script", type="application/ld+json")["text"])
    (key, portion) = data["@graph"][-1]["identifier"]
    assert (key, portion.rpartition("~")[2]) == ("2", "para_2")
    assert led(client, portion, "fr") == (303, f"{TEXT.format('ar')}p/2/")


def test_a_number_is_that_of_the_version_not_of_the_text_now(client, declaration):
    declaration.paragraphs.get(key="1").delete()
    actions.correct(
        declaration=declaration, corrected=["fr"], reason="Une erreur.", reason_language="fr",
        dated=dt.date(2019, 1, 2),
    )  # fmt: skip
    first, third = (written(client, f"{TEXT.format('fr')}v/{n}.xml") for n in (1, 3))
    assert third["FRBRExpression"] == f"{WORK}/fra@2019-01-02"
    at = TEXT.format("fr")
    assert led(client, f"{first['FRBRExpression']}/!main~para_1") == (303, f"{at}p/1/")
    assert led(client, f"{third['FRBRExpression']}/!main~para_1") == (303, f"{at}p/2/")
    assert client.get(f"{third['FRBRExpression']}/!main~para_3").status_code == 404


def test_of_two_versions_of_one_day_the_later_is_meant(client, declaration):
    for text in ("Un", "Deux"):
        declaration.paragraphs.filter(key="1").update(body_fr=text)
        actions.correct(
            declaration=declaration, corrected=["fr"], reason="Une erreur.",
            reason_language="fr", dated=dt.date(2019, 1, 2),
        )  # fmt: skip
    assert led(client, f"{WORK}/fra@2019-01-02") == (303, f"{TEXT.format('fr')}v/4/")
    assert b"Deux" in client.get(f"{WORK}/fra@2019-01-02/!main.xml").content


def test_the_address_of_before_the_day_was_known_still_leads_here(client, declaration):
    declaration.adopted_on = dt.date(2018, 6, 14)
    declaration.save()
    actions.correct(
        declaration=declaration, corrected=["fr"], reason="Le jour.", reason_language="fr",
        dated=dt.date(2019, 1, 2),
    )  # fmt: skip
    now = WORK.replace("06-15", "06-14")
    assert written(client, f"{TEXT.format('fr')}v/3.xml")["FRBRWork"] == now
    for address in (WORK, now):
        assert led(client, address) == (303, TEXT.format("fr"))
        assert led(client, f"{address}/fra@2019-01-02") == (303, f"{TEXT.format('fr')}v/3/")
    assert led(client, f"{WORK}/fra@2018-06-15") == (303, f"{TEXT.format('fr')}v/1/")


def test_a_text_that_is_not_adopted_has_its_page_and_its_file(client, declaration):
    other = DeclarationFactory(meeting=declaration.meeting, slug="other-text")
    ParagraphFactory(declaration=other)
    LanguageVersionFactory(declaration=other, public=True)
    found = written(client, "/fr/declarations/2018/other-text.xml")
    page = "/fr/declarations/2018/other-text/"
    assert led(client, found["FRBRExpression"]) == (303, page)
    assert led(client, f"{found['FRBRExpression']}/!main~para_1") == (303, f"{page}p/1/")
    assert client.get(found["FRBRManifestation"]).content == client.get(f"{page[:-1]}.xml").content


def test_a_text_that_moved_is_found_by_its_old_address(client, declaration):
    declaration.slug = "declaration-of-mayors"
    declaration.save()
    assert led(client, WORK) == (303, "/fr/declarations/2018/declaration-of-mayors/")
    assert led(client, f"{WORK}/fra@2018-06-15")[0] == 303


def test_two_texts_of_neighbouring_years_are_told_apart_by_their_days(client, declaration):
    meeting = AnnualMeetingFactory(public=True, year=2019, end=dt.date(2019, 6, 14))
    other = DeclarationFactory(meeting=meeting, slug="mayors-declaration")
    ParagraphFactory(declaration=other)
    LanguageVersionFactory(declaration=other, public=True)
    actions.adopt(declaration=other, adopted=["fr"], adopted_on=dt.date(2018, 12, 31))
    address = WORK.replace("2018-06-15", "2018-12-31")
    assert led(client, address) == (303, "/fr/declarations/2019/mayors-declaration/")
    assert led(client, WORK) == (303, TEXT.format("fr"))


@pytest.mark.parametrize(
    "rest",
    [
        "/akn/",
        "/akn/x",
        f"{WORK}/",
        f"{WORK}/!main.xml",
        f"{WORK}/fra@2018-06-15/",
        f"{WORK}/fra@2018-06-16",
        f"{WORK}/fra@2018-06-15/!main.pdf",
        f"{WORK}/fra@2018-06-15/!main~para_4",
        f"{WORK}/fra@2018-06-15/!main~para_0",
        f"{WORK}/fra@2018-06-15/!main~chp_1",
        f"{WORK}/fra@2018-06-15.xml",
        f"{WORK}/ara@2018-06-15",
        f"{WORK}/spa@2018-06-15",
        f"{WORK}/spa@2018-06-15/!main.xml",
        f"{WORK}/deu@2018-06-15",
        f"{WORK}/und@2018-06-15",
        WORK.replace("06-15", "06-14"),
        WORK.replace("2018-06-15", "2018"),
        WORK.replace("2018", "0000"),
        WORK.replace("2018", "9999"),
        f"{WORK}-no-such-text",
        f"{WORK}\x00",
        "/akn/ontology/organization/un/unesco-uccn",
    ],
)
def test_what_no_file_ever_said_is_not_found(client, declaration, rest):
    response = client.get(rest)
    assert response.status_code == 404
    assert b"SECRETO" not in response.content


def test_drafts_and_withdrawn_languages_are_not_given_away(client, declaration):
    declaration.versions.get(language="ar").withdraw("Une faute grave.")
    arabic = written(client, f"{TEXT.format('fr')}v/2.xml")["FRBRExpression"].replace("fra", "ara")
    for address in (arabic, f"{arabic}/!main.xml", f"{arabic}/!main~para_1"):
        response = client.get(address)
        assert (response.status_code, "Une faute grave." in Page(response).text) == (410, True)
    AnnualMeeting.objects.update(published_at=None)
    for address in (WORK, f"{WORK}/fra@2018-06-15/!main.xml"):
        assert client.get(address).status_code == 404


def test_a_head_request_is_answered_as_a_get_without_its_body(client, declaration):
    address = f"{WORK}/fra@2018-06-15/!main.xml"
    got, head = client.get(address), client.head(address)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", got["ETag"])
    assert client.post(address).status_code == 405


def test_each_form_is_made_by_the_code_that_reads_it(client, declaration):
    with translation.override("fr"):
        parsed = addresses.parse(f"{WORK}/fra@2018-06-15/!main~para_2")
    assert str(replace(parsed, portion="para_3")) == f"{WORK}/fra@2018-06-15/!main~para_3"
