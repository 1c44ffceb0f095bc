"""Whatever a program asks, the API answers as its document says, and never breaks."""

import json

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client

from tests.journeys.public import add_rows
from tests.test_fuzz import FEW, NASTY, VALUES, escaped

pytest.importorskip("schemathesis")

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import load_all_checks
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

pytestmark = [pytest.mark.fuzz, pytest.mark.django_db]

load_all_checks()
CHECKS = [
    schemathesis.checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
MANY = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
# So many addresses our document describes.
OPERATIONS = 22
# What is there, so that made-up addresses often lead somewhere.
THERE = {
    "slug": ["krakow", "krakow-katowice", "mayors-declaration", "with-gaps", "shenzhen"],
    "key": ["1", "2", "music"],
    "year": [2018, 2019, 2010],
    "number": [1, 2],
    "document": ["uccn-2018-1", "uccn-2018-3"],
}
PLACES = ["cities", "fields", "meetings", "declarations",
          "declarations/2018/mayors-declaration/paragraphs",
          "declarations/2018/mayors-declaration/versions", "news",
          "meetings/2018/krakow-katowice/documents"]  # fmt: skip
PARAMETERS = ["limit", "offset", "year", "country", "field", "status", "language", "edition",
              "kind", "q", "preview", "format"]  # fmt: skip
ITEMS = ["cities/{}", "fields/{}", "meetings/{}/{}", "declarations/{}/{}",
         "declarations/{}/{}/paragraphs", "declarations/2018/mayors-declaration/paragraphs/{}",
         "declarations/2018/mayors-declaration/versions/{}", "news/{}/{}",
         "meetings/{}/{}/documents", "meetings/2018/krakow-katowice/documents/{}",
         "meetings/{}/{}/pictures", "meetings/{}/{}/practical", "{}", "{}/{}"]  # fmt: skip


@pytest.fixture
def rows(starter):
    """The starter data, and what is withdrawn or half translated."""
    add_rows()


@pytest.fixture
def open_connection():
    """The test's connection to the database stays open between requests made through WSGI."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def operations(rows, open_connection):
    """Every address that the document describes."""
    application = get_wsgi_application()

    def served(environ, start):
        """The site, asked for bytes that are not compressed: this client takes them as they are."""
        return application(environ | {"HTTP_ACCEPT_ENCODING": "identity"}, start)

    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", served)
    return [found.ok() for found in schema.get_all_operations()]


def ask(operation, draw_from) -> None:
    """Ask an address with parameters made from its schema, and hold the answer against it."""

    @MANY
    @given(case=operation.as_strategy(), there=st.fixed_dictionaries(draw_from))
    def asked(case, there):
        for name, value in there.items():
            if name in case.path_parameters and value is not None:
                case.path_parameters[name] = value
        case.call_and_validate(checks=CHECKS)

    asked()


def test_every_operation_answers_as_the_document_says(operations):
    there = {name: st.sampled_from([*values, None]) for name, values in THERE.items()}
    for operation in operations:
        ask(operation, there)
    assert len(operations) == OPERATIONS


def test_no_operation_takes_another_method(operations):
    for operation in operations:
        operation.Case(
            method="TRACE",
            path_parameters={name: values[0] for name, values in THERE.items()},
        ).call_and_validate(checks=[unsupported_method], excluded_checks=[status_code_conformance])


def answer(address: str, query: str) -> tuple[int, bool]:
    """The status of an answer, and whether it is JSON that says the same."""
    client = Client(raise_request_exception=False)
    response = client.get(f"/api/v1/{address}?{query}")
    if response.status_code == 301:
        return 301, True
    data = json.loads(response.content)
    return response.status_code, data.get("status", 200) == response.status_code


QUERIES = st.dictionaries(st.sampled_from(PARAMETERS), VALUES, max_size=4)


@FEW
@given(place=st.sampled_from(PLACES), query=QUERIES)
def test_no_query_breaks_a_collection(rows, place, query):
    words = "&".join(f"{name}={escaped(value)}" for name, value in query.items())
    assert answer(place, words) in [(200, True), (400, True)]


def test_no_nasty_value_breaks_any_parameter(rows):
    found = {
        answer(place, f"{name}={escaped(nasty)}")
        for place in PLACES
        for name in PARAMETERS
        for nasty in NASTY
    }
    assert found == {(200, True), (400, True)}


def test_no_nasty_value_breaks_any_address(rows):
    paths = [path.format(escaped(nasty), escaped(nasty)) for path in ITEMS for nasty in NASTY]
    assert {answer(path, "") for path in paths} <= {(200, True), (301, True), (404, True)}


def test_no_nasty_value_breaks_a_file(rows):
    names = ["cities", "meetings", "declarations"]
    found = {
        Client().get(f"/fr/{name}.{ending}?{parameter}={escaped(nasty)}").status_code
        for name in names
        for ending in ("csv", "json")
        for parameter in ("field", "country", "year", "q")
        for nasty in NASTY[:8]
    }
    assert found == {200}
