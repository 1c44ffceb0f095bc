"""The page that tells people what the API offers."""

import pytest

from tests.page import Page

pytestmark = pytest.mark.django_db
LANGUAGES = ["fr", "en", "es", "ar", "ru", "zh-hans"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_shows_every_address_and_every_object_of_the_document(client, document, language):
    page = Page(client.get(f"/{language}/api/"))
    shown = page.texts("h3")
    addresses = [f"GET /api/v1{path}" for path in document["paths"]]
    assert shown == [*addresses, *document["components"]["schemas"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_within_it_leads_somewhere(client, language):
    page = Page(client.get(f"/{language}/api/"))
    there = {element["attrs"].get("id") for element in page.elements}
    inside = [a["attrs"]["href"] for a in page.all("a") if a["attrs"]["href"].startswith("#")]
    assert [href for href in inside if href[1:] not in there] == []


def test_it_asks_nobody_else_for_anything(client):
    page = Page(client.get("/fr/api/"))
    sources = [e["attrs"]["src"] for e in page.elements if e["attrs"].get("src")]
    styles = [link["attrs"]["href"] for link in page.all("link", rel="stylesheet")]
    assert (sources, [href for href in styles if not href.startswith("/static/")]) == ([], [])


def test_the_home_page_says_where_the_api_is(client, starter):
    response = client.get("/fr/")
    page = Page(response)
    described, explained = (page.one("link", rel=r) for r in ("service-desc", "service-doc"))
    assert response.headers["Link"] == (
        '</api/v1/openapi.json>; rel="service-desc"; type="application/json", '
        '</fr/api/>; rel="service-doc"; type="text/html"'
    )
    assert described["attrs"]["href"] == "/api/v1/openapi.json"
    assert explained["attrs"]["href"] == "/fr/api/"


def test_every_page_leads_to_it(client):
    footer = Page(client.get("/fr/about/")).one("footer")
    assert "Données et API" in footer["text"]


def test_the_address_without_language_leads_to_the_readers_own(client):
    response = client.get("/api/", headers={"accept-language": "ar"})
    assert (response.status_code, response.headers["Location"]) == (302, "/ar/api/")
