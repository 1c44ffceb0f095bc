"""Plain text: bytes to characters, and blocks that empty lines part."""

import codecs
import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from declarations.importing.formats.blocks import Block, Kind, Source
from declarations.importing.problems import ImportProblem
from uccn.lib.cleaning import clean
from uccn.lib.coverage import validate_printable

# Byte order marks, longest first: UTF-32's begins with UTF-16's.
_MARKS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]


def read(text: str) -> Source:
    """The blocks of a plain text."""
    parts = re.split(r"\n(?:[^\S\n]*\n)+", text.replace("\r\n", "\n").replace("\r", "\n"))
    return Source(Kind.PLAIN, [Block(part) for part in parts if part.strip()])


def decoded(data: bytes, declared: str = "") -> str:
    """The characters of a file, by its byte order mark, as declared, or UTF-8.

    Raises ImportProblem for bytes that are none.
    """
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", ""))
    encoding = encoding or _known(declared) or "utf-8"
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeError as error:
        raise ImportProblem(
            _(
                "The file is not in UTF-8: byte %(position)s cannot be read. "
                "Save it as plain text in UTF-8 and import it again."
            ),
            code="encoding",
            position=len(mark) + getattr(error, "start", 0) + 1,
        ) from error


def _known(encoding: str) -> str:
    """An encoding that Python reads as text, '' for another."""
    try:
        info = codecs.lookup(encoding)
    except (LookupError, ValueError):
        return ""
    return info.name if info._is_text_encoding else ""


def cleaned(text: str) -> str:
    """The text as it may be stored, never empty. Raises ImportProblem."""
    try:
        text = clean(text.removeprefix("\ufeff"))
        validate_printable(text)
    except ValidationError as error:
        raise ImportProblem(error.messages[0], code=error.code) from error
    if not has_letters(text):
        raise ImportProblem(_("There is no text. Choose a file or paste the text."), code="empty")
    return text


def has_letters(text: str) -> bool:
    """Whether a reader would see anything: more than spaces and invisible signs."""
    return any(unicodedata.category(letter)[0] not in "ZC" for letter in text)
