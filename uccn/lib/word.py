"""Word documents: its elements, languages and directions as it wants them, bytes that repeat."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

from uccn.lib import languages
from uccn.lib.later import later

etree = later("lxml.etree")

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# The beginning of time of packed files; ours, so that no clock changes the bytes.
_ZIP_MOMENT = (1980, 1, 1, 0, 0, 0)
# What core properties say where a document has no day of its own.
MOMENT = dt.datetime(2000, 1, 1)


def w(name: str) -> str:
    """A name in Word's namespace."""
    return f"{{{W}}}{name}"


def add(parent: etree._Element, name: str, **attributes) -> etree._Element:
    """A new element of Word's at the end of another."""
    values = {w(key): str(value) for key, value in attributes.items()}
    return etree.SubElement(parent, w(name), values)


def speak(style: etree._Element, language: str, direction: str = "") -> None:
    """Say in which language, and in which direction, letters are written: by default its own."""
    if (direction or languages.direction(language)) == "rtl":
        add(style, "rtl")
    tag = languages.tag(language)
    add(style, "lang", val=tag, eastAsia=tag, bidi=tag)


def write(run: etree._Element, text: str) -> None:
    """Put a text into a run, with its tabs and line ends."""
    for number, line in enumerate(text.split("\n")):
        if number:
            add(run, "br")
        for place, piece in enumerate(line.split("\t")):
            if place:
                add(run, "tab")
            if piece:
                element = add(run, "t")
                element.set(_SPACE, "preserve")
                element.text = piece


def without_times(data: bytes) -> bytes:
    """The same package with one moment in the place of every time."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            entry = zipfile.ZipInfo(part.filename, _ZIP_MOMENT)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(entry, old.read(part))
    return out.getvalue()
