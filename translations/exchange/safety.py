"""Reading XML that somebody sent, without following what it points at; and what XML can hold."""

import re

from django.utils.translation import gettext as _
from lxml import etree

from translations.exchange.limits import check_size
from translations.exchange.rows import FileProblem, Sheet

# Only in the prolog: in a text, the same letters are harmless. Zeros were taken out before, so
# that UTF-16 and UTF-32 are seen too. Nothing is read twice, however long it is.
_DOCTYPE = re.compile(rb"(?s)\A(?>(?:<\?.*?\?>|<!--.*?-->|[^<]+)*)<!DOCTYPE(?P<rest>[^>]*)")
# XML 1.0, production [2] Char.
_UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SIGNATURES = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x89PNG", b"\x1f\x8b")
_ENCODING_FAULTS = {
    etree.ErrorTypes.ERR_INVALID_ENCODING,
    etree.ErrorTypes.ERR_UNKNOWN_ENCODING,
    etree.ErrorTypes.ERR_UNSUPPORTED_ENCODING,
    etree.ErrorTypes.I18N_CONV_FAILED,
}


def parse_xml(data: bytes, *, may_name_a_dtd: bool = False) -> etree._Element:
    """The root of an XML file. Raises FileProblem for what is damaged, too large or dangerous.

    ``may_name_a_dtd`` lets a document type pass that only names a file, which is never fetched.
    """
    check_size(data)
    if data.startswith(_SIGNATURES):
        raise FileProblem(
            _("This is an office document, a picture or a packed file. Choose the file itself."),
            "not_xml",
        )
    _refuse_doctype(data, may_name_a_dtd)
    try:
        root = etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, LookupError, ValueError) as error:
        raise _damaged(error) from error
    _refuse_dtd_of(root, may_name_a_dtd)
    return root


def _parser() -> etree.XMLParser:
    """A new parser that loads nothing, replaces no entities and keeps the limits of libxml2."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
        collect_ids=False,
    )


def _refuse_doctype(data: bytes, may_name_a_dtd: bool) -> None:
    """Raise FileProblem for a document type before anything is parsed."""
    found = _DOCTYPE.match(data.replace(b"\x00", b""))
    if found and not (may_name_a_dtd and b"[" not in found["rest"]):
        raise _dangerous()


def _refuse_dtd_of(root: etree._Element, may_name_a_dtd: bool) -> None:
    """Raise FileProblem for a document type in an encoding that the scan could not read."""
    tree = root.getroottree()
    dtd = tree.docinfo.internalDTD
    declares = dtd is not None and (list(dtd.iterentities()) or list(dtd.iterelements()))
    if declares or (dtd is not None and not may_name_a_dtd):
        raise _dangerous()
    if next(root.iter(etree.Entity), None) is not None:
        raise _dangerous()


def _dangerous() -> FileProblem:
    """What is said of a file with a document type of its own."""
    return FileProblem(
        _(
            "The file declares a document type or entities, which may hide other content. "
            "Export the text again and translate that file."
        ),
        "doctype",
    )


def _damaged(error: Exception) -> FileProblem:
    """What is said of a file that is no XML, with the line where reading stopped."""
    line, kind = getattr(error, "lineno", None) or 1, getattr(error, "code", None)
    if kind == etree.ErrorTypes.ERR_INVALID_CHAR:
        sentence = _("Line %(line)s holds a control character. Delete it and save the file again.")
        return FileProblem(sentence % {"line": line}, "control_character")
    if kind in _ENCODING_FAULTS or isinstance(error, LookupError):
        sentence = _(
            "Line %(line)s is not in the encoding that the file names. "
            "Save the file in UTF-8 and import it again."
        )
        return FileProblem(sentence % {"line": line}, "encoding")
    sentence = _(
        "The file cannot be read from line %(line)s on: it is damaged, incomplete or of another "
        "kind. Save it again in the program it comes from."
    )
    return FileProblem(sentence % {"line": line}, "damaged")


def check_exportable(sheet: Sheet) -> None:
    """Raise FileProblem for a stored text with a character that no exchange file can hold."""
    for row in sheet.rows:
        texts = (row.label, row.source, row.target, row.previous_source, *row.notes)
        if found := _UNSPEAKABLE.search("".join(texts)):
            raise FileProblem(
                _(
                    "“%(label)s” holds the character U+%(code)s, which files cannot hold. "
                    "Delete it there and export again."
                )
                % {"label": row.label or row.id, "code": f"{ord(found[0]):04X}"},
                "unspeakable",
            )
