"""What a declaration's page tells library catalogues and scholarly search engines about it."""

from django.utils import translation

from declarations.exports.citing.citation import authority, language_tags, standing
from declarations.exports.citing.lines import line
from declarations.exports.citing.sentences import run_on
from declarations.exports.document import Document
from declarations.models import Declaration
from uccn.lib import languages


def meta_tags(document: Document, pdf: str = "") -> list[tuple[str, str]]:
    """Names and contents of the page's ``<meta>`` elements; ``pdf`` is the PDF's address, if any.

    Nobody is named as publisher: UNESCO did not publish this page. The date is the day of
    adoption; where that is not known, the year of the meeting.
    """
    with translation.override(document.language):
        tags = [*_dublin_core(document), *_scholarly(document, pdf)]
    return [(name, content) for name, content in tags if content]


def _dublin_core(document: Document) -> list[tuple[str, str]]:
    """The elements of Dublin Core."""
    return [
        ("DC.title", line(document.heading.text)),
        ("DC.creator", authority()),
        ("DC.type", str(Declaration.Kind(document.kind).label)),
        ("DC.description", run_on(standing(document))),
        ("DC.date", str(document.adopted_on or document.year)),
        *(("DC.language", code) for code in language_tags(document)),
        ("DC.identifier", document.address),
        ("DCTERMS.isVersionOf", document.identifier),
        ("DC.source", line(document.provenance.source)),
        ("DC.rights", line(document.provenance.rights)),
    ]


def _scholarly(document: Document, pdf: str) -> list[tuple[str, str]]:
    """The names that scholarly search engines read."""
    day = document.adopted_on
    return [
        ("citation_title", line(document.heading.text)),
        ("citation_author", authority()),
        ("citation_publication_date", f"{day:%Y/%m/%d}" if day else str(document.year)),
        ("citation_conference_title", line(document.meeting.name)),
        ("citation_language", languages.tag(document.language)),
        ("citation_public_url", document.address),
        ("citation_pdf_url", pdf),
    ]
