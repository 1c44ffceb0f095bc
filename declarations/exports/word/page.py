"""The sheet of paper, its footer, and what a catalogue of files shows of the document."""

import datetime as dt

from declarations.exports import wording
from declarations.exports.document import Document
from declarations.exports.word import pieces, styles
from uccn.lib import languages, word
from uccn.lib.text import to_plain

# What a property may hold (ECMA-376, as the library enforces it).
_LONGEST = 255


def name(file, document: Document) -> None:
    """The document's properties; its day is the version's, so that no clock changes the bytes."""
    properties = file.core_properties
    properties.title = _property(document.heading.text)
    properties.subject = _property(document.header_line)
    properties.author = wording.author(document)[:_LONGEST]
    properties.last_modified_by = ""
    properties.comments = properties.keywords = ""
    properties.identifier = document.identifier[:_LONGEST]
    properties.language = languages.tag(document.language)
    properties.version = str(document.version.number) if document.version else ""
    properties.created = properties.modified = _moment(document)
    properties.revision = 1


def _property(text: str) -> str:
    """A text in our grammar as a property can hold it."""
    return " ".join(to_plain(text).split())[:_LONGEST]


def _moment(document: Document) -> dt.datetime:
    """The version's day, or one that says nothing."""
    dated = document.version.dated if document.version else None
    return dt.datetime.combine(dated, dt.time()) if dated else word.MOMENT


def without_picture(file) -> None:
    """Take out the small picture of a page that the library's empty document brings along."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    found = file.part.package.rels
    pictures = [k for k, rel in found.items() if rel.reltype == RELATIONSHIP_TYPE.THUMBNAIL]
    for key in pictures:
        del found[key]


def set_up(file, document: Document) -> None:
    """A4, from right to left where the text is, with a footer."""
    from docx.shared import Mm

    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(28)
    if languages.direction(document.language) == "rtl":
        grid = section._sectPr.find(word.w("docGrid"))
        grid.addprevious(section._sectPr.makeelement(word.w("bidi")))
    _footer(section.footer, document)


def _footer(footer, document: Document) -> None:
    """Which text this is, which version of it, and the sum by which it is checked."""
    version = document.version
    lines = [wording.Named("", document.identifier)]
    if version:
        lines += [
            wording.Named(wording.version_name(document)),
            wording.Named("SHA-256:", version.sha256),
        ]
    for number, line in enumerate(lines):
        paragraph = footer.add_paragraph() if number else footer.paragraphs[0]
        paragraph.style = styles.FOOTER
        pieces.directed(paragraph._p, document.language)
        pieces.say(paragraph._p, document.language, line)
