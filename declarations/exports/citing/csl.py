"""The citation as CSL-JSON, the form that citation styles work on."""

import datetime as dt
import json

from declarations.exports.citing.citation import Citation
from declarations.exports.citing.lines import line, note, own_citation
from declarations.exports.document import Document, ParagraphText
from uccn.lib import languages


def csl_json(document: Document, paragraph: ParagraphText | None = None) -> str:
    """The document or a paragraph of it as a list of one item."""
    item = _item(own_citation(document, paragraph))
    known = {name: value for name, value in item.items() if value}
    return json.dumps([known], ensure_ascii=False, indent=2) + "\n"


def _item(citation: Citation) -> dict[str, object]:
    """The item's variables; what is not known is empty."""
    document, meeting, paragraph = citation.document, citation.meeting, citation.paragraph
    return {
        "id": citation.key,
        "type": "document",
        "genre": citation.genre,
        "title": line(citation.title.text),
        "author": [{"literal": citation.authority}],
        "issued": _dates(document.adopted_on) or {"date-parts": [[document.year]]},
        "language": languages.tag(citation.language),
        "version": str(document.version.number) if document.version else "",
        "section": str(paragraph.number) if paragraph else "",
        "event-title": line(meeting.name),
        "event-date": _dates(meeting.start, meeting.end),
        "event-place": line(meeting.places),
        "archive_location": document.identifier,
        "note": note(citation),
        "URL": citation.address,
    }


def _dates(*days: dt.date | None) -> dict[str, list]:
    """A day, or the first and the last, as CSL writes them; empty when none is known."""
    parts = [[day.year, day.month, day.day] for day in days if day]
    return {"date-parts": parts} if parts else {}
