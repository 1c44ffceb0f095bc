"""Opening a Word document or a workbook that somebody sent: packed, and perhaps a bomb."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from uccn.lib import safe_xml
from uccn.lib.file_kinds import OLD_WORD
from uccn.lib.word import W

# A Word file is packed: what stands in it may not be many times larger than any text of ours.
MAX_UNPACKED_BYTES = 60_000_000
MAX_PARTS = 2000
# Signs that open or close a mark, in all parts that are read together. A declaration whose every
# word has looks of its own has some 500,000; each mark takes a hundred times its space in memory.
MAX_MARKS = 1_000_000
MAX_UNPACKED_BYTES_OF_A_TABLE = 50_000_000
# A table of 10,000 rows and 24 columns has some; openpyxl needs four microseconds for each.
MAX_MARKS_OF_A_TABLE = 2_000_000
_CHUNK = 1_000_000
# In a part of a workbook they are nothing else: a text writes its brackets as entities.
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_LONGEST_SIGN = 9
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
_RELATIONS = "_rels/.rels"
_TYPES = "[Content_Types].xml"
_IS_ENCRYPTED = 1
# Programs stand under any name, but what they are is said in the list of types.
_MACROS = (b"vbaproject", b"macroenabled")
_EMBEDDED = ("/embeddings/", "/activex/")
# ECMA-376, part 1: the namespace of documents saved as "Strict Open XML".
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


class OfficeProblem(Exception):
    """A package that is refused, by a code: whoever reads it says what people can do.

    The code is "old_word", "encrypted", "damaged", "bomb", "macros", "embedded", "doctype" or
    "not_word".
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class WordPackage:
    """An opened Word document, whose parts are read by name and never more than they may hold."""

    def __init__(self, package: zipfile.ZipFile, most_bytes: int) -> None:
        self._package, self._bytes_left, self._marks_left = package, most_bytes, MAX_MARKS
        self.names = set(package.namelist())
        self.body_name = self._name_of_body()

    def body(self) -> etree._Element:
        """The document's XML. Raises XmlProblem, or OfficeProblem, for a damaged one."""
        return self.xml(self.body_name)

    def xml(self, name: str) -> etree._Element:
        """A part's XML, in the namespace that Word writes by default, also where it is strict."""
        return safe_xml.parse(self._part(name).replace(_STRICT, W.encode()))

    def _part(self, name: str) -> bytes:
        """A part unpacked, as far as all may go together: its header may lie about its size."""
        with self._package.open(name) as part:
            data = part.read(self._bytes_left + 1)
        self._bytes_left -= len(data)
        self._marks_left -= data.count(b"<")
        if self._bytes_left < 0 or self._marks_left < 0:
            raise OfficeProblem("bomb")
        return data

    def _name_of_body(self) -> str:
        """Where the text stands: not every program calls it word/document.xml."""
        if _RELATIONS in self.names:
            for relation in safe_xml.parse(self._part(_RELATIONS)):
                name = relation.get("Target", "").lstrip("/")
                if relation.get("Type", "").endswith("/officeDocument") and name in self.names:
                    return _word_only(name)
        raise OfficeProblem("not_word")


@contextmanager
def opened(data: bytes, most_bytes: int) -> Iterator[WordPackage]:
    """The package of a harmless Word document. Raises OfficeProblem or XmlProblem."""
    if data.startswith(OLD_WORD):
        raise OfficeProblem("old_word")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_parts(package)
            yield WordPackage(package, most_bytes)
    except _DAMAGES as error:
        raise OfficeProblem("damaged") from error


def check_workbook(data: bytes) -> None:
    """Raise OfficeProblem for a workbook that its library had better not open.

    openpyxl replaces entities that a part declares, and builds all that is in a part.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_packing(package.infolist(), MAX_UNPACKED_BYTES_OF_A_TABLE)
            marks_left = MAX_MARKS_OF_A_TABLE
            for part in package.infolist():
                marks_left -= _marks_of(package, part)
                if marks_left < 0:
                    raise OfficeProblem("bomb")
    except _DAMAGES as error:
        raise OfficeProblem("damaged") from error


def _marks_of(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    """How many signs open or close a mark in a part; OfficeProblem for one that declares entities.

    Zeros are taken out, so that UTF-16 is read too.
    """
    marks, end = 0, b""
    with package.open(part) as file:
        while chunk := file.read(_CHUNK):
            chunk = end + chunk.replace(b"\x00", b"")
            if _DECLARES.search(chunk):
                raise OfficeProblem("doctype")
            end = chunk[-_LONGEST_SIGN:]
            marks += chunk.count(b"<")
    return marks


def _check_parts(package: zipfile.ZipFile) -> None:
    """Raise OfficeProblem for what is too large unpacked, protected, or holds more than a text."""
    parts = package.infolist()
    _check_packing(parts, MAX_UNPACKED_BYTES)
    names = [part.filename.lower() for part in parts]
    if any(name.endswith("vbaproject.bin") for name in names) or _is_for_macros(package):
        raise OfficeProblem("macros")
    if any(folder in f"/{name}" for name in names for folder in _EMBEDDED):
        raise OfficeProblem("embedded")


def _check_packing(parts: list[zipfile.ZipInfo], most_bytes: int) -> None:
    """Raise OfficeProblem for what is too large unpacked, or cannot be unpacked piece by piece."""
    if any(part.flag_bits & _IS_ENCRYPTED for part in parts):
        raise OfficeProblem("encrypted")
    if any(part.compress_type not in _PACKED for part in parts):
        raise zipfile.BadZipFile("Packed in a way that no Office document is.")
    size = sum(part.file_size for part in parts)
    if size > most_bytes or len(parts) > MAX_PARTS:
        raise OfficeProblem("bomb")


def _is_for_macros(package: zipfile.ZipFile) -> bool:
    """Whether the list of types names a program, or a document that may hold one."""
    if _TYPES not in package.namelist():
        return False
    with package.open(_TYPES) as part:
        types = part.read(MAX_PARTS * 400).lower()
    return any(word in types for word in _MACROS)


def _word_only(name: str) -> str:
    """The name of a Word document's body; OfficeProblem for that of a spreadsheet or slides."""
    if not name.startswith("word/"):
        raise OfficeProblem("not_word")
    return name
