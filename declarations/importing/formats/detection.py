"""What a file is, by its content and never by its name; what is of no use is refused by name."""

import re

from django.utils.translation import gettext_lazy as _

from declarations.importing.formats.blocks import Kind
from declarations.importing.formats.refusals import refused
from uccn.lib.office_files import OLD_WORD

_PICTURE, _PACKED = _("a picture"), _("a compressed file")
_SIGNATURES = [
    (b"{\\rtf", _("a rich text (RTF) document")),
    (b"%!PS", _("a PostScript file")),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"RIFF", _PICTURE),
    (b"\x1f\x8b", _PACKED),
    (b"BZh", _PACKED),
    (b"7z\xbc\xaf\x27\x1c", _PACKED),
    (b"\xfd7zXZ\x00", _PACKED),
    (b"Rar!\x1a\x07", _PACKED),
    (b"PK\x05\x06", _PACKED),
]
# OpenDocument and EPUB begin with a part, not packed, that says what they are.
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument"
_EBOOK = b"mimetypeapplication/epub+zip"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PDF_WITHIN = 1024
_PROGRAMS = (b"MZ\x90\x00", b"\x7fELF")
# The groups never give back what they took, or a row of comments would take for ever.
_BEFORE = r"(?is)\A\s*(?>(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*|<!doctype\s[^>\[]*>\s*)*)"
_PAGE = re.compile(
    _BEFORE + r"<(?:html|head|body|main|article|section|div|p|h[1-6]|ul|ol|table|span|meta)\b"
)
_XML = re.compile(_BEFORE + r"<svg\b|(?is:\A\s*<\?xml\s)")
_ENTITIES = re.compile(
    r"(?is)\A[^<]*(?>(?:<\?[^>]*>|<!--.*?-->|\s)*)<!doctype\s[^>]*(?:\[|<!entity)"
)
# What is never written but in Markdown: a heading, an address behind words, a fence.
_MARKDOWN = re.compile(r"(?m)^ {0,3}(?:#{1,6} +\S|```|~~~)|[^\]\n]\]\(https?://")


def kind_of(data: bytes) -> Kind | None:
    """The kind of a file that is no text, None for a text. Raises ImportProblem."""
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return _pdf(data[:_PDF_WITHIN])
    if data.startswith(_PROGRAMS):
        raise refused("executable")
    if data.startswith(OLD_WORD):
        raise refused("encrypted" if _ENCRYPTED in data else "old_word")
    if data.startswith(b"PK\x03\x04"):
        return _packed(data[:200])
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise refused("binary", kind=name)
    return None


def _pdf(head: bytes) -> Kind:
    """A PDF. Raises ImportProblem for one before which another file begins."""
    before = head.partition(b"%PDF-")[0].lstrip()
    if before.startswith((b"<", b"PK", *(signature for signature, _name in _SIGNATURES))):
        raise refused("two_kinds")
    return Kind.PDF


def _packed(head: bytes) -> Kind:
    """A Word document, or something else that is packed. Raises ImportProblem for ODT and EPUB."""
    if _OPEN_DOCUMENT in head:
        raise refused("binary", kind=_("an OpenDocument file (.odt)"))
    if _EBOOK in head:
        raise refused("binary", kind=_("an electronic book (EPUB)"))
    return Kind.WORD


def kind_of_text(text: str) -> Kind:
    """Whether a text is a web page's source, Markdown or plain. Raises ImportProblem."""
    head = text[:20_000].removeprefix("\ufeff")
    if _ENTITIES.match(head):
        raise refused("doctype")
    if _PAGE.match(head):
        return Kind.HTML
    if _XML.match(head):
        raise refused("binary", kind=_("an XML file"))
    return Kind.MARKDOWN if _MARKDOWN.search(text) else Kind.PLAIN
