"""Sitemaps: every public page, its languages as its page announces them, true dates."""

import datetime as dt

import pytest
from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from lxml import etree

from cities.models import City
from declarations import actions
from tests.factories.cities import CityFactory
from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.staff import StaffFactory
from tests.page import Page
from uccn.discovery import sitemaps

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
CODES = [code for code, _ in settings.LANGUAGES]


def tree(client, path: str):
    """A sitemap as another program reads it."""
    response = client.get(path)
    assert (response.status_code, response.headers["X-Robots-Tag"]) == (200, "noindex")
    return etree.fromstring(response.content)


def urls(client, path: str) -> dict[str, dict]:
    """What a sitemap says of each address: its last change, its other languages."""
    found = {}
    for url in tree(client, path).findall("s:url", NAMES):
        location = url.findtext("s:loc", namespaces=NAMES)
        assert location not in found
        found[location] = {
            "lastmod": url.findtext("s:lastmod", namespaces=NAMES),
            "links": {e.get("hreflang"): e.get("href") for e in url.findall("x:link", NAMES)},
        }
    return found


def everything(client) -> dict[str, dict]:
    """Every address of every sitemap that the index names."""
    found = {}
    for location in tree(client, "/sitemap.xml").iterfind("s:sitemap/s:loc", NAMES):
        found |= urls(client, location.text.removeprefix(settings.SITE_URL))
    return found


def local(address: str) -> str:
    """The path of an address of ours."""
    assert address.startswith(f"{settings.SITE_URL}/")
    return address.removeprefix(settings.SITE_URL)


def test_the_index_names_each_subject(client, starter):
    index = tree(client, "/sitemap.xml")
    assert [e.text for e in index.iterfind("s:sitemap/s:loc", NAMES)] == [
        f"{settings.SITE_URL}/sitemap-{name}.xml"
        for name in (
            *("albums", "cities", "declarations", "documents", "meetings", "pages", "practical"),
            "programmes",
        )
    ]


def test_every_address_is_a_page_that_announces_the_same_languages(client, starter):
    listed, wrong = everything(client), {}
    some = {a: said for a, said in listed.items() if "/cities/" not in a or "/cities/kr" in a}
    for address, said in some.items():
        response = client.get(local(address))
        page = Page(response)
        canonical = page.one("link", rel="canonical")["attrs"]["href"]
        found = (response.status_code, canonical, page.alternates)
        if found != (200, address, said["links"]):
            wrong[address] = found
    assert wrong == {}
    assert len(some) > 150


def test_languages_name_each_other_back(client, starter):
    listed = everything(client)
    one_way = [
        (address, other)
        for address, said in listed.items()
        for code, other in said["links"].items()
        if code != "x-default" and listed[other]["links"] != said["links"]
    ]
    alone = [a for a, said in listed.items() if said["links"] and a not in said["links"].values()]
    assert (one_way, alone) == ([], [])


def test_the_declaration_of_2018_is_listed_in_six_languages(client, starter):
    found = urls(client, "/sitemap-declarations.xml")
    path = "declarations/2018/mayors-declaration/"
    addresses = {code: f"{settings.SITE_URL}/{code}/{path}" for code in CODES}
    assert [a for a in found if path in a] == list(addresses.values())
    assert found[addresses["ar"]]["links"] == addresses | {"x-default": addresses["en"]}


@pytest.fixture
def half(db):
    """French complete, Arabic with a paragraph missing, Spanish a draft; Russian not public."""
    meeting = AnnualMeetingFactory(public=True, slug="own", edition=12)
    made = DeclarationFactory(meeting=meeting, slug="text", title_ar="إعلان", title_es="SECRETO")
    ParagraphFactory(declaration=made, body_ar="واحد", body_es="SECRETO")
    ParagraphFactory(declaration=made, body_es="SECRETO")
    for code in ("fr", "ar"):
        LanguageVersionFactory(declaration=made, language=code, public=True)
    LanguageVersionFactory(declaration=made, language="es")
    return made


def test_a_language_with_gaps_is_listed_and_not_announced_a_draft_is_neither(client, half):
    found = urls(client, "/sitemap-declarations.xml")
    french, arabic = (f"{settings.SITE_URL}/{c}/declarations/2018/text/" for c in ("fr", "ar"))
    of_text = {a: said["links"] for a, said in found.items() if a.endswith("/text/")}
    assert of_text == {french: {"fr": french, "x-default": french}, arabic: {}}


