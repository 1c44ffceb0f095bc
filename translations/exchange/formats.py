"""The formats in which a sheet goes out and comes back."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from translations.exchange import table, word, xliff
from translations.exchange.limits import check_size
from translations.exchange.rows import IncomingSheet, Sheet


@dataclass(frozen=True)
class Format:
    """A format: how it is called, and its writer and reader."""

    name: str
    label: str | Promise
    extension: str
    content_type: str
    write: Callable[[Sheet], bytes]
    read: Callable[[bytes], IncomingSheet]


_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("word", _("Word, in two columns"), "docx", _WORD_TYPE, word.write, word.read),
        Format("xliff", _("XLIFF 1.2"), "xlf", "application/xliff+xml", xliff.write, xliff.read),
        Format("csv", _("CSV"), "csv", "text/csv; charset=utf-8", table.write, table.read),
    )
}
_EXTENSIONS = {"docx": "word", "xlf": "xliff", "xliff": "xliff", "xml": "xliff", "csv": "csv"}


def format_of(data: bytes, file_name: str) -> Format:
    """The format of a file: by its first bytes where they say it, else by its name."""
    check_size(data)
    if data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        return FORMATS["word"]
    if data.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith(b"<"):
        return FORMATS["xliff"]
    return FORMATS[_EXTENSIONS.get(file_name.rpartition(".")[2].lower(), "csv")]


def read(data: bytes, file_name: str) -> tuple[Format, IncomingSheet]:
    """A file in whichever format it is. Raises FileProblem."""
    found = format_of(data, file_name)
    return found, found.read(data)


def file_name(sheet: Sheet, one: Format) -> str:
    """What an exported file is called: "declaration-12-fr.docx", without a time."""
    name = re.sub(r"[^\w-]+", "-", sheet.original.rpartition(".")[2])
    return f"{name}-{sheet.language}.{one.extension}"
