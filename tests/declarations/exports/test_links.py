"""The ``Link`` header of a declaration."""

import pytest
from django.utils.http import parse_header_parameters

from declarations.exports.document import Provenance
from declarations.exports.links import Form, link_header
from tests.declarations.exports.documents import document

ADDRESS = "https://example.org/en/declarations/2018/mayors-declaration/v/2/"


def test_the_version_is_what_to_cite():
    assert link_header(document("en"), []) == f'<{ADDRESS}>; rel="cite-as"'


def test_each_form_has_its_type_and_its_language():
    forms = [
        Form(f"{ADDRESS}text.pdf", "application/pdf", "zh-hans"),
        Form(f"{ADDRESS}text.bib", "application/x-bibtex", relation="describedby"),
    ]
    assert link_header(document("en"), forms) == (
        f'<{ADDRESS}>; rel="cite-as", '
        f'<{ADDRESS}text.pdf>; rel="alternate"; type="application/pdf"; hreflang="zh-Hans", '
        f'<{ADDRESS}text.bib>; rel="describedby"; type="application/x-bibtex"'
    )


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ('The "text", \\ in full', r'title="The \"text\", \\ in full"'),
        ("Déclaration", "title*=UTF-8''D%C3%A9claration"),
        ("one\r\nSet-Cookie: x", "title*=UTF-8''one%0D%0ASet-Cookie%3A%20x"),
    ],
)
def test_a_title_is_quoted_as_headers_ask(title, written):
    header = link_header(document("en"), [Form(f"{ADDRESS}x", "text/plain", title=title)])
    assert header.partition('type="text/plain"; ')[2] == written


def test_the_quotation_is_read_back():
    form = Form(f"{ADDRESS}x", "text/plain", "ar", "إعلان")
    _, parameters = parse_header_parameters(link_header(document("en"), [form]).split(", ")[1])
    assert parameters == {
        "rel": "alternate",
        "type": "text/plain",
        "hreflang": "ar",
        "title": "إعلان",
    }


def test_no_address_leaves_its_brackets_or_its_line():
    form = Form("https://example.org/a> b\r\n%20/é?x=1#p-3", "text/plain")
    assert link_header(document("en"), [form]).split(", ")[1] == (
        '<https://example.org/a%3E%20b%0D%0A%20/%C3%A9?x=1#p-3>; rel="alternate"; type="text/plain"'
    )


@pytest.mark.parametrize(
    ("rights", "link"),
    [
        ("https://example.org/licence/", ', <https://example.org/licence/>; rel="license"'),
        ("See https://example.org/licence/", ""),
    ],
)
def test_a_licence_is_linked_when_the_rights_are_its_address(rights, link):
    text = document("en", provenance=Provenance("official", rights=rights))
    assert link_header(text, []) == f'<{ADDRESS}>; rel="cite-as"{link}'
