"""From bytes to clean text: size, kind of file, encoding, forbidden characters."""

import codecs
import unicodedata
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from declarations.importing.problems import ImportProblem
from uccn.lib.cleaning import clean
from uccn.lib.coverage import validate_printable

MAX_BYTES = 1_000_000
_WORD = gettext_lazy("a Word or other office document")
_SIGNATURES = [
    (b"%PDF", gettext_lazy("a PDF document")),
    (b"PK\x03\x04", _WORD),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _WORD),
    (b"{\\rtf", gettext_lazy("a rich text (RTF) document")),
    (b"\x89PNG", gettext_lazy("a picture")),
    (b"\xff\xd8\xff", gettext_lazy("a picture")),
    (b"GIF8", gettext_lazy("a picture")),
    (b"\x1f\x8b", gettext_lazy("a compressed file")),
]
# Byte order marks, longest first: UTF-32's begins with UTF-16's.
_MARKS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]


def read(source: str | bytes) -> str:
    """The clean text of a file or of what was pasted. Raises ImportProblem."""
    size = len(source) if isinstance(source, bytes) else len(source.encode(errors="replace"))
    check_size(size)
    return cleaned(decoded(source) if isinstance(source, bytes) else source)


def check_size(size: int) -> None:
    """Raise ImportProblem for more bytes than a declaration can have."""
    if size > MAX_BYTES:
        raise ImportProblem(
            _("The text is larger than 1 MB (%(size)s bytes). Import one declaration at a time."),
            code="too_large",
            size=size,
        )


def decoded(data: bytes) -> str:
    """The characters of a file, by its byte order mark or as UTF-8. Raises ImportProblem."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise ImportProblem(
                _(
                    "This is %(kind)s, not plain text. Open it, copy the text and paste it, "
                    "or save it as plain text (UTF-8)."
                ),
                code="binary",
                kind=kind,
            )
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", "utf-8"))
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise ImportProblem(
            _(
                "The file is not in UTF-8: byte %(position)s cannot be read. "
                "Save it as plain text in UTF-8 and import it again."
            ),
            code="encoding",
            position=len(mark) + error.start + 1,
        ) from error


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


def read_file(path: str) -> bytes:
    """The bytes of a file, when it is one and not too large. Raises ImportProblem."""
    file = Path(path)
    try:
        if not file.is_file():
            raise ImportProblem(
                _("“%(path)s” is no file. Name a plain text file."), code="no_file", path=path
            )
        check_size(file.stat().st_size)
        return file.read_bytes()
    except OSError as error:
        raise ImportProblem(
            _("“%(path)s” cannot be read: %(reason)s."),
            code="no_file",
            path=path,
            reason=getattr(error, "strerror", None) or error,
        ) from error
