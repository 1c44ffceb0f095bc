"""A document as data for the pages: words, languages and colours, no markup."""

import datetime as dt
import re

from django.utils import translation
from django.utils.translation import gettext as _

from declarations.exports import wording
from declarations.exports.document import Document, Meeting, ParagraphText
from declarations.exports.pdf import colophon, typesetting
from declarations.exports.pdf.said import breakable, isolated, said, sentence
from declarations.models import Declaration
from uccn.lib import colour, languages, text

# The numeral is as wide as the text at most: its size in points by its length.
_NUMERAL_SIZE, _NUMERAL_WIDTH = 96, 520


def of(documents: list[Document]) -> dict:
    """What the pages show of a declaration, in one language or in several side by side."""
    first = documents[0]
    with translation.override(first.language):
        return {
            **_metadata(documents),
            "language": first.language,
            "languages": _languages(documents),
            "landscape": len(documents) > 2,
            "margin": 34 if len(documents) == 1 else 18,
            "accent": colour.for_white(first.meeting.accent),
            "numeral": first.meeting.numeral,
            "numeral-size": min(_NUMERAL_SIZE, _NUMERAL_WIDTH / max(len(first.meeting.numeral), 1)),
            "is-issued": bool(first.masthead),
            "masthead": _masthead(first),
            "titles": [said(*reversed(d.heading)) for d in documents],
            "header-lines": [said(d.language, d.header_line) for d in documents],
            "names": [sentence(d.language, languages.own_name(d.language)) for d in documents],
            "number-heading": _("No."),
            "notices": [sentence(d.language, n) for d in documents if (n := wording.notice(d))],
            "rows": _rows(documents),
            "editors-notes": [
                said(d.language, note) for d in documents if (note := wording.editors_note(d))
            ],
            "colophon": colophon.parts(documents),
        }


def timestamp(document: Document) -> int:
    """When the file was made, as far as it says: the version's day, so that bytes repeat."""
    dated = document.version.dated if document.version else None
    day = dated or document.meeting.end or dt.date(document.year, 1, 1)
    return int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp())


def _metadata(documents: list[Document]) -> dict:
    """What a catalogue of files shows of the document."""
    first = documents[0]
    kind = str(Declaration.Kind(first.kind).label)
    titles = dict.fromkeys(_one_line(document.heading.text) for document in documents)
    return {
        "title": " · ".join(titles),
        "author": wording.author(first),
        "description": _one_line(first.header_line),
        "keywords": [kind, str(first.year), *first.meeting.hosts, first.identifier],
        "identifier": breakable(first.identifier),
    }


def _one_line(source: str) -> str:
    """A text in our grammar as plain words on one line."""
    return re.sub(r"\s+", " ", text.to_plain(source)).strip()


def _languages(documents: list[Document]) -> dict[str, dict]:
    """Every language that a text is in, with how it is set."""
    codes = {document.language for document in documents}
    codes |= {document.heading.language for document in documents}
    codes.add(documents[0].meeting.theme.language)
    codes |= {paragraph.language for d in documents for paragraph in d.paragraphs}
    return {code: typesetting.language(code) for code in sorted(codes - {""})}


def _masthead(document: Document) -> list[dict]:
    """The lines above the title in groups: as issued, else made from the meeting."""
    if document.masthead:
        return [said(language, words) for words, language in wording.masthead(document)]
    meeting, own = document.meeting, document.language
    groups = (
        (0.88, meeting.name, own),
        (1.25, *meeting.theme),
        (0.88, _where(meeting), own),
    )
    return [said(code, words) | {"scale": size} for size, words, code in groups if words]


def _where(meeting: Meeting) -> str:
    """Brand and hosts on a line, the dates below, each piece with its own direction."""
    hosts = [text.escape_grammar(place) for place in (meeting.brand, meeting.places) if place]
    line = " · ".join(isolated(piece) for piece in hosts)
    return "\n".join(piece for piece in (line, meeting.dates) if piece)


def _rows(documents: list[Document]) -> list[dict]:
    """The paragraphs by number, each with a cell for every document, in their order."""
    found = [{p.number: p for p in document.paragraphs} for document in documents]
    rows = []
    for number in sorted(set().union(*found)):
        nothing = ParagraphText(number, "", "", "")
        pairs = zip(found, documents, strict=True)
        cells = [_cell(numbered.get(number, nothing), document) for numbered, document in pairs]
        rows.append({"number": number, "cells": cells})
    return rows


def _cell(paragraph: ParagraphText, document: Document) -> dict:
    """One paragraph in one language; a mark where it is in another than its document."""
    cell = said(paragraph.language or document.language, paragraph.text)
    if paragraph.language == document.language:
        return cell
    mark = isolated(f"[{wording.mark(document, paragraph)}]")
    return cell | {"mark": sentence(document.language, mark)}
