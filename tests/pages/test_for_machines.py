"""robots.txt, security.txt, the icon, and the pages of words behind the footer's links."""

import datetime as dt

import pytest
from django.conf import settings
from django.urls import resolve

from tests.page import Page
from tests.pages.start import started
from uccn.pages.for_machines import expires


def test_crawlers_may_read_every_public_page_and_are_told_where_all_are(client):
    response = client.get("/robots.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    ]


def test_whom_to_tell_of_a_weakness_is_told_as_rfc_9116_wants_it(client, settings):
    settings.SECURITY_CONTACT = "mailto:security@meetings.example"
    response = client.get("/.well-known/security.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    until = dt.datetime.fromisoformat(fields.pop("Expires"))
    left = until - dt.datetime.now(dt.UTC)
    assert dt.timedelta(days=178) < left < dt.timedelta(days=181)
    assert fields == {
        "Contact": "mailto:security@meetings.example",
        "Preferred-Languages": "en, fr",
        "Canonical": f"{settings.SITE_URL}/.well-known/security.txt",
    }


def test_without_somebody_to_tell_there_is_no_such_file(client, settings):
    settings.SECURITY_CONTACT = ""
    assert client.get("/.well-known/security.txt").status_code == 404


def test_the_promise_is_the_same_all_day():
    morning, night = (dt.datetime(2030, 1, 1, hour, 59, tzinfo=dt.UTC) for hour in (0, 23))
    assert expires(morning) == expires(night) == dt.datetime(2030, 6, 30, tzinfo=dt.UTC)


def test_the_icon_is_where_browsers_look_for_it(client):
    response = client.get("/favicon.ico")
    icon = (settings.BASE_DIR / "static/img/favicon.ico").read_bytes()
    assert (response.headers["Content-Type"], response.content) == ("image/x-icon", icon)


@pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES])
def test_the_footer_leads_to_the_pages_of_words_in_every_language(client, db, language):
    page = Page(client.get(f"/{language}/"))
    hrefs = [e["attrs"]["href"] for e in page.all("a")]
    for name in ("accessibility", "privacy", "colophon"):
        assert f"/{language}/{name}/" in hrefs
        found = Page(client.get(f"/{language}/{name}/"))
        assert len(found.texts("h1")) == 1
        assert found.all("a", href="mailto:x@y.example") == []


def test_readers_may_write_where_somebody_reads(client, settings):
    settings.CONTACT_EMAIL = "x@y.example"
    for name in ("accessibility", "privacy"):
        assert len(Page(client.get(f"/fr/{name}/")).all("a", href="mailto:x@y.example")) == 1


def test_reading_sets_no_cookie_as_the_privacy_page_says(client, starter):
    paths = ["", "meetings/", "meetings/2018/krakow-katowice/", "declarations/", "cities/",
             "cities/krakow/?field=x", "declarations/2018/mayors-declaration/", "privacy/",
             "feeds/everything.atom", "meetings/calendar.ics", "nothing/"]  # fmt: skip
    set_by = [path for path in paths if client.get(f"/fr/{path}").cookies]
    assert (set_by, len(client.cookies)) == ([], 0)


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        ({"SECURITY_CONTACT": "security@meetings.example"}, "SECURITY_CONTACT"),
        ({"CONTACT_EMAIL": "nobody"}, "CONTACT_EMAIL"),
        ({"ALLOWED_HOSTS": "*", "SITE_URL": None}, "SITE_URL is not set"),
        ({"ALLOWED_HOSTS": ".meetings.example", "SITE_URL": None}, "SITE_URL is not set"),
    ],
)
def test_what_is_malformed_stops_the_start_and_is_named(variables, named):
    result = started("import uccn.settings", production=True, **variables)
    last = result.stderr.strip().splitlines()[-1] if result.stderr else ""
    assert (result.returncode != 0, named in last) == (True, True), result.stderr


def test_in_production_addresses_begin_with_the_first_host():
    code = "from uccn.settings import SITE_URL; print(SITE_URL)"
    result = started(code, production=True, SITE_URL=None)
    assert result.stdout.strip() == "https://meetings.example"


def test_old_addresses_of_machines_are_still_there():
    for path in ("/robots.txt", "/favicon.ico", "/accents.css", "/sitemap.xml"):
        assert resolve(path).func
