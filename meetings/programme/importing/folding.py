"""Texts as they are compared: without looks, letters' marks, and other digits than 0 to 9."""

import re
import unicodedata

# What stands in texts from web pages and word processors and is never seen.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d~\u301c\uff5e"
_LIKE = {ord(dash): "-" for dash in _DASHES} | {
    ord("："): ":",
    ord("∶"): ":",
    ord("．"): ".",
    ord("٫"): ".",
    ord("，"): ",",
    ord("｜"): "|",
    ord("（"): "(",
    ord("）"): ")",
}


def seen(line: str) -> str:
    """A line with plain spaces; what parts cells of a table becomes a bar."""
    line = _UNSEEN.sub("", line)
    cells = ("".join(" " if c.isspace() else c for c in cell) for cell in line.split("\t"))
    filled = [" ".join(cell.split()) for cell in cells]
    return " | ".join(cell for cell in filled if cell)


def alike(text: str) -> str:
    """The text with ASCII digits, hyphens and colons: letter by letter as long as it was."""
    return "".join(_digit(letter) for letter in text.translate(_LIKE))


def _digit(letter: str) -> str:
    """A decimal digit of any script as an ASCII one; any other letter as it is."""
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(value)


def fold(text: str) -> str:
    """The text without case, accents and looks: "Été" → "ete"."""
    parts = unicodedata.normalize("NFKD", alike(text).replace("’", "'").casefold())
    return unicodedata.normalize(
        "NFC", "".join(c for c in parts if unicodedata.category(c) != "Mn")
    )
