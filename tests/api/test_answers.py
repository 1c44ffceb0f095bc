"""How the API answers: tags, caches, methods, other sites' scripts, pages of a list."""

import gzip
import json

import pytest
from django.test import Client

from tests.api.asking import ask, data, items, told
from tests.factories.cities import CityFactory
from tests.factories.staff import StaffFactory
from tests.headers import headers_of

pytestmark = pytest.mark.django_db

PATHS = [
    "", "openapi.json", "cities", "cities/krakow", "fields", "fields/music", "meetings",
    "meetings/2018/krakow-katowice", "declarations", "declarations/2018/mayors-declaration",
    "declarations/2018/mayors-declaration/paragraphs",
    "declarations/2018/mayors-declaration/paragraphs/1",
    "declarations/2018/mayors-declaration/versions",
    "declarations/2018/mayors-declaration/versions/1",
]  # fmt: skip
WRITES = ["post", "put", "patch", "delete"]


def test_whoever_has_the_answer_is_told_that_it_is_the_same(client, starter):
    for path in PATHS:
        first = ask(client, path)
        tag = first.headers["ETag"]
        again = ask(client, path, **{"if-none-match": tag})
        other = ask(client, path, **{"if-none-match": '"other"'})
        assert (path, first.status_code, tag.startswith("W/")) == (path, 200, False)
        assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
        assert again.headers["Access-Control-Allow-Origin"] == "*"
        assert (other.status_code, other.content) == (200, first.content)


def test_compressed_bytes_have_a_strong_tag_of_their_own(client, starter):
    plain, small = ask(client, "cities"), ask(client, "cities", **{"accept-encoding": "gzip"})
    tag = small.headers["ETag"]
    assert gzip.decompress(small.content) == plain.content
    assert tag == plain.headers["ETag"][:-1] + '-gzip"'
    headers = {"accept-encoding": "gzip", "if-none-match": tag}
    assert ask(client, "cities", **headers).status_code == 304
    assert "Accept-Encoding" in plain.headers["Vary"]


def test_a_change_is_seen_at_once_and_changes_the_tag(client):
    city = CityFactory(slug="lyon", name_fr="Lyon")
    before = ask(client, "cities/lyon")
    city.name_fr = "Lyon (ville)"
    city.save()
    after = ask(client, "cities/lyon", **{"if-none-match": before.headers["ETag"]})
    assert (after.status_code, json.loads(after.content)["name"]["fr"]) == (200, "Lyon (ville)")
    assert before.headers["Cache-Control"] == "public, no-cache"


def test_head_says_the_same_without_a_body(client, starter):
    for path in PATHS:
        got, head = ask(client, path), client.head(f"/api/v1/{path}")
        tag, size = got.headers["ETag"], str(len(got.content))
        assert (path, head.status_code, head.content) == (path, 200, b"")
        assert headers_of(head) == headers_of(got) | {"Content-Length": size}
        unchanged = client.head(f"/api/v1/{path}", headers={"if-none-match": tag})
        assert (path, unchanged.status_code) == (path, 304)


@pytest.mark.parametrize("path", [*PATHS, "nothing"])
def test_options_says_what_may_be_asked(client, path):
    response = client.options(f"/api/v1/{path}", headers={"origin": "https://elsewhere.example"})
    assert (response.status_code, response.content) == (204, b"")
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert response.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("method", WRITES)
def test_nothing_can_be_written(starter, method):
    client = Client(enforce_csrf_checks=True)
    for path in PATHS:
        response = getattr(client, method)(f"/api/v1/{path}")
        assert (path, *told(response)) == (
            path,
            405,
            "Method not allowed",
            "This API can only be read. Use GET, HEAD or OPTIONS.",
        )
        assert response.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_every_answer_is_open_to_other_sites_and_knows_nobody(client, starter):
    signed_in, user = Client(), StaffFactory(is_superuser=True)
    signed_in.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    for path in [*PATHS, "nothing", "cities?limit=0"]:
        stranger, staff = (
            ask(each, path, origin="https://x.example") for each in (client, signed_in)
        )
        assert (staff.content, headers_of(staff)) == (stranger.content, headers_of(stranger))
        knows_nobody(stranger)


def knows_nobody(stranger):
    """An answer to anyone: no cookie, no credentials, safe headers."""
    assert stranger.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in stranger.headers
    assert (dict(stranger.cookies), "Cookie" in stranger.headers.get("Vary", "")) == ({}, False)
    assert stranger.headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in stranger.headers["Content-Security-Policy"]


def test_pages_follow_each_other_without_gap_or_repetition(client):
    for number in range(7):
        CityFactory(slug=f"city-{number}")
    address, slugs, links = "cities?limit=3", [], []
    while address:
        response = ask(client, address)
        found = json.loads(response.content)
        slugs += [item["slug"] for item in found["items"]]
        links.append(response.headers.get("Link"))
        address = (found["next"] or "").partition("/api/v1/")[2]
        assert (found["total"], found["limit"]) == (7, 3)
    root = "http://127.0.0.1:8000/api/v1/cities?limit=3&offset="
    assert slugs == [f"city-{number}" for number in range(7)]
    assert links == [
        f'<{root}3>; rel="next"',
        f'<{root}6>; rel="next", <{root}0>; rel="prev"',
        f'<{root}3>; rel="prev"',
    ]


def test_beyond_the_end_there_is_nothing_and_a_way_back(client):
    CityFactory(slug="lyon")
    found = data(client, "cities?offset=1000000&limit=1")
    assert (found["items"], found["total"], found["next"]) == ([], 1, None)
    assert found["previous"] == "http://127.0.0.1:8000/api/v1/cities?limit=1&offset=0"


def test_links_keep_the_filters(client, starter):
    found = data(client, "cities?country=PL&limit=2")
    assert (found["total"], items(client, "cities?country=PL&limit=2", "slug")) == (
        7,
        ["bydgoszcz", "gdansk"],
    )
    assert found["next"] == "http://127.0.0.1:8000/api/v1/cities?country=PL&limit=2&offset=2"


def test_a_missing_name_is_absent_and_nothing_takes_its_place(client):
    CityFactory(slug="lyon", name_en="Lyon", name_fr="", name_ar=None, name_zh_hans="里昂")
    assert data(client, "cities/lyon")["name"] == {"en": "Lyon", "zh-Hans": "里昂"}


def test_a_language_that_readers_do_not_see_is_not_told(client, settings):
    settings.PUBLIC_LANGUAGES = ["fr", "en"]
    CityFactory(slug="lyon", name_en="Lyon", name_ru="Лион", country="FR")
    found = data(client, "cities/lyon")
    assert found["name"] == {"en": "Lyon"}
    assert found["country"]["name"] == {"fr": "France", "en": "France"}
    assert list(found["pages"]) == ["fr", "en"]
