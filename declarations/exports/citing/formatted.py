"""The citation as sentences in the reader's language, for a page or to copy."""

from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from declarations.exports.citing import pieces
from declarations.exports.citing.citation import Citation, cite
from declarations.exports.citing.pieces import Piece
from declarations.exports.document import Document, Meeting, ParagraphText
from uccn.lib import dates


def formatted(
    document: Document,
    paragraph: ParagraphText | None = None,
    *,
    reader: str,
    meeting: Meeting | None = None,
) -> str:
    """The citation as plain text; ``meeting`` names the meeting in the reader's language."""
    with translation.override(reader):
        return pieces.plain(citation_pieces(document, paragraph, reader=reader, meeting=meeting))


def formatted_html(
    document: Document,
    paragraph: ParagraphText | None = None,
    *,
    reader: str,
    meeting: Meeting | None = None,
) -> SafeString:
    """The citation as safe HTML for a page in the reader's language."""
    with translation.override(reader):
        return pieces.html(citation_pieces(document, paragraph, reader=reader, meeting=meeting))


def citation_pieces(
    document: Document,
    paragraph: ParagraphText | None = None,
    *,
    reader: str,
    meeting: Meeting | None = None,
) -> list[Piece]:
    """The citation in pieces, each with its language where that is not the reader's.

    Without a meeting in the reader's language, the meeting's names stay as the document has them.
    """
    with translation.override(reader):
        citation = cite(document, paragraph, meeting)
        named_in = "" if meeting or document.language == reader else document.language
        return pieces.joined(
            [
                pieces.stopped([Piece(citation.authority)]),
                pieces.stopped(_title(citation, reader)),
                pieces.stopped(_meeting(citation, named_in)),
                *([Piece(said)] for said in (citation.adoption, *citation.standing) if said),
                pieces.stopped([Piece(citation.version)]) if citation.version else [],
                [Piece(citation.address, is_address=True)],
            ]
        )


def _title(citation: Citation, reader: str) -> list[Piece]:
    """The title in the reader's quotation marks, and the number of the paragraph."""
    text, language = citation.title
    title = Piece(text, "" if language == reader else language)
    quoted = pieces.fill(pgettext("title in a citation", "“%(title)s”"), title=[title])
    if citation.paragraph is None:
        return quoted
    number = gettext("paragraph %(number)s") % {"number": citation.paragraph.number}
    return pieces.listed([quoted, [Piece(number)]])


def _meeting(citation: Citation, named_in: str) -> list[Piece]:
    """The meeting, its dates where no other sentence names them, and its places."""
    meeting = citation.meeting
    when = dates.date_range(meeting.start, meeting.end) or str(meeting.year)
    return pieces.listed(
        [
            [Piece(meeting.name, named_in)],
            [] if citation.adopted_then else [Piece(when)],
            [Piece(meeting.places, named_in)] if meeting.places else [],
        ]
    )
