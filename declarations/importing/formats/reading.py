"""A file, or what was pasted, read in whichever format it is."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from declarations.importing.formats import markdown, pdf, plain, web_page, word
from declarations.importing.formats.blocks import Kind, Source
from declarations.importing.formats.detection import kind_of, kind_of_text
from declarations.importing.formats.refusals import check_file_size

_TEXT_READERS = {Kind.HTML: web_page.read, Kind.MARKDOWN: markdown.read, Kind.PLAIN: plain.read}
_GUESSED = gettext_noop(
    "The file is not in UTF-8. It was read as %(encoding)s, which was usual for this language: "
    "compare the letters with the paper."
)
_CHARSET = re.compile(rb"(?i)<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{1,40})")


def read(source: str | bytes, language: str = "") -> Source:
    """The blocks of a file or of what was pasted, in a language if it is known.

    Raises ImportProblem.
    """
    encoding = ""
    if isinstance(source, bytes):
        check_file_size(len(source))
        if kind := kind_of(source):
            return pdf.read(source, language) if kind == Kind.PDF else word.read(source)
        declared = _declared(source)
        encoding = plain.old_encoding(source, declared, language)
        source = plain.decoded(source, declared, language)
    # Where a page or a line ends, programs write signs of their own.
    source = plain.cleaned(source.replace("\f", "\n\n").replace("\v", "\n"))
    found = _TEXT_READERS[kind_of_text(source)](source)
    if encoding:
        found.notes.append(_(_GUESSED) % {"encoding": encoding.replace("cp", "windows-")})
    return found


def _declared(data: bytes) -> str:
    """The encoding that a web page says it is in, '' for none."""
    found = _CHARSET.search(data[:2048])
    return found[1].decode("ascii", "replace") if found else ""
