"""Which language a reader gets: by the browser at first, by the address ever after."""

import pytest
from django.test import Client

from tests.page import Page


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("fr", "fr"),
        ("fr-CA,fr;q=0.9,en;q=0.5", "fr"),
        ("zh-CN,zh;q=0.9", "zh-hans"),
        ("zh-Hans-CN", "zh-hans"),
        ("ar-EG", "ar"),
        ("de,ru;q=0.8,en;q=0.5", "ru"),
        ("en;q=0.1,es;q=0.9", "es"),
        ("fr;q=0,es", "es"),
        ("de,pl", "en"),
        ("*", "en"),
        ("", "en"),
        ("garbage;;q=x,\x7f,,;q=1", "en"),
        ("x" * 5000, "en"),
        ("fr," * 2000, "fr"),
    ],
)
def test_the_root_leads_to_the_language_that_the_browser_prefers(db, header, expected):
    response = Client(headers={"accept-language": header}).get("/")
    assert (response.status_code, response.url) == (302, f"/{expected}/")
    assert response.headers["Vary"] == "Accept-Language"


def languages(page: Page) -> dict[str, str]:
    """The languages that a page offers, with where each leads."""
    offered = [e["attrs"] for e in page.all("a") if "hreflang" in e["attrs"]]
    return {attributes["hreflang"]: attributes["href"] for attributes in offered}


def test_switching_the_language_keeps_the_page_and_its_query(client, db):
    page = Page(client.get("/fr/cities/?country=PL&field=design&name=a%20b"))
    found = languages(page)
    query = "country=PL&field=design&name=a+b"
    assert list(found) == ["fr", "en", "es", "ar", "ru", "zh-hans"]
    assert found["zh-hans"] == f"/zh-hans/cities/?{query}"
    assert found["fr"] == f"/fr/cities/?{query}"


def test_on_a_page_without_language_the_switch_leads_home(client, db):
    found = languages(Page(client.get("/nothing/")))
    assert found == {code: f"/{code}/" for code in ("fr", "en", "es", "ar", "ru", "zh-hans")}


@pytest.mark.parametrize("address", ["/ar/nothing/", "/fr/cities/nowhere/"])
def test_a_page_that_is_not_there_says_so_in_the_language_of_its_address(client, db, address):
    response = client.get(address)
    language = address.split("/")[1]
    html = Page(response).one("html")["attrs"]
    assert (response.status_code, html["lang"]) == (404, language)
    assert html["dir"] == ("rtl" if language == "ar" else "ltr")


@pytest.fixture
def few_languages(settings):
    """Staff write six languages, readers see three."""
    settings.PUBLIC_LANGUAGES = ["fr", "en", "ar"]


def test_a_language_that_is_not_public_yet_is_not_found(client, starter, few_languages):
    for path in ("", "cities/", "meetings/", "declarations/2018/mayors-declaration/"):
        assert client.get(f"/ru/{path}").status_code == 404, path
        assert client.get(f"/fr/{path}").status_code == 200, path


def test_no_page_links_to_a_language_that_is_not_public(client, starter, few_languages):
    for path in ("", "cities/krakow/", "meetings/2018/krakow-katowice/", "nothing/",
                 "declarations/2018/mayors-declaration/"):  # fmt: skip
        page = Page(client.get(f"/fr/{path}"))
        hrefs = [e["attrs"].get("href", "") for tag in ("a", "link") for e in page.all(tag)]
        hidden = [href for href in hrefs if any(f"/{c}/" in href for c in ("ru", "es", "zh-hans"))]
        assert (path, hidden) == (path, [])


def test_the_root_never_leads_to_a_language_that_is_not_public(db, few_languages):
    response = Client(headers={"accept-language": "ru,es;q=0.9,ar;q=0.5"}).get("/")
    assert response.url == "/ar/"


def test_the_language_of_one_reader_does_not_stay_for_the_next(client, db):
    arabic = Page(client.get("/ar/")).one("html")["attrs"]["lang"]
    root = Client(headers={"accept-language": "fr"}).get("/").url
    assert (arabic, root) == ("ar", "/fr/")
