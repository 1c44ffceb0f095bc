"""Reading XML that somebody sent, without following what it points at."""

import re

from lxml import etree

# Only in the prolog: in a text, the same letters are harmless. Zeros were taken out before, so
# that UTF-16 and UTF-32 are seen too. Nothing is read twice, however long it is.
_DOCTYPE = re.compile(rb"(?s)\A(?>(?:<\?.*?\?>|<!--.*?-->|[^<]+)*)<!DOCTYPE(?P<rest>[^>]*)")
_ENCODING_FAULTS = {
    etree.ErrorTypes.ERR_INVALID_ENCODING,
    etree.ErrorTypes.ERR_UNKNOWN_ENCODING,
    etree.ErrorTypes.ERR_UNSUPPORTED_ENCODING,
    etree.ErrorTypes.I18N_CONV_FAILED,
}


class XmlProblem(Exception):
    """XML that is refused: by a code, and the line where reading stopped.

    The code is "doctype", "control_character", "encoding" or "damaged"; whoever reads the file
    says it in a sentence that tells people what to do.
    """

    def __init__(self, code: str, line: int = 1) -> None:
        super().__init__(code)
        self.code, self.line = code, line


def parse(data: bytes, *, may_name_a_dtd: bool = False) -> etree._Element:
    """The root of an XML file. Raises XmlProblem for what is damaged or dangerous.

    ``may_name_a_dtd`` lets a document type pass that only names a file, which is never fetched.
    """
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
    """Raise XmlProblem for a document type before anything is parsed."""
    found = _DOCTYPE.match(data.replace(b"\x00", b""))
    if found and not (may_name_a_dtd and b"[" not in found["rest"]):
        raise XmlProblem("doctype")


def _refuse_dtd_of(root: etree._Element, may_name_a_dtd: bool) -> None:
    """Raise XmlProblem for a document type in an encoding that the scan could not read."""
    tree = root.getroottree()
    dtd = tree.docinfo.internalDTD
    declares = dtd is not None and (list(dtd.iterentities()) or list(dtd.iterelements()))
    if declares or (dtd is not None and not may_name_a_dtd):
        raise XmlProblem("doctype")
    if next(root.iter(etree.Entity), None) is not None:
        raise XmlProblem("doctype")


def _damaged(error: Exception) -> XmlProblem:
    """What is wrong with a file that is no XML, with the line where reading stopped."""
    line, kind = getattr(error, "lineno", None) or 1, getattr(error, "code", None)
    if kind == etree.ErrorTypes.ERR_INVALID_CHAR:
        return XmlProblem("control_character", line)
    if kind in _ENCODING_FAULTS or isinstance(error, LookupError):
        return XmlProblem("encoding", line)
    return XmlProblem("damaged", line)
