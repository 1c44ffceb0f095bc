"""The text inside a cell of a Word document, as it reads once tracked changes are accepted."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy
from lxml import etree

from translations.exchange.escapes import unescaped
from uccn.lib.word import w

_GONE = (w("del"), w("moveFrom"))
# Deleted, moved away, or no text of the paragraph itself.
_SKIPPED = {*_GONE, *map(w, ("pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "rt"))}
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
    mark = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return mark is not None and any(change.tag in _GONE for change in mark)


def raised(cell: etree._Element) -> bool:
    """Whether Word raises or lowers letters in the cell."""
    return cell.find(f".//{w('r')}/{w('rPr')}/{w('vertAlign')}") is not None


# What cannot become text, by the name of its element in any of Word's namespaces.
_FAULTS = {
    "tbl": gettext_lazy("The translation holds a table inside the table. Write it as plain text."),
    "drawing": gettext_lazy("The translation holds a picture. Delete it."),
    "pict": gettext_lazy("The translation holds a picture. Delete it."),
    "object": gettext_lazy("The translation holds an embedded object. Delete it."),
    "sym": gettext_lazy("The translation holds a sign of a symbol font. Write it as a letter."),
    "footnoteReference": gettext_lazy("The translation holds a footnote. Write it into the text."),
    "endnoteReference": gettext_lazy("The translation holds an endnote. Write it into the text."),
    "oMath": gettext_lazy("The translation holds a formula of Word's. Write it as plain text."),
    "numPr": gettext_lazy(
        "Word made a list of the translation, whose numbers or points would be lost. "
        "Undo the list and type them."
    ),
}


def problem_of(cell: etree._Element) -> str:
    """Why the text of a cell cannot be kept, '' when it can."""
    for element in cell.iter(etree.Element):
        fault = _FAULTS.get(etree.QName(element).localname)
        if fault and next(element.iterancestors(*_GONE), None) is None:
            return str(fault)
    return ""
