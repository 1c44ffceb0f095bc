"""What a page's panel on citing shows: the citation to copy, and the files to take."""

from typing import NamedTuple

from django.utils.safestring import SafeString

from declarations.exports.citing.formats import FORMATS
from declarations.exports.citing.formatted import formatted_html
from declarations.exports.document import Document, Meeting, ParagraphText


class CitationFile(NamedTuple):
    """A file with the citation: its format's name, where it is, its media type."""

    name: str
    address: str
    media_type: str


class Panel(NamedTuple):
    """The citation for a page; ``number`` is that of the paragraph, None for the whole."""

    html: SafeString
    files: list[CitationFile]
    number: int | None


def panel(
    document: Document,
    paragraph: ParagraphText | None = None,
    *,
    reader: str,
    addresses: dict[str, str],
    meeting: Meeting | None = None,
) -> Panel:
    """The panel for a reader; ``addresses`` holds those of the files, by their endings."""
    files = [
        CitationFile(kind.name, addresses[ending], kind.media_type)
        for ending, kind in FORMATS.items()
        if ending in addresses
    ]
    html = formatted_html(document, paragraph, reader=reader, meeting=meeting)
    return Panel(html, files, paragraph.number if paragraph else None)
