"""The text inside a cell of a Word document, as it reads once tracked changes are accepted."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from lxml import etree

from translations.exchange.escapes import unescaped
from translations.exchange.word_table import w

# Deleted, moved away, or no text at all.
_SKIPPED = {w(name) for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "instrText")}
_SIGNS = {
    w("tab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
_TEXT, _PARAGRAPH = w("t"), w("p")


def text_of(paragraphs: Iterable[etree._Element]) -> str:
    """The text of paragraphs, one a line; a paragraph whose end was deleted joins the next."""
    text = ""
    for paragraph in paragraphs:
        text += "".join(_pieces(paragraph)) + ("" if _is_end_deleted(paragraph) else "\n")
    return unescaped(text.removesuffix("\n"))


def _pieces(element: etree._Element) -> Iterator[str]:
    """What an element says, in its order."""
    for child in element:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _SKIPPED and child.tag != _PARAGRAPH:
            yield from _pieces(child)


def _is_end_deleted(paragraph: etree._Element) -> bool:
    """Whether a tracked change joins the paragraph to the next."""
    return paragraph.find(f"{w('pPr')}/{w('rPr')}/{w('del')}") is not None


def raised(cell: etree._Element) -> bool:
    """Whether Word raises or lowers letters in the cell."""
    return cell.find(f".//{w('r')}/{w('rPr')}/{w('vertAlign')}") is not None


def problem_of(cell: etree._Element) -> str:
    """Why the text of a cell cannot be kept, '' when it can."""
    faults = {
        "tbl": _("The translation holds a table inside the table. Write it as plain text."),
        "drawing": _("The translation holds a picture. Delete it."),
        "pict": _("The translation holds a picture. Delete it."),
        "object": _("The translation holds an embedded object. Delete it."),
        "sym": _("The translation holds a sign of a symbol font. Write it as a letter."),
        "footnoteReference": _("The translation holds a footnote. Write it into the text."),
        "endnoteReference": _("The translation holds an endnote. Write it into the text."),
    }
    for element in cell.iter():
        name = etree.QName(element).localname
        is_gone = next(element.iterancestors(w("del"), w("moveFrom")), None) is not None
        if name in faults and not is_gone:
            return faults[name]
    if next(cell.iter("{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"), None):
        return _("The translation holds a formula of Word's. Write it as plain text.")
    return ""
