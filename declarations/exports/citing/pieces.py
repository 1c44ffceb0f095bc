"""The pieces of a formatted citation, each with its language, as plain text and as HTML.

A citation in Arabic may name a French title and always ends with an address. Where they are
joined, each run that goes the other way is isolated, so that no punctuation jumps.
"""

import re
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from declarations.exports.citing import sentences
from uccn.lib import languages, text

_PLACE = re.compile(r"%\((\w+)\)s")
_ISOLATED = "\u2068{}\u2069"
# The space keeps programs that look for links from taking the closing sign into the address.
_ISOLATED_ADDRESS = "\u2066{} \u2069"


class Piece(NamedTuple):
    """A run in the grammar of our texts; ``language`` is '' in the reader's own language."""

    text: str
    language: str = ""
    is_address: bool = False


def fill(pattern: str, **parts: list[Piece]) -> list[Piece]:
    """A catalogue's pattern with pieces in its places."""
    runs = _PLACE.split(pattern)
    pieces = []
    for words, name in zip(runs[::2], [*runs[1::2], ""], strict=True):
        pieces += [Piece(words)] if words else []
        pieces += parts[name] if name else []
    return pieces


def listed(items: list[list[Piece]]) -> list[Piece]:
    """The items that are there, parted by the reader's comma."""
    comma = pgettext("comma between the parts of a name", ", ")
    return _parted([item for item in items if item], comma)


def stopped(pieces: list[Piece]) -> list[Piece]:
    """The words as a sentence; an abbreviation's own full stop at its end is enough."""
    if text.to_plain(pieces[-1].text).endswith(sentences.stop()):
        return pieces
    return [*pieces, Piece(sentences.stop())]


def joined(parts: list[list[Piece]]) -> list[Piece]:
    """The sentences that are there, one after the other."""
    return _parted([part for part in parts if part], sentences.between())


def _parted(items: list[list[Piece]], between: str) -> list[Piece]:
    """The items with something between each two of them."""
    separator = [Piece(between)] if between else []
    return [piece for item in items for piece in [*separator, *item]][len(separator) :]


def plain(pieces: list[Piece]) -> str:
    """The citation as text to copy, in the active language's direction."""
    direction = languages.direction(languages.current())
    return "".join(_plain_run(piece, direction) for piece in pieces)


def _plain_run(piece: Piece, direction: str) -> str:
    """One piece as a reader sees it, isolated where it goes the other way."""
    if piece.is_address:
        return piece.text if direction == "ltr" else _ISOLATED_ADDRESS.format(piece.text)
    seen = text.to_plain(piece.text)
    if piece.language and languages.direction(piece.language) != direction:
        return _ISOLATED.format(seen)
    return seen


def html(pieces: list[Piece]) -> SafeString:
    """The citation as safe HTML: ``lang`` and ``dir`` where they differ from the page's."""
    return format_html_join("", "{}", ((_html_run(piece),) for piece in pieces))


def _html_run(piece: Piece) -> SafeString:
    """One piece as safe HTML."""
    if piece.is_address:
        return format_html('<bdi class="cite__address" dir="ltr">{}</bdi>', piece.text)
    if not piece.language:
        return text.to_html(piece.text)
    return format_html(
        '<bdi lang="{}" dir="{}">{}</bdi>',
        piece.language,
        languages.direction(piece.language),
        text.to_html(piece.text),
    )
