"""Whoever looks for very much at once waits a minute; an office and a reader do not."""

import pytest
from django.core.cache import cache
from django.test import Client, override_settings

from uccn.search import views

pytestmark = pytest.mark.django_db
ADDRESS = "/ar/search/"


@pytest.fixture(autouse=True)
def _few(monkeypatch, tmp_path, settings):
    """Three in a minute, counted in a place of this test's own."""
    backend = "django.core.cache.backends.filebased.FileBasedCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": tmp_path}}
    monkeypatch.setitem(views._RATE, "most", 3)
    # A minute that does not end while the test runs.
    monkeypatch.setitem(views._RATE, "seconds", 86_400)


def statuses(client, count: int, **asked) -> list[int]:
    """What is answered to so many searches."""
    return [client.get(ADDRESS, {"q": "paix", **asked}).status_code for _time in range(count)]


def test_the_fourth_search_waits_and_says_how_long(client):
    assert statuses(client, 3) == [200, 200, 200]
    refused = client.get(ADDRESS, {"q": "مدن"})
    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= 86_400
    assert refused.headers["Cache-Control"] == "no-store"
    page = refused.content.decode()
    assert ('lang="ar" dir="rtl"' in page, "انتظر دقيقة" in page) == (True, True)


def test_another_address_searches_on(client):
    statuses(client, 4)
    assert statuses(Client(REMOTE_ADDR="192.0.2.9"), 1) == [200]


def test_who_has_a_network_of_addresses_counts_once():
    found = [statuses(Client(REMOTE_ADDR=f"2001:db8:1:2::{n}"), 1)[0] for n in range(1, 5)]
    assert found == [200, 200, 200, 429]


def test_an_address_that_a_reader_makes_up_is_not_believed(client):
    found = [
        Client(headers={"x-forwarded-for": f"192.0.2.{n}"}).get(ADDRESS, {"q": "paix"}).status_code
        for n in range(4)
    ]
    assert found == [200, 200, 200, 429]


def test_the_empty_box_and_other_pages_are_not_counted(client):
    assert statuses(client, 5, q="") == [200] * 5
    statuses(client, 4)
    assert client.get("/ar/about/").status_code == 200


def test_without_what_is_counted_in_everybody_searches(client):
    away = {"BACKEND": "uccn.lib.cache.PatientRedis", "LOCATION": "redis://127.0.0.1:1/0"}
    with override_settings(CACHES={"default": away}):
        assert statuses(client, 5) == [200] * 5
    cache.clear()
