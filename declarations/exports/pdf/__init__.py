"""A declaration as PDF: archive-grade and tagged, made by typst in a child process.

``render`` gives one language, ``render_beside`` two or three side by side, ``archive`` one
language with its XML inside. What each file declares, and what holds it, is in docs/documents.md.
"""

import json

from django.utils.translation import gettext as _

from declarations.exports.document import Document
from declarations.exports.pdf import payload, typesetting
from declarations.exports.pdf.problems import PdfUnavailable
from declarations.exports.pdf.process import typesetter
from uccn.lib import coverage

__all__ = ["PdfUnavailable", "archive", "close", "render", "render_beside"]

_STANDARDS = ["a-2a", "ua-1"]
# The second part of PDF/A holds no file inside; the third does.
_STANDARDS_WITH_FILE = ["a-3a", "ua-1"]


def render(document: Document) -> bytes:
    """The PDF of a declaration in one language. Raises PdfUnavailable."""
    return _made("declaration.typ", [document], _STANDARDS)


def render_beside(documents: list[Document]) -> bytes:
    """The PDF of a declaration in several languages, a row a paragraph. Raises PdfUnavailable.

    The page speaks the first document's language.
    """
    return _made("beside.typ", documents, _STANDARDS)


def archive(document: Document, xml: bytes) -> bytes:
    """The PDF to be kept, with the declaration's XML inside as ``declaration.xml``."""
    return _made("declaration.typ", [document], _STANDARDS_WITH_FILE, xml=xml.decode("utf-8"))


def close() -> None:
    """End the child process, if there is one."""
    typesetter.close()


def _made(template: str, documents: list[Document], standards: list[str], **inputs) -> bytes:
    """What typst makes of a template and its data."""
    data = payload.of(documents)
    _check_fonts(data)
    request = {
        "template": template,
        "inputs": {"data": json.dumps(data), **inputs},
        "standards": standards,
        "timestamp": payload.timestamp(documents[0]),
    }
    return typesetter.compiled(request, typesetting.folders())


def _check_fonts(data: dict) -> None:
    """Raise PdfUnavailable for a character that the fonts of this installation do not have."""
    written = "\n".join(_strings(data))
    position = coverage.first_lacking(written)
    if position is not None:
        character = coverage.named(written[position])
        raise PdfUnavailable(
            _("The PDF cannot be made: no font has the character %(character)s of this text.")
            % {"character": character}
        )
    if (
        not typesetting.are_fetched()
        and coverage.first_lacking(written, with_fetched=False) is not None
    ):
        raise PdfUnavailable(
            _(
                "The PDF cannot be made: the Chinese font is missing on this server. "
                "Whoever runs the site installs it with the command make fonts."
            )
        )


def _strings(data) -> list[str]:
    """Every string in a payload."""
    if isinstance(data, str):
        return [data]
    values = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [found for value in values for found in _strings(value)]
