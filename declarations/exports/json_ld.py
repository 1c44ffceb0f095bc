"""A declaration in schema.org's words, saying only what is true.

It is a ``CreativeWork``, not ``Legislation``, and nobody is named as its publisher: see the
decision on what our metadata claims. What is not known is left out.
"""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils import translation

from declarations.exports.akoma_ntoso.addresses import expression_uri, portion_uri, work_uri
from declarations.exports.citing.citation import address_of, authority, language_tags, standing
from declarations.exports.citing.lines import line
from declarations.exports.citing.sentences import run_on
from declarations.exports.document import Document, ParagraphText
from declarations.exports.links import licence_address
from declarations.models import Declaration, LanguageVersion
from uccn.lib import languages
from uccn.lib.languages import Resolved

_TRANSLATIONS = {LanguageVersion.Label.OFFICIAL, LanguageVersion.Label.UNOFFICIAL}


class Expression(NamedTuple):
    """The declaration in a public language; ``label`` is a value of ``LanguageVersion.Label``."""

    language: str
    address: str
    label: str


def graph(
    document: Document,
    expressions: Iterable[Expression],
    paragraph: ParagraphText | None = None,
) -> dict:
    """The document, the declaration in all its public languages, its meeting; ready for JSON."""
    others = [other for other in expressions if other.language != document.language]
    with translation.override(document.language):
        nodes = [_text(document, others), _work(document, others), _meeting(document)]
    if paragraph:
        nodes.append(_paragraph(document, paragraph))
    return {"@context": "https://schema.org", "@graph": [_known(node) for node in nodes]}


def _known(node: dict) -> dict:
    """The node without what is not known."""
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}


def _text(document: Document, others: list[Expression]) -> dict:
    """The declaration in the document's language."""
    tags, licence = language_tags(document), licence_address(document)
    return {
        "@type": "CreativeWork",
        "@id": document.address,
        "url": document.address,
        "name": _named(document.heading, document.language),
        "identifier": expression_uri(document),
        "disambiguatingDescription": run_on(standing(document)),
        "inLanguage": tags if len(tags) > 1 else tags[0],
        "version": document.version.number if document.version else None,
        "exampleOfWork": {"@id": document.identifier},
        "translationOfWork": _original(document, others),
        "workTranslation": _translations(document, others),
        "license": licence,
        "copyrightNotice": "" if licence else line(document.provenance.rights),
    }


def _work(document: Document, others: list[Expression]) -> dict:
    """The declaration itself, in no language; it exists since the day of its adoption."""
    return {
        "@type": "CreativeWork",
        "@id": document.identifier,
        "identifier": [document.identifier, work_uri(document)],
        "genre": str(Declaration.Kind(document.kind).label),
        "author": {"@type": "Organization", "name": authority()},
        "dateCreated": document.adopted_on.isoformat() if document.adopted_on else "",
        "workExample": [{"@id": document.address}, *map(_expression, others)],
    }


def _meeting(document: Document) -> dict:
    """The meeting, with the days and the places that are known; of its status we say nothing."""
    meeting = document.meeting
    return {
        "@type": "Event",
        "@id": f"{document.identifier}#meeting",
        "name": line(meeting.name),
        "alternateName": meeting.brand,
        "startDate": meeting.start.isoformat() if meeting.start else "",
        "endDate": meeting.end.isoformat() if meeting.end else "",
        "location": [{"@type": "Place", "name": line(host)} for host in meeting.hosts],
        "workFeatured": {"@id": document.identifier},
    }


def _paragraph(document: Document, paragraph: ParagraphText) -> dict:
    """One paragraph, in the language that it is really in."""
    return {
        "@type": "CreativeWork",
        "@id": address_of(document, paragraph),
        "url": address_of(document, paragraph),
        "identifier": [paragraph.key, portion_uri(document, paragraph.number)],
        "position": paragraph.number,
        "inLanguage": languages.tag(paragraph.language) if paragraph.language else "",
        "isPartOf": {"@id": document.address},
    }


def _named(title: Resolved, language: str) -> str | dict:
    """The title; with its language where that is not the text's."""
    name = line(title.text)
    if title.language in ("", language):
        return name
    return {"@value": name, "@language": languages.tag(title.language)}


def _expression(other: Expression) -> dict:
    """The declaration in another language, named by its address."""
    return {
        "@type": "CreativeWork",
        "@id": other.address,
        "inLanguage": languages.tag(other.language),
    }


def _original(document: Document, others: list[Expression]) -> dict | None:
    """What the document translates, when it is a translation and the original is public."""
    if document.provenance.label not in _TRANSLATIONS:
        return None
    originals = [other for other in others if other.label == LanguageVersion.Label.ORIGINAL]
    return _expression(originals[0]) if len(originals) == 1 else None


def _translations(document: Document, others: list[Expression]) -> list[dict]:
    """The translations of the document, when it is the original."""
    if document.provenance.label != LanguageVersion.Label.ORIGINAL:
        return []
    return [_expression(other) for other in others if other.label in _TRANSLATIONS]
