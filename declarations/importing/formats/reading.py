"""A file, or what was pasted, read in whichever format it is."""

import re

from declarations.importing.formats import markdown, pdf, plain, web_page, word
from declarations.importing.formats.blocks import Kind, Source
from declarations.importing.formats.detection import kind_of, kind_of_text
from declarations.importing.formats.refusals import check_file_size

_TEXT_READERS = {Kind.HTML: web_page.read, Kind.MARKDOWN: markdown.read, Kind.PLAIN: plain.read}
_CHARSET = re.compile(rb"(?i)<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{1,40})")


def read(source: str | bytes, language: str = "") -> Source:
    """The blocks of a file or of what was pasted, in a language if it is known.

    Raises ImportProblem.
    """
    if isinstance(source, bytes):
        check_file_size(len(source))
        if kind := kind_of(source):
            return pdf.read(source, language) if kind == Kind.PDF else word.read(source)
        source = plain.decoded(source, _declared(source))
    source = plain.cleaned(source)
    return _TEXT_READERS[kind_of_text(source)](source)


def _declared(data: bytes) -> str:
    """The encoding that a web page says it is in, '' for none."""
    found = _CHARSET.search(data[:2048])
    return found[1].decode("ascii", "replace") if found else ""
