"""The OpenAPI document: valid, complete, and true of every answer."""

import json
import re

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from tests.api.asking import ROOT, crawl
from tests.journeys.public import add_rows

pytestmark = pytest.mark.django_db

PATHS = [
    "/", "/cities", "/cities/{slug}", "/fields", "/fields/{key}",
    "/meetings", "/meetings/{year}/{slug}", "/declarations", "/declarations/{year}/{slug}",
    "/declarations/{year}/{slug}/paragraphs", "/declarations/{year}/{slug}/paragraphs/{key}",
    "/declarations/{year}/{slug}/versions", "/declarations/{year}/{slug}/versions/{number}",
    "/meetings/{year}/{slug}/programme", "/meetings/{year}/{slug}/pictures",
    "/meetings/{year}/{slug}/documents", "/meetings/{year}/{slug}/documents/{document}",
    "/news", "/news/{year}/{slug}",
    "/meetings/{year}/{slug}/practical", "/meetings/{year}/{slug}/welcome",
    "/meetings/{year}/{slug}/partners",
]  # fmt: skip


def described(document: dict, address: str) -> str:
    """The path of the document that describes an address."""
    asked = "/" + address.removeprefix(ROOT).partition("?")[0]
    (path,) = (p for p in document["paths"] if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", p), asked))
    return path


def test_the_document_is_valid_and_describes_every_address(document):
    OpenAPIV31SpecValidator(document).validate()
    assert list(document["paths"]) == PATHS


@pytest.mark.parametrize("language", ["fr", "en", "es", "ar", "ru", "zh-hans"])
def test_the_document_is_the_same_in_every_language_but_for_its_words(client, document, language):
    response = client.get("/api/v1/openapi.json", headers={"accept-language": language})
    found = json.loads(response.content)
    assert response.headers["Content-Language"] == language
    assert without_words(found) == without_words(document)
    assert (language == "en") == (found == document)


def without_words(value):
    """A part of the document without what is said in it."""
    if isinstance(value, dict):
        spoken = {"description", "summary", "title"}
        return {
            key: without_words(each)
            for key, each in value.items()
            if not (key in spoken and isinstance(each, str))
        }
    return [without_words(each) for each in value] if isinstance(value, list) else value


def test_every_answer_is_as_the_document_says(client, starter, document, complaints):
    add_rows()
    broken, seen = {}, set()
    for address in crawl(client):
        if address == f"{ROOT}openapi.json":
            continue
        path = described(document, address)
        seen.add(path)
        if wrong := complaints(path, client.get(address)):
            broken[address] = wrong[:3]
    assert (broken, sorted(seen)) == ({}, sorted(PATHS))


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/cities", "cities?limit=0"),
        ("/cities/{slug}", "cities/nowhere"),
        ("/cities/{slug}", "cities/krakow?x=1"),
        ("/meetings/{year}/{slug}", "meetings/2010/shenzhen"),
        ("/declarations/{year}/{slug}/versions/{number}",
         "declarations/2018/mayors-declaration/versions/9"),
    ],
)  # fmt: skip
def test_every_refusal_is_as_the_document_says(client, starter, complaints, path, address):
    add_rows()
    response = client.get(f"{ROOT}{address}")
    assert (response.status_code >= 400, complaints(path, response)) == (True, [])
