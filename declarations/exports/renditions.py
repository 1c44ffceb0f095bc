"""Every form in which a declaration in one language leaves the site, by its address's ending."""

from collections.abc import Callable
from typing import NamedTuple

from declarations.exports.citing.formats import FORMATS
from declarations.exports.document import Document, ParagraphText


class Rendition(NamedTuple):
    """A form: its media type, what makes it, and whether it can be had of one paragraph."""

    media_type: str
    make: Callable[[Document, ParagraphText | None], bytes]
    of_paragraph: bool = False


def _citation(write: Callable[..., str]) -> Callable[[Document, ParagraphText | None], bytes]:
    """What makes a citation's file as bytes."""
    return lambda document, paragraph: write(document, paragraph).encode()


RENDITIONS = {
    ending: Rendition(f"{kind.media_type}; charset=utf-8", _citation(kind.write), True)
    for ending, kind in FORMATS.items()
}
