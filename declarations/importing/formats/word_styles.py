"""What a Word document's styles say of a paragraph or a run."""

import re

from lxml import etree

from declarations.importing.formats.numbers import whole
from uccn.lib.word import W

_OFF = {"0", "false", "off", "none"}
_HEADING = re.compile(r"heading\s*([1-9])")
_DEEPEST = 20


def _w(name: str) -> str:
    """A name in Word's namespace."""
    return f"{{{W}}}{name}"


def is_on(mark: etree._Element | None) -> bool:
    """Whether a mark that can be on or off is on."""
    return mark is not None and mark.get(_w("val"), "1").lower() not in _OFF


class Styles:
    """The styles of a document, by their ids."""

    def __init__(self, part: etree._Element | None) -> None:
        rows = [] if part is None else part.iterfind(_w("style"))
        self._by_id = {style.get(_w("styleId"), ""): style for style in rows}

    def chain(self, name: str | None) -> list[etree._Element]:
        """A style, and those that it is based on."""
        found: list[etree._Element] = []
        style = self._by_id.get(name or "")
        while style is not None and style not in found and len(found) < _DEEPEST:
            found.append(style)
            style = self._by_id.get(_value(style.find(_w("basedOn"))))
        return found

    def of_paragraph(self, paragraph: etree._Element) -> list[etree._Element]:
        """The chain of a paragraph's style."""
        return self.chain(_value(paragraph.find(f"{_w('pPr')}/{_w('pStyle')}")))

    def is_strong(self, looks: etree._Element) -> bool:
        """Whether a run is bold or slanted, by itself or by a style for words."""
        for name in ("b", "i", "bCs", "iCs"):
            mark = looks.find(_w(name))
            if mark is not None and is_on(mark):
                return True
            if mark is not None and name in ("b", "i"):
                return False
        styles = self.chain(_value(looks.find(_w("rStyle"))))
        marks = (s.find(f"{_w('rPr')}/{_w(name)}") for s in styles for name in ("b", "i"))
        return any(map(is_on, marks))

    def heading_level(self, paragraph: etree._Element) -> int:
        """The level of a heading, 0 for a paragraph that is none."""
        outline = paragraph.find(f"{_w('pPr')}/{_w('outlineLvl')}")
        level = whole(_value(outline))
        if level is not None:
            return min(level + 1, 9) % 10
        for style in self.of_paragraph(paragraph):
            name = _value(style.find(_w("name"))).lower()
            if name in ("title", "subtitle"):
                return 1
            if found := _HEADING.fullmatch(name):
                return int(found[1])
        return 0


def _value(mark: etree._Element | None) -> str:
    """What a mark says, '' for none."""
    return "" if mark is None else mark.get(_w("val"), "")
