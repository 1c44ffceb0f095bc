"""Paragraphs and runs of the document, each with its own language and direction."""

from __future__ import annotations

import unicodedata

from declarations.exports import wording
from declarations.exports.document import Document, ParagraphText
from declarations.exports.word import styles
from uccn.lib import directions, languages, scripts
from uccn.lib.later import later
from uccn.lib.text import Run, parse
from uccn.lib.uris import uri
from uccn.lib.word import add, speak, write

etree = later("lxml.etree")

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def text(file, style: str, language: str, source: str) -> None:
    """A paragraph of a text in our grammar."""
    paragraph = _paragraph(file, style, language)
    _fill(file, paragraph, source, language)


def numbered(file, paragraph: ParagraphText, document: Document) -> None:
    """One paragraph with its number; below it, where it is in another language, its mark.

    The number is text: it is copied with the text, it is the same in every language, and it does
    not change when somebody works on with the document.
    """
    language = paragraph.language or document.language
    element = _paragraph(file, styles.PARAGRAPH, language)
    _run(element, f"{paragraph.number}\t", language)
    _fill(file, element, paragraph.text, language)
    if mark := wording.mark(document, paragraph):
        _run(_paragraph(file, styles.MARK, document.language), f"[{mark}]", document.language)


def named(file, style: str, language: str, given: wording.Named) -> None:
    """A paragraph of a sentence, or of words and their value."""
    say(_paragraph(file, style, language), language, given)


def say(paragraph: etree._Element, language: str, given: wording.Named) -> None:
    """Words in a language, then their value, which keeps its own direction."""
    if given.words:
        words = wording.joined(given.words, given.value).removesuffix(given.value)
        _run(paragraph, words, language)
    if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in given.value):
        _run(paragraph, given.value, language)
    elif given.value:
        run = add(paragraph, "r")
        add(add(run, "rPr"), "noProof")
        write(run, given.value)


def _paragraph(file, style: str, language: str) -> etree._Element:
    """A new paragraph in a style, from right to left where its language is written so."""
    paragraph = file.add_paragraph()._p
    paragraph.style = styles.identifier(style)
    directed(paragraph, language)
    return paragraph


def directed(paragraph: etree._Element, language: str) -> None:
    """Say in which language, and so in which direction, a paragraph is."""
    about = paragraph.get_or_add_pPr()
    if languages.direction(language) == "rtl":
        add(about, "bidi")
    speak(add(about, "rPr"), language)


def _fill(file, paragraph: etree._Element, source: str, language: str) -> None:
    """Write a text in our grammar into a paragraph."""
    for run in parse(source):
        holder = _link(file, paragraph, run.url) if run.url else paragraph
        _run(holder, run.text, language, **_looks(run, language))


def _looks(run: Run, language: str) -> dict:
    """How a run differs from the text around it."""
    match run.kind:
        case "emphasis":
            names = ("i", "iCs") if scripts.has_italics(language) else ("b", "bCs")
            return dict.fromkeys(names)
        case "raised":
            return {"vertAlign": "superscript"}
        case "link":
            return {"color": "1F4E79", "u": "single"}
        case _:
            return {}


def _run(holder: etree._Element, words: str, language: str, **looks: str | None) -> None:
    """Text in a language; ``looks`` in the order in which Word wants them.

    A run from right to left may hold no word from left to right (ECMA-376, 17.3.2.30), so each
    direction has runs of its own.
    """
    for direction, piece in directions.runs(words, languages.direction(language)):
        run = add(holder, "r")
        style = add(run, "rPr")
        for name, given in looks.items():
            add(style, name, **({"val": given} if given else {}))
        speak(style, language, direction)
        write(run, piece)


def _link(file, paragraph: etree._Element, address: str) -> etree._Element:
    """A link at the end of a paragraph."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    relation = file.part.relate_to(uri(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = add(paragraph, "hyperlink")
    link.set(f"{{{_RELATIONS}}}id", relation)
    return link
