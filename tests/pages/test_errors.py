"""Error pages, each really caused: in the reader's language, useful, safe, without a database."""

import logging

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connection
from django.test import Client
from django.urls import path
from django.utils import translation

from tests.factories.meetings import AnnualMeetingFactory
from tests.page import Page
from tests.pages.start import started
from tests.test_headers import POLICY, policy
from uccn.urls import urlpatterns as real

LISTS = ["meetings/", "declarations/", "cities/"]


def broken(request):
    """A view with a fault."""
    raise RuntimeError("SECRET")


def forbidden(request):
    """A view that refuses."""
    raise PermissionDenied


urlpatterns = [*real, path("fr/broken/", broken), path("broken/", broken),
               path("ar/forbidden/", forbidden)]  # fmt: skip
handler400, handler403, handler404, handler500 = (
    f"uccn.pages.errors.{name}"
    for name in ("bad_request", "forbidden", "not_found", "server_error")
)


@pytest.fixture(autouse=True)
def _quiet(caplog):
    """What goes wrong on purpose is not printed."""
    caplog.set_level(logging.CRITICAL, "django")


@pytest.fixture
def reader():
    """A reader who sees the error pages and not the errors."""
    return Client(raise_request_exception=False)


def told(response, language: str) -> Page:
    """The error page, which has what every one of them has."""
    page = Page(response)
    html = page.one("html")["attrs"]
    direction = "rtl" if language == "ar" else "ltr"
    assert (html["lang"], html["dir"]) == (language, direction)
    assert response.headers["Content-Language"] == language
    assert policy(response) == POLICY
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "DENY"
    links = [e["attrs"]["href"] for e in page.all("a") if "hreflang" not in e["attrs"]]
    assert {f"/{language}/{path}" for path in ("", *LISTS)} <= set(links)
    offered = [e["attrs"]["hreflang"] for e in page.all("a") if "hreflang" in e["attrs"]]
    assert offered == [code for code, _ in settings.LANGUAGES]
    assert page.alternates == {}
    return page


def heading(page: Page) -> str:
    """The page's heading."""
    (found,) = page.texts("h1")
    return found


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_host_that_is_not_ours_is_a_400_without_a_query(reader, language):
    response = reader.get(f"/{language}/meetings/", headers={"host": "elsewhere.example"})
    page = told(response, language)
    with translation.override(language):
        expected = translation.gettext("This request cannot be read")
    assert (response.status_code, heading(page)) == (400, expected)
    assert response.headers["Cache-Control"] == "no-store"
    assert "elsewhere" not in response.content.decode()


def test_a_bad_host_that_production_meets_first_has_page_and_headers():
    code = """
import django
from uccn import settings
settings.STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
django.setup()
from django.test import Client
r = Client(headers={"host": "elsewhere.example"}).get("/fr/", secure=True)
names = ["Content-Language", "X-Content-Type-Options", "X-Frame-Options", "Cache-Control"]
print(r.status_code, [r.headers[n] for n in names], 'lang="fr"' in r.content.decode())
"""
    result = started(code, production=True)
    assert result.stdout.strip() == "400 ['fr', 'nosniff', 'DENY', 'no-store'] True", result.stderr


def test_more_fields_than_allowed_are_a_400(reader):
    query = "&".join(f"f{number}=1" for number in range(1100))
    response = reader.get(f"/ru/cities/?{query}")
    assert (response.status_code, heading(told(response, "ru"))) == (
        400,
        "Этот запрос нельзя прочитать",
    )


def test_a_suspicious_path_of_an_upload_is_a_400_in_the_browsers_language(reader):
    response = reader.get("/uploads/../secret", headers={"accept-language": "es"})
    assert response.status_code == 400
    assert "Accept-Language" in response.headers["Vary"].split(", ")
    told(response, "es")


def test_nul_in_an_address_of_staff_is_a_400_that_says_why(reader):
    response = reader.get("/admin/cities/city/?q=%00", headers={"accept-language": "en"})
    page = told(response, "en")
    assert response.status_code == 400
    assert "This address holds a character that cannot be looked for." in page.text


@pytest.mark.django_db
def test_a_page_with_a_search_box_of_its_own_has_no_other(reader):
    page = Page(reader.get("/ar/nothing/"))
    assert [box["attrs"]["id"] for box in page.all("input", name="q")] == ["page-search"]


@pytest.mark.urls("tests.pages.test_errors")
def test_what_may_not_be_done_is_a_403(reader):
    response = reader.get("/ar/forbidden/")
    page = told(response, "ar")
    assert (response.status_code, response.headers["Cache-Control"]) == (403, "no-store")
    assert page.one("span", class_="error-page__numeral")["text"] == "CDIII"


def test_a_form_from_elsewhere_is_a_403_in_the_pages_language(db):
    client = Client(enforce_csrf_checks=True)
    response = client.post("/zh-hans/translations/report/1/", {"text": "x"})
    html = Page(response).one("html")["attrs"]
    assert (response.status_code, html["lang"]) == (403, "zh-hans")


@pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES])
def test_what_there_is_not_is_a_404_in_every_language(reader, language):
    response = reader.get(f"/{language}/nothing/")
    page = told(response, language)
    assert response.status_code == 404
    assert page.one("span", class_="error-page__numeral")["text"] == "CDIV"


def test_what_was_withdrawn_is_a_410_with_ways_on(client, db):
    meeting = AnnualMeetingFactory(public=True, slug="own", edition=12)
    meeting.withdraw("The facts are being checked.")
    response = client.get("/es/meetings/2018/own/")
    assert response.status_code == 410
    assert "The facts are being checked." in told(response, "es").text


def test_too_many_attempts_are_a_429_that_says_how_long(client, db):
    for _time in range(6):
        response = client.post(
            "/admin/login/", {"username": "x", "password": "y"}, headers={"accept-language": "fr"}
        )
    page = told(response, "fr")
    assert (response.status_code, response.headers["Retry-After"]) == (429, "900")
    assert "/admin/login/" in [e["attrs"]["href"] for e in page.all("a")]


@pytest.mark.urls("tests.pages.test_errors")
@pytest.mark.parametrize(("address", "language"), [("/fr/broken/", "fr"), ("/broken/", "ar")])
def test_a_fault_of_ours_is_a_500_that_tells_nothing_of_it(reader, address, language):
    response = reader.get(address, headers={"accept-language": "ar"})
    page = told(response, language)
    assert (response.status_code, response.headers["Retry-After"]) == (500, "60")
    assert page.one("span", class_="error-page__numeral")["text"] == "D"
    assert "SECRET" not in response.content.decode()


def test_without_a_database_the_page_still_comes(reader, monkeypatch):
    def away(*_args, **_kwargs):
        raise OperationalError("SECRET: the database is away")

    monkeypatch.setattr(connection, "ensure_connection", away)
    monkeypatch.setattr(connection, "cursor", away)
    reader.cookies[settings.SESSION_COOKIE_NAME] = "signed-in-once"
    response = reader.get("/ru/meetings/")
    page = told(response, "ru")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "300")
    assert heading(page) == "Сейчас сайт не может ответить"
    assert "SECRET" not in response.content.decode()
