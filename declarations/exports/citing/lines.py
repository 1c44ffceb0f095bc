"""What the files for reference managers share: the document's own words, one line a value."""

import re

from django.utils import translation

from declarations.exports.citing.citation import Citation, cite
from declarations.exports.citing.sentences import run_on
from declarations.exports.document import Document, ParagraphText
from uccn.lib.text import to_plain


def own_citation(document: Document, paragraph: ParagraphText | None) -> Citation:
    """The citation in the words of the language that the document is in."""
    with translation.override(document.language):
        return cite(document, paragraph)


def note(citation: Citation) -> str:
    """The notes of such a citation as one text."""
    with translation.override(citation.document.language):
        return run_on(citation.notes)


def line(text: str) -> str:
    """A text in our grammar as a reader sees it, on one line."""
    return re.sub(r"\s*[\n\r\t\v\f\x1c-\x1e\x85\u2028\u2029]+\s*", " ", to_plain(text)).strip()
