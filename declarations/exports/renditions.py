"""Every form in which a declaration in one language leaves the site, by its address's ending."""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.translation import gettext_lazy

from declarations.exports.citing.formats import FORMATS
from declarations.exports.document import Document, ParagraphText

# What holds every language at once: JSON, and the list of all files with their hashes.
FORMS_OF_ALL = {"json": "JSON", "manifest.json": gettext_lazy("List of all files")}


class Unavailable(Exception):
    """A form that cannot be made on this machine; the sentence says what to do."""


class Rendition(NamedTuple):
    """A form: its name and media type, what makes it, and whether a paragraph has it too."""

    name: str
    media_type: str
    make: Callable[[Document, ParagraphText | None], bytes]
    of_paragraph: bool = False


def _citation(write: Callable[..., str]) -> Callable[[Document, ParagraphText | None], bytes]:
    """What makes a citation's file as bytes."""
    return lambda document, paragraph: write(document, paragraph).encode()


RENDITIONS = {
    ending: Rendition(kind.name, f"{kind.media_type}; charset=utf-8", _citation(kind.write), True)
    for ending, kind in FORMATS.items()
}
