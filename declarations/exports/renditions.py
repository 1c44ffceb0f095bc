"""Every form in which a declaration in one language leaves the site, by its address's ending."""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.translation import gettext_lazy

from declarations.exports import akoma_ntoso, pdf, plain, word
from declarations.exports.citing.formats import FORMATS
from declarations.exports.document import Document, ParagraphText

# What holds every language at once: JSON, and the list of all files with their hashes.
FORMS_OF_ALL = {"json": "JSON", "manifest.json": gettext_lazy("List of all files")}


class Rendition(NamedTuple):
    """A form: its name and media type, what makes it, and whether a paragraph has it too."""

    name: str
    media_type: str
    make: Callable[[Document, ParagraphText | None], bytes]
    of_paragraph: bool = False


def _citation(write: Callable[..., str]) -> Callable[[Document, ParagraphText | None], bytes]:
    """What makes a citation's file as bytes."""
    return lambda document, paragraph: write(document, paragraph).encode()


def _whole(make: Callable[[Document], bytes]) -> Callable[[Document, ParagraphText | None], bytes]:
    """What makes a form that only the whole text has."""
    return lambda document, _paragraph: make(document)


def _archive(document: Document) -> bytes:
    """The PDF to be kept, with the XML inside."""
    return pdf.archive(document, akoma_ntoso.render(document))


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
RENDITIONS = {
    "pdf": Rendition("PDF", "application/pdf", _whole(pdf.render)),
    "archive.pdf": Rendition(
        gettext_lazy("PDF for the archive, with its XML"), "application/pdf", _whole(_archive)
    ),
    "docx": Rendition("Word", _WORD, _whole(word.render)),
    "xml": Rendition(
        "Akoma Ntoso", "application/akn+xml; charset=utf-8", _whole(akoma_ntoso.render)
    ),
    "txt": Rendition(gettext_lazy("Plain text"), "text/plain; charset=utf-8", _whole(plain.render)),
} | {
    ending: Rendition(kind.name, f"{kind.media_type}; charset=utf-8", _citation(kind.write), True)
    for ending, kind in FORMATS.items()
}
