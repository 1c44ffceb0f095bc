"""Two texts in one as HTML: what is gone and what is new, for eyes and for ears."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from uccn.lib import languages
from uccn.lib.differences import Piece

# Keeps the letters of two Arabic words that stand side by side from joining.
_ZWNJ = "\u200c"


def redline(pieces: list[Piece]) -> SafeString:
    """Two texts in one, what is gone and what is new told in words too, for who hears it."""
    return format_html_join("", "{}", ((_piece(piece),) for piece in pieces))


def _piece(piece: Piece) -> SafeString | str:
    """One piece, line ends kept by the style sheet."""
    if piece.kind == "gone":
        word = _heard(pgettext("a text", "removed"))
        return format_html("<del>{}{}</del>{}", word, piece.text, _ZWNJ)
    if piece.kind == "new":
        return format_html("<ins>{}{}</ins>", _heard(pgettext("a text", "added")), piece.text)
    return piece.text


def _heard(word: str) -> SafeString:
    """A word in the page's language that is read out and not seen."""
    code = languages.current()
    return format_html(
        '<span class="visually-hidden" lang="{}" dir="{}"> [{}] </span>',
        code,
        languages.direction(code),
        word,
    )