def test_an_adopted_text_is_as_old_as_its_newest_version(client, half):
    half.paragraphs.update(body_ar="نص")
    actions.adopt(declaration=half, adopted=["fr", "ar"])
    half.paragraphs.update(body_ar="", body_fr="Draft of a correction")
    found = urls(client, "/sitemap-declarations.xml")
    made = half.numbered.get().made_at.replace(microsecond=0)
    times = {a: said["lastmod"] for a, said in found.items() if a.endswith("/text/")}
    assert [dt.datetime.fromisoformat(time) for time in times.values()] == [made, made]
    links = found[f"{settings.SITE_URL}/ar/declarations/2018/text/"]["links"]
    assert list(links) == ["fr", "ar", "x-default"]


def test_drafts_and_what_was_withdrawn_are_in_no_sitemap(client, half):
    AnnualMeetingFactory(slug="secret-draft", edition=13)
    AnnualMeetingFactory(public=True, slug="withdrawn", edition=14).withdraw("Gone.")
    text = "".join(everything(client))
    assert [
        word for word in ("secret-draft", "withdrawn", "/es/declarations/2018/text") if word in text
    ] == []


def test_a_city_without_known_edits_has_no_date(client, db):
    CityFactory(slug="unknown", name_en="")
    City.objects.filter(slug="unknown").update(name_en="Unknown")
    found = urls(client, "/sitemap-cities.xml")
    assert found[f"{settings.SITE_URL}/fr/cities/unknown/"]["lastmod"] is None


def test_an_edit_in_the_admin_is_the_date_of_a_page(client, db):
    meeting = AnnualMeetingFactory(public=True, slug="own", edition=12)
    kind = ContentType.objects.get_for_model(meeting)
    at = meeting.published_at.replace(microsecond=0) + dt.timedelta(hours=1)
    entry = LogEntry.objects.create(
        user=StaffFactory(), content_type=kind, object_id=str(meeting.pk), action_flag=CHANGE,
        change_message="[]",
    )  # fmt: skip
    LogEntry.objects.filter(pk=entry.pk).update(action_time=at)
    found = urls(client, "/sitemap-meetings.xml")
    lastmod = found[f"{settings.SITE_URL}/ru/meetings/2018/own/"]["lastmod"]
    assert dt.datetime.fromisoformat(lastmod) == at


@pytest.mark.parametrize("count", [1, 3])
def test_a_sitemap_costs_the_same_at_one_and_at_three(client, db, django_assert_num_queries, count):
    for number in range(count):
        CityFactory()
        meeting = AnnualMeetingFactory(public=True, edition=20 + number)
        made = DeclarationFactory(meeting=meeting, title_ar="إعلان")
        ParagraphFactory(declaration=made, body_ar="نص")
        LanguageVersionFactory(declaration=made, public=True)
        actions.adopt(declaration=made, adopted=["fr"])
    costs = {"cities": 3, "meetings": 3, "declarations": 6, "pages": 0}
    tree(client, "/sitemap.xml")
    for name, queries in costs.items():
        with django_assert_num_queries(queries):
            client.get(f"/sitemap-{name}.xml")


def test_long_sitemaps_come_in_pages_that_the_index_names(client, db, monkeypatch):
    monkeypatch.setattr(sitemaps, "LIMIT", 20)
    for _number in range(5):
        CityFactory()
    locations = [e.text for e in tree(client, "/sitemap.xml").iterfind("s:sitemap/s:loc", NAMES)]
    pages = [local(address) for address in locations if "cities" in address]
    assert pages == [f"/sitemap-cities.xml{tail}" for tail in ("", "?p=2", "?p=3")]
    assert [len(urls(client, page)) for page in pages] == [20, 20, 8]


@pytest.mark.parametrize("p", ["0", "-1", "2", "x", "%00", "9" * 10_000, "1.5"])
def test_a_page_that_there_is_not_is_not_found(client, db, p):
    response = client.get(f"/sitemap-pages.xml?p={p}")
    assert (response.status_code, Page(response).texts("h1")) == (404, ["Page not found"])
    assert client.get("/sitemap-nothing.xml").status_code == 404


def test_the_newest_version_stands_for_no_page_of_its_own(client, starter):
    text = "/ar/declarations/2018/mayors-declaration/"
    newest, first = (Page(client.get(f"{text}v/{number}/")) for number in (2, 1))
    canonical = [page.one("link", rel="canonical")["attrs"]["href"] for page in (newest, first)]
    french = text.replace("/ar/", "/fr/")
    assert canonical == [f"{settings.SITE_URL}{text}", f"{settings.SITE_URL}{french}v/1/"]
    assert (newest.alternates, first.alternates) == ({}, {})
