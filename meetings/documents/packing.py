"""All documents of a meeting for a language in one zip, with a list of what is in it.

The zip is made while it is sent: of no file is more than a piece held in memory.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from zipstream import ZipStream

from meetings.documents import storing
from meetings.documents.models import DocumentFile
from meetings.documents.reading import Shown
from uccn.lib import language_tags, languages
from uccn.lib.cells import csv_text
from uccn.lib.text import to_plain

MANIFEST = "manifest.csv"
_HEADER = (
    *("symbol", "title", "title_language", "language", "fallback", "version"),
    *("file", "sha256", "size"),
)


class Package(NamedTuple):
    """What readers are offered for a language: how many documents are in it, how large they are."""

    language: str
    own: int
    count: int
    size: int

    @property
    def name(self) -> str:
        """The language's name in the active one."""
        return language_tags.name(self.language)


class Packed(NamedTuple):
    """A file in a zip, with its name there."""

    shown: Shown
    file: DocumentFile
    name: str
    is_fallback: bool


def packages(documents: list[Shown]) -> list[Package]:
    """A package for each language that a document has, the reader's first."""
    codes = {code for one in documents for code in one.languages}
    ours = languages.order(languages.current())
    found = [_package(code, packed(documents, code)) for code in codes]
    return sorted(
        found,
        key=lambda one: (
            ours.index(one.language) if one.language in ours else len(ours),
            one.name,
        ),
    )


def _package(language: str, content: list[Packed]) -> Package:
    """What a zip in a language holds."""
    own = sum(not one.is_fallback for one in content)
    return Package(language, own, len(content), sum(one.file.size for one in content))


def packed(documents: Iterable[Shown], language: str) -> list[Packed]:
    """Of each document the file in the language, or the one to fall back on."""
    found: list[Packed] = []
    taken = {MANIFEST}
    for shown in documents:
        file = shown.in_language(language)
        if file:
            name = _free_name(file, taken)
            found.append(Packed(shown, file, name, file.language != language))
    return found


def _free_name(file: DocumentFile, taken: set[str]) -> str:
    """A name that no other file of the zip has, also where capitals make no difference."""
    name, number = file.file_name, 2
    while name.casefold() in taken:
        stem, dot, ending = file.file_name.rpartition(".")
        name, number = f"{stem}-{number}{dot}{ending}", number + 1
    taken.add(name.casefold())
    return name


def manifest(content: list[Packed]) -> str:
    """What the zip holds, as comma-separated values."""
    return csv_text(_HEADER, (_row(one) for one in content))


def _row(one: Packed) -> list[str]:
    """The line of a file; the title says which language it is in."""
    title = one.shown.document.text("title")
    return [
        one.shown.document.symbol,
        to_plain(title.text),
        languages.tag(title.language) if title.language else "",
        one.file.tag,
        "yes" if one.is_fallback else "no",
        str(one.file.version),
        one.name,
        one.file.sha256,
        str(one.file.size),
    ]


def tag(content: list[Packed]) -> str:
    """What the zip holds, in a few letters: another content has another tag."""
    return hashlib.sha256(manifest(content).encode()).hexdigest()


def size(content: list[Packed]) -> int:
    """How many bytes the zip has."""
    return len(stream(content))


def stream(content: list[Packed]) -> ZipStream:
    """The zip, piece by piece; the files are packed already, and stored as they are."""
    made = ZipStream(sized=True)
    # With the sign by which spreadsheets know UTF-8.
    made.add(f"\ufeff{manifest(content)}".encode(), MANIFEST)
    for one in content:
        made.add(_pieces(one.file), one.name, size=one.file.size)
    return made


def _pieces(file: DocumentFile) -> Iterator[bytes]:
    """The bytes of a file, which is opened when its turn comes."""
    yield from storing.chunks(file.stored_as)
