"""A declaration in one language as Akoma Ntoso 3.0 (OASIS LegalDocML)."""

from declarations.exports.akoma_ntoso import body, elements, metadata, profile
from declarations.exports.document import Document
from uccn.lib.later import later

etree = later("lxml.etree")

_PROLOGUE = b'<?xml version="1.0" encoding="UTF-8"?>\n'


def render(document: Document) -> bytes:
    """The document as an XML file; the same document gives the same bytes."""
    root = etree.Element(
        elements.akn("akomaNtoso"), nsmap={None: profile.NAMESPACE, "uccn": profile.OURS}
    )
    text = elements.add(root, profile.ELEMENT, name=profile.name_of(document.kind))
    metadata.describe(elements.add(text, "meta"), document)
    body.preface(text, document)
    body.main_body(text, document)
    elements.indent(root)
    return _PROLOGUE + etree.tostring(root, encoding="UTF-8") + b"\n"
