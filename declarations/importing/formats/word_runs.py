"""The words of a Word paragraph with their looks: emphasis, raised letters, links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from declarations.importing.formats.blocks import LINE_END
from declarations.importing.formats.spans import Span
from declarations.importing.formats.word_styles import Styles, is_on
from uccn.lib.word import W

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_FIELD_LINK = re.compile(r"\s*HYPERLINK\s+\"([^\"]+)\"")
# Private letters of Word's symbol fonts that stand before the items of lists.
_BULLETS = {"F0B7", "F0A7", "F0D8", "F076", "F0FC", "00B7"}


def w(name: str) -> str:
    """A name in Word's namespace."""
    return f"{{{W}}}{name}"


_GONE = (w("del"), w("moveFrom"))
# Deleted, moved away, or no text of the paragraph itself.
_SKIPPED = {
    *_GONE,
    _FALLBACK,
    *map(w, ("pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "txbxContent", "p", "delText")),
}
_SIGNS = {
    w("tab"): " ",
    w("br"): LINE_END,
    w("cr"): LINE_END,
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
    w("ptab"): " ",
}


@dataclass
class Runs:
    """Reads the words of paragraphs, with the document's links and styles."""

    links: dict[str, str]
    styles: Styles

    def spans(self, paragraph: etree._Element) -> Iterator[Span]:
        """The words of a paragraph in order, each with its looks."""
        field = _Field()
        for run, url in self._runs(paragraph, ""):
            looks = self._looks(run)
            if looks is None:
                continue
            for text in _texts(run, field):
                if not field.is_in_code:
                    yield Span(text, *looks, url or field.url)

    def _runs(self, element: etree._Element, url: str) -> Iterator[tuple[etree._Element, str]]:
        """The runs below an element, each with the address of the link that it stands in."""
        for child in element:
            if child.tag == w("r"):
                yield child, url
            elif child.tag == w("hyperlink"):
                yield from self._runs(child, self.links.get(child.get(_RELATION, ""), ""))
            elif child.tag == w("fldSimple"):
                found = _FIELD_LINK.match(child.get(w("instr"), ""))
                yield from self._runs(child, found[1] if found else url)
            elif child.tag not in _SKIPPED:
                yield from self._runs(child, url)

    def _looks(self, run: etree._Element) -> tuple[bool, bool] | None:
        """Whether a run is emphasised and raised; None for what is hidden."""
        looks = run.find(w("rPr"))
        if looks is None:
            return False, False
        if is_on(looks.find(w("vanish"))):
            return None
        position = looks.find(w("vertAlign"))
        raised = position is not None and position.get(w("val")) == "superscript"
        return self.styles.is_strong(looks), raised


class _Field:
    """Where in a field of Word's the reading is: in its code, or in its result."""

    def __init__(self) -> None:
        self._codes: list[str] = []
        self._in_result: list[bool] = []

    @property
    def is_in_code(self) -> bool:
        """Whether what is read now is what Word computes, not what it shows."""
        return bool(self._in_result) and not self._in_result[-1]

    @property
    def url(self) -> str:
        """The address that the innermost field leads to."""
        found = _FIELD_LINK.match(self._codes[-1]) if self._codes else None
        return found[1] if found else ""

    def turn(self, kind: str) -> None:
        """A field begins, comes to its result, or ends."""
        if kind == "begin":
            self._codes.append("")
            self._in_result.append(False)
        elif kind == "separate" and self._in_result:
            self._in_result[-1] = True
        elif kind == "end" and self._in_result:
            self._codes.pop()
            self._in_result.pop()

    def add_code(self, text: str) -> None:
        """More of the code of the innermost field."""
        if self._codes:
            self._codes[-1] += text


def _texts(run: etree._Element, field: _Field) -> Iterator[str]:
    """What a run says, piece by piece."""
    for child in run:
        if child.tag == w("t"):
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == w("sym"):
            yield "•" if child.get(w("char"), "").upper() in _BULLETS else ""
        elif child.tag == w("fldChar"):
            field.turn(child.get(w("fldCharType"), ""))
        elif child.tag == w("instrText"):
            field.add_code(child.text or "")
        elif child.tag == w("ruby"):
            for inner in child.iterfind(f"{w('rubyBase')}/{w('r')}"):
                yield from _texts(inner, field)


def is_end_deleted(paragraph: etree._Element) -> bool:
    """Whether a tracked change joins the paragraph to the next."""
    mark = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return mark is not None and any(change.tag in _GONE for change in mark)
