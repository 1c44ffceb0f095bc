"""Opening a Word document that somebody sent: it is a packed folder, and may be a bomb."""

import io
import struct
import zipfile
import zlib

from django.utils.translation import gettext as _
from lxml import etree

from translations.exchange.limits import MAX_BYTES, MAX_PARTS, MAX_UNPACKED_BYTES, check_size
from translations.exchange.rows import FileProblem
from translations.exchange.safety import parse_xml
from uccn.lib.word import W

# All that a damaged package has been seen to raise.
_DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    LookupError,
    ValueError,
    RuntimeError,
)
# The other ways to pack cannot be unpacked piece by piece, so that a bomb would go off.
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RELATIONS = "_rels/.rels"
# ECMA-376, part 1: the namespace of documents saved as "Strict Open XML".
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


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
            return parse_xml(_transitional(_part(package, _name_of_body(package))))
    except _DAMAGES as error:
        raise FileProblem(
            _(
                "The file cannot be opened: it is damaged, incomplete, protected or no Word "
                "document. Save it again as .docx."
            ),
            "damaged",
        ) from error


def _part(package: zipfile.ZipFile, name: str) -> bytes:
    """A part unpacked, and no more of it than is ever read: its header may lie about its size."""
    with package.open(name) as part:
        return part.read(MAX_BYTES + 1)


def _check_parts(package: zipfile.ZipFile) -> None:
    """Raise FileProblem for what holds macros, or is too large unpacked."""
    parts = package.infolist()
    if any(part.compress_type not in _PACKED for part in parts):
        raise zipfile.BadZipFile("Packed in a way that no Word document is.")
    size = sum(part.file_size for part in parts)
    if size > MAX_UNPACKED_BYTES or len(parts) > MAX_PARTS:
        raise FileProblem(
            _(
                "Unpacked, the document would be far larger than any text. "
                "Copy the table into a new document and save it as .docx."
            ),
            "bomb",
        )
    if any(part.filename.endswith("vbaProject.bin") for part in parts):
        raise FileProblem(
            _("The document holds macros. Save it as .docx, which has none."), "macros"
        )


def _name_of_body(package: zipfile.ZipFile) -> str:
    """Where the text stands in the package: not every program calls it word/document.xml."""
    names = set(package.namelist())
    if _RELATIONS in names:
        for relation in parse_xml(_part(package, _RELATIONS)):
            name = relation.get("Target", "").lstrip("/")
            if relation.get("Type", "").endswith("/officeDocument") and name in names:
                return _word_only(name)
    raise _no_word()


def _word_only(name: str) -> str:
    """The name of a Word document's body; FileProblem for that of a spreadsheet or slides."""
    if not name.startswith("word/"):
        raise _no_word()
    return name


def _no_word() -> FileProblem:
    """What is said of a package of another kind."""
    return FileProblem(
        _("This is a packed file, but no Word document. Choose the .docx that was translated."),
        "not_word",
    )


def _transitional(xml: bytes) -> bytes:
    """The body in the namespace that Word writes by default, also where "strict" was chosen."""
    return xml.replace(_STRICT, W.encode())
