"""The page's linked data: what is true of a declaration, and nothing else."""

import datetime as dt
import json
from dataclasses import replace

import pytest

from declarations.exports.document import ParagraphText, Provenance
from declarations.exports.json_ld import Expression, graph
from tests.declarations.exports.documents import all_documents, document, meeting
from uccn.lib.languages import Resolved
from uccn.lib.text import linked_data_html

WORK = "https://example.org/id/declaration/2018/mayors-declaration"
AKN = "/akn/un/statement/deliberation/unesco-uccn/2018-06-15/mayors-declaration"


def address(language: str) -> str:
    """Where the declaration stands in a language."""
    return f"https://example.org/{language}/declarations/2018/mayors-declaration/v/2/"


def expression(language: str, label: str) -> Expression:
    """The declaration in another language."""
    return Expression(language, address(language), label)


def node(data: dict, identifier: str) -> dict:
    """The one node of a graph with an identifier."""
    (found,) = [node for node in data["@graph"] if node["@id"] == identifier]
    return found


def test_a_translation_names_its_original_and_says_that_it_is_not_official():
    data = graph(
        document("en"), [expression("fr", "original"), expression("zh-hans", "unofficial")]
    )
    assert data == {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "CreativeWork",
                "@id": address("en"),
                "url": address("en"),
                "name": "Mayors' Declaration",
                "identifier": f"{AKN}/eng@2026-11-25",
                "disambiguatingDescription": "Text in English. "
                "Unofficial translation made for this site; not issued by UNESCO.",
                "inLanguage": "en",
                "version": 2,
                "exampleOfWork": {"@id": WORK},
                "translationOfWork": {
                    "@type": "CreativeWork",
                    "@id": address("fr"),
                    "inLanguage": "fr",
                },
            },
            {
                "@type": "CreativeWork",
                "@id": WORK,
                "identifier": [WORK, AKN],
                "genre": "declaration",
                "author": {"@type": "Organization", "name": "UNESCO Creative Cities Network"},
                "workExample": [
                    {"@id": address("en")},
                    {"@type": "CreativeWork", "@id": address("fr"), "inLanguage": "fr"},
                    {
                        "@type": "CreativeWork",
                        "@id": address("zh-hans"),
                        "inLanguage": "zh-Hans",
                    },
                ],
            },
            {
                "@type": "Event",
                "@id": f"{WORK}#meeting",
                "name": "XIIth Annual Meeting",
                "alternateName": "KRAKOWICE",
                "startDate": "2018-06-12",
                "endDate": "2018-06-15",
                "location": [
                    {"@type": "Place", "name": "Kraków"},
                    {"@type": "Place", "name": "Katowice"},
                ],
                "workFeatured": {"@id": WORK},
            },
        ],
    }


def test_the_original_names_its_translations():
    others = [expression("ar", "unofficial"), expression("es", "undocumented")]
    text = node(graph(document("fr"), others), address("fr"))
    assert "translationOfWork" not in text
    assert [work["@id"] for work in text["workTranslation"]] == [address("ar")]


@pytest.mark.parametrize("label", ["original", "undocumented"])
def test_what_is_not_known_to_be_a_translation_is_not_called_one(label):
    text = document("es", provenance=Provenance(label))
    found = node(graph(text, [expression("fr", "original")]), address("es"))
    assert "translationOfWork" not in found


def test_an_original_that_is_not_public_is_not_named():
    found = node(graph(document("es"), [expression("ar", "unofficial")]), address("es"))
    assert "translationOfWork" not in found


def test_nobody_is_named_as_publisher_and_nothing_as_law():
    written = "".join(json.dumps(graph(text, [])) for text in all_documents())
    claims = ["publisher", "Legislation", "legislation", "eventStatus", "datePublished", "license"]
    assert [claim for claim in claims if claim in written] == []


def test_the_day_of_adoption_is_named_when_it_is_known_only():
    known = graph(document("en", adopted_on=dt.date(2018, 6, 14)), [])
    assert node(known, WORK)["dateCreated"] == "2018-06-14"
    assert "dateCreated" not in node(graph(document("en"), []), WORK)


def test_a_meeting_without_days_and_hosts_has_none():
    bare = replace(meeting("en"), start=None, end=None, hosts=(), brand="")
    assert node(graph(document("en", meeting=bare), []), f"{WORK}#meeting") == {
        "@type": "Event",
        "@id": f"{WORK}#meeting",
        "name": "XIIth Annual Meeting",
        "workFeatured": {"@id": WORK},
    }


@pytest.mark.parametrize(
    ("rights", "said"),
    [
        ("https://example.org/licence/4.0/", {"license": "https://example.org/licence/4.0/"}),
        ("© The *network*\n2018", {"copyrightNotice": "© The network 2018"}),
        ("", {}),
    ],
)
def test_rights_are_a_licence_only_when_they_are_an_address(rights, said):
    provenance = Provenance("official", rights=rights)
    found = node(graph(document("en", provenance=provenance), []), address("en"))
    assert {key: found[key] for key in ("license", "copyrightNotice") if key in found} == said


def test_what_is_not_translated_is_in_the_language_that_it_is_in():
    text = document("ar", title=Resolved("Déclaration", "fr"))
    borrowed = ParagraphText(2, "2", "Nous souhaitons", "fr")
    text = replace(text, paragraphs=(text.paragraphs[0], borrowed))
    found = node(graph(text, []), address("ar"))
    assert found["inLanguage"] == ["ar", "fr"]
    assert found["name"] == {"@value": "Déclaration", "@language": "fr"}


def test_a_paragraph_is_a_part_at_its_own_address():
    text = document("en")
    data = graph(text, [], paragraph=replace(text.paragraphs[2], key="41"))
    assert node(data, f"{address('en')}#p-41") == {
        "@type": "CreativeWork",
        "@id": f"{address('en')}#p-41",
        "url": f"{address('en')}#p-41",
        "identifier": ["41", f"{AKN}/eng@2026-11-25/!main~para_3"],
        "position": 3,
        "inLanguage": "en",
        "isPartOf": {"@id": address("en")},
    }


def test_nothing_in_a_text_ends_the_block_or_hides_the_page():
    title = "</script><!--<script> & \u2028\u2029 إعلان"
    data = graph(document("en", title=Resolved(title, "en")), [])
    page = linked_data_html(data)
    opening, closing = '<script type="application/ld+json">', "</script>"
    inside = page.removeprefix(opening).removesuffix(closing)
    assert page == opening + inside + closing
    assert [sign for sign in "<>&\u2028\u2029" if sign in inside] == []
    assert json.loads(inside) == data
    assert "إعلان" in inside
