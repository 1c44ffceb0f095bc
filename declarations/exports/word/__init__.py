"""A declaration in one language as a Word document, from right to left where it is written so."""

import io

from declarations.exports import wording
from declarations.exports.document import Document
from declarations.exports.word import page, pieces, styles
from uccn.lib import word
from uccn.lib.text import escape_grammar


def render(document: Document) -> bytes:
    """The document as .docx; the same document gives the same bytes."""
    import docx

    file = docx.Document()
    styles.define(file, document.language)
    page.name(file, document)
    page.without_picture(file)
    page.set_up(file, document)
    _head(file, document)
    _notes_before(file, document)
    for paragraph in document.paragraphs:
        pieces.numbered(file, paragraph, document)
    _notes_after(file, document)
    raw = io.BytesIO()
    file.save(raw)
    return word.without_times(raw.getvalue())


def _head(file, document: Document) -> None:
    """Masthead, header line and title, as the sheet has them."""
    for group in wording.masthead(document):
        pieces.text(file, styles.MASTHEAD, group.language, group.text)
    if document.header_line:
        pieces.text(file, styles.HEADER_LINE, document.language, document.header_line)
    heading = document.heading
    pieces.text(file, styles.TITLE, heading.language, heading.text)


def _notes_before(file, document: Document) -> None:
    """What a reader must know before the text: which of it is in another language."""
    if notice := wording.notice(document):
        pieces.text(file, styles.NOTE, document.language, escape_grammar(notice))


def _notes_after(file, document: Document) -> None:
    """Our note, and where the text comes from."""
    if note := wording.editors_note(document):
        pieces.text(file, styles.NOTE, document.language, note)
    heading = escape_grammar(wording.heading(document))
    pieces.text(file, styles.SECTION, document.language, heading)
    for named in wording.about(document):
        pieces.named(file, styles.ABOUT, document.language, named)
