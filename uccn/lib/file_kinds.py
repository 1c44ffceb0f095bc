"""What a file is, by its content and never by its name; what readers shall not get is refused.

Taken in are PDF, the packed formats of Office and OpenDocument, and plain text (UTF-8). A file is
looked at where it lies: no more than its beginning, its end and its table of parts are read.
"""

import codecs
import re
import zipfile
from typing import BinaryIO, NamedTuple


class Kind(NamedTuple):
    """A kind of file: the ending of its name, and its media type."""

    ending: str
    media_type: str

    @property
    def label(self) -> str:
        """What readers know it as: "PDF"."""
        return self.ending.upper()


_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
PDF = Kind("pdf", "application/pdf")
TEXT = Kind("txt", "text/plain")
# By how the name of the part begins that holds the body.
_OFFICE_KINDS = {
    "word/": Kind("docx", f"{_OFFICE}.wordprocessingml.document"),
    "xl/": Kind("xlsx", f"{_OFFICE}.spreadsheetml.sheet"),
    "ppt/": Kind("pptx", f"{_OFFICE}.presentationml.presentation"),
}
_OPEN_KINDS = {
    f"{_OPEN}.text": Kind("odt", f"{_OPEN}.text"),
    f"{_OPEN}.spreadsheet": Kind("ods", f"{_OPEN}.spreadsheet"),
    f"{_OPEN}.presentation": Kind("odp", f"{_OPEN}.presentation"),
}
KINDS = {
    kind.media_type: kind for kind in (PDF, *_OFFICE_KINDS.values(), *_OPEN_KINDS.values(), TEXT)
}

# How Office began its files before it packed them, and still begins those with a password.
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD, _TAIL = 4096, 4096
_PDF_WITHIN = 1024
_CHUNK = 256 * 1024
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF")
_ARCHIVES = (
    b"\x1f\x8b",
    b"BZh",
    b"7z\xbc\xaf\x27\x1c",
    b"\xfd7zXZ\x00",
    b"Rar!\x1a\x07",
    b"PK\x05\x06",
    b"PK\x07\x08",
)
_PROGRAMS = (b"MZ\x90", b"\x7fELF", b"#!")
# What begins another file before a PDF's own beginning.
_BEFORE_PDF = (b"<", b"{\\rtf", *_PICTURES, *_ARCHIVES, *_PROGRAMS)
_MARKUP = re.compile(
    rb"(?i)\A\s*<(?:[!?]|(?:html|head|body|script|svg|math|div|p|table|iframe|a|span|meta)\b)"
)
# Controls that no text holds; tabs, line ends and form feeds are none.
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_PARTS = 20_000
_MOST_UNPACKED = 2_000_000_000
# Tables of few different cells swell to fifty times their size; Deflate reaches a thousand.
_SWELLS_FROM, _MOST_TIMES = 20_000_000, 200
_MOST_OF_A_LIST = 2_000_000
_IS_ENCRYPTED = 1
_DAMAGES = (zipfile.BadZipFile, EOFError, OSError, LookupError, ValueError, RuntimeError)


class KindProblem(Exception):
    """A file that is refused, by a code: whoever takes it in says what people can do.

    The code is "empty", "old_office", "locked", "macros", "damaged", "rich_text", "picture",
    "packed", "swells", "program", "web_page", "encoding" or "unknown".
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def kind_of(file: BinaryIO) -> Kind:
    """The kind of a file that can be read from any place. Raises KindProblem."""
    file.seek(0)
    head = file.read(_HEAD)
    if not head:
        raise KindProblem("empty")
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return _pdf(file, head)
    if head.startswith(OLD_WORD):
        raise KindProblem("old_office")
    if head.startswith(b"PK\x03\x04"):
        return _packed(file)
    for signatures, code in (
        ((b"{\\rtf",), "rich_text"),
        (_PICTURES, "picture"),
        (_ARCHIVES, "packed"),
        (_PROGRAMS, "program"),
    ):
        if head.startswith(signatures):
            raise KindProblem(code)
    return _text(file, head)


def _pdf(file: BinaryIO, head: bytes) -> Kind:
    """A PDF that has its end. Raises KindProblem for one before which another file begins."""
    before = head.partition(b"%PDF-")[0].lstrip(b"\xef\xbb\xbf \t\r\n")
    file.seek(0, 2)
    file.seek(max(0, file.tell() - _TAIL))
    if before.startswith(_BEFORE_PDF) or b"startxref" not in file.read(_TAIL):
        raise KindProblem("damaged")
    return PDF


def _packed(file: BinaryIO) -> Kind:
    """A document of Office or OpenDocument. Raises KindProblem."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as package:
            return _of_package(package)
    except _DAMAGES as error:
        raise KindProblem("damaged") from error


def _of_package(package: zipfile.ZipFile) -> Kind:
    """What a package is, by the list of types or the part that says it."""
    parts = package.infolist()
    if any(part.flag_bits & _IS_ENCRYPTED for part in parts):
        raise KindProblem("locked")
    size = sum(part.file_size for part in parts)
    # The list of parts, which says where it begins, may lie about how small each is packed.
    most = min(_MOST_UNPACKED, max(_SWELLS_FROM, _MOST_TIMES * package.start_dir))
    if len(parts) > _MOST_PARTS or size > most:
        raise KindProblem("swells")
    names = {part.filename for part in parts}
    if any(_holds_programs(name) for name in names):
        raise KindProblem("macros")
    if "mimetype" in names:
        return _open_document(package, names)
    if "[Content_Types].xml" not in names:
        raise KindProblem("packed")
    types = _read(package, "[Content_Types].xml").lower()
    if b"macroenabled" in types or b"vbaproject" in types:
        raise KindProblem("macros")
    for folder, kind in _OFFICE_KINDS.items():
        if kind.media_type.encode() in types and any(name.startswith(folder) for name in names):
            return kind
    raise KindProblem("packed")


def _open_document(package: zipfile.ZipFile, names: set[str]) -> Kind:
    """What an OpenDocument package says that it is. Raises KindProblem."""
    kind = _OPEN_KINDS.get(_read(package, "mimetype").decode("latin-1").strip())
    if kind is None or "content.xml" not in names:
        raise KindProblem("packed")
    if b"manifest:encryption-data" in _read(package, "META-INF/manifest.xml"):
        raise KindProblem("locked")
    return kind


def _holds_programs(name: str) -> bool:
    """Whether a part of a package holds macros."""
    return name.lower().endswith("vbaproject.bin") or name.startswith(("Basic/", "Scripts/"))


def _read(package: zipfile.ZipFile, name: str) -> bytes:
    """The beginning of a part; a header that lies about its size unpacks no more."""
    with package.open(name) as part:
        return part.read(_MOST_OF_A_LIST)


def _text(file: BinaryIO, head: bytes) -> Kind:
    """A plain text in UTF-8. Raises KindProblem."""
    if _MARKUP.match(head.removeprefix(codecs.BOM_UTF8)):
        raise KindProblem("web_page")
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise KindProblem("encoding")
    decoder = codecs.getincrementaldecoder("utf-8")()
    file.seek(0)
    is_decoded = True
    while chunk := file.read(_CHUNK):
        if _CONTROLS.search(chunk):
            raise KindProblem("unknown")
        is_decoded = is_decoded and _decodes(decoder, chunk)
    if not is_decoded or not _decodes(decoder, b"", is_last=True):
        raise KindProblem("encoding")
    return TEXT


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, is_last: bool = False) -> bool:
    """Whether the next bytes of a text are UTF-8."""
    try:
        decoder.decode(chunk, is_last)
    except UnicodeDecodeError:
        return False
    return True
