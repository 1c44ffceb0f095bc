"""Opening a Word document that somebody sent: it is a packed folder, and may be a bomb."""

import io
import zipfile
import zlib

from django.utils.translation import gettext as _
from lxml import etree

from translations.exchange.limits import MAX_PARTS, MAX_UNPACKED_BYTES, check_size
from translations.exchange.rows import FileProblem
from translations.exchange.safety import parse_xml

_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BODY, _TYPES = "word/document.xml", "[Content_Types].xml"


def body_of(data: bytes) -> etree._Element:
    """The document's XML. Raises FileProblem for anything but a harmless Word document."""
    check_size(data)
    if data.startswith(_OLD_WORD):
        raise FileProblem(
            _(
                "This is an old or protected Word document. Open it, take the password away if it "
                "has one, and save it as .docx."
            ),
            "old_word",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_parts(package)
            return parse_xml(package.read(_BODY))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise FileProblem(
            _(
                "The file cannot be opened: it is damaged, incomplete, protected or no Word "
                "document. Save it again as .docx."
            ),
            "damaged",
        ) from error


def _check_parts(package: zipfile.ZipFile) -> None:
    """Raise FileProblem for what is no Word document, holds macros, or is too large unpacked."""
    parts = {part.filename: part for part in package.infolist()}
    if _BODY not in parts or _TYPES not in parts:
        raise FileProblem(
            _("This is a packed file, but no Word document. Choose the .docx that was translated."),
            "not_word",
        )
    size = sum(part.file_size for part in package.infolist())
    if size > MAX_UNPACKED_BYTES or len(package.infolist()) > MAX_PARTS:
        raise FileProblem(
            _(
                "Unpacked, the document would be far larger than any text. "
                "Copy the table into a new document and save it as .docx."
            ),
            "bomb",
        )
    types = package.read(_TYPES)
    if b"macroEnabled" in types or any(name.endswith("vbaProject.bin") for name in parts):
        raise FileProblem(
            _("The document holds macros. Save it as .docx, which has none."), "macros"
        )
