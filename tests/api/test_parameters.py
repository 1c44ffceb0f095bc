"""What an address takes: anything else is named, in the reader's language."""

import json

import pytest

from tests.api.asking import ask, items, told
from tests.factories.cities import CreativeFieldFactory, DesignationFactory, member

pytestmark = pytest.mark.django_db


def errors(response) -> list[tuple[str, str]]:
    """The parameters that are wrong, and what is said of each."""
    assert response.status_code == 400
    return [(e["parameter"], e["detail"]) for e in json.loads(response.content)["errors"]]


WHOLE = "Write a whole number from 1 to 100."


@pytest.mark.parametrize(
    "value", ["0", "101", "-1", "9" * 30, "NaN", "1e1", "٢", "１", "", " 5", "%00", "5.0", "+5"]
)
def test_a_limit_beyond_its_limits_is_refused(client, value):
    assert errors(ask(client, f"cities?limit={value}")) == [("limit", WHOLE)]


@pytest.mark.parametrize("value", ["-1", "1000001", "9223372036854775808", "%ff"])
def test_an_offset_beyond_its_limits_is_refused(client, value):
    sentence = "Write a whole number from 0 to 1000000."
    assert errors(ask(client, f"cities?offset={value}")) == [("offset", sentence)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("cities?country=pol", [("country", "It must have this form: ^[A-Z]{2}$")]),
        ("cities?country=PL%0A", [("country", "It must have this form: ^[A-Z]{2}$")]),
        ("cities?field=a%00b", [("field", "It must have this form: ^[-a-zA-Z0-9_]+$")]),
        ("cities?year=0", [("year", "Write a whole number from 1 to 9999.")]),
        ("cities?limit=1&limit=2", [("limit", "It stands there more than once.")]),
        ("fields?q=x", [("q", "This address takes only these: limit, offset")]),
        ("cities/krakow?preview=x", [("preview", "This address takes no parameters.")]),
        ("openapi.json?x=1", [("x", "This address takes no parameters.")]),
        ("meetings?status=over", [
            ("status", "Write one of these: planned, announced, postponed, held, cancelled")]),
        ("declarations?language=de", [
            ("language", "Write one of these: fr, en, es, ar, ru, zh-Hans")]),
        ("declarations?edition=4000&limit=x", [
            ("edition", "Write a whole number from 1 to 3999."), ("limit", WHOLE)]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_parameter_by_parameter(client, starter, query, expected):
    assert errors(ask(client, query)) == expected


def test_the_sentences_are_in_the_readers_language(client):
    response = ask(client, "cities?limit=0", **{"accept-language": "fr"})
    assert (response.headers["Content-Language"], errors(response)) == (
        "fr",
        [("limit", "Écrivez un nombre entier de 1 à 100.")],
    )
    assert told(response)[1] == "Paramètres incorrects"
    assert told(ask(client, "nothing", **{"accept-language": "ar"}))[1] == "غير موجود"


@pytest.mark.parametrize(
    "path",
    ["nothing", "cities/", "cities/%00", "cities/nowhere", f"cities/{'x' * 5000}", "meetings/0/x",
     "meetings/%D9%A2%D9%A0%D9%A1%D9%A8/krakow-katowice", "meetings/99999999999999999999/x",
     "meetings/2018/krakow-katowice/", "meetings/2018/krakow-katowice%0A", "fields/nothing",
     "declarations/2018/mayors-declaration/paragraphs/99",
     "declarations/2018/mayors-declaration/versions/0",
     "declarations/2018/mayors-declaration/versions/1000000",
     "declarations/2018/mayors-declaration/versions/3", "%ff", "../../etc/passwd", "v1/%0A"],
)  # fmt: skip
def test_where_nothing_is_the_answer_says_so(client, starter, path):
    sentence = "Nothing is at this address. The lists say what there is."
    assert told(ask(client, path)) == (404, "Not found", sentence)


def test_the_filters_of_cities_are_those_of_the_page(client):
    moved = member(slug="lyon", field="media-arts", year=2008, country="FR")
    moved.designations.update(end_year=2023)
    DesignationFactory(city=moved, field=CreativeFieldFactory(key="literature"), start_year=2023)
    left = member(slug="left", field="media-arts", year=2010, country="IT")
    left.designations.update(end_year=2015)
    member(slug="krakow", year=2013, country="PL")
    queries = ["field=literature", "field=media-arts", "country=PL", "year=2008", "year=2023",
               "country=PL&field=music", "country=ZZ"]  # fmt: skip
    assert {query: items(client, f"cities?{query}", "slug") for query in queries} == {
        "field=literature": ["krakow", "lyon"],
        "field=media-arts": ["left"],
        "country=PL": ["krakow"],
        "year=2008": ["lyon"],
        "year=2023": [],
        "country=PL&field=music": [],
        "country=ZZ": [],
    }
    for query in queries:
        page = client.get(f"/en/cities.json?{query}")
        listed = sorted(item["slug"] for item in json.loads(page.content)["items"])
        assert (query, listed) == (query, items(client, f"cities?{query}", "slug"))


def test_the_filters_of_meetings(client, starter):
    queries = ["year=2008", "status=cancelled", "country=PL", "country=PL&year=2019", "year=2021"]
    assert {query: items(client, f"meetings?{query}", "slug") for query in queries} == {
        "year=2008": ["santa-fe", "paris"],
        "status=cancelled": ["istanbul"],
        "country=PL": ["krakow-katowice"],
        "country=PL&year=2019": [],
        "year=2021": [],
    }
