"""The numbers that Word draws before the items of lists, which stand nowhere in its text."""

import re

from lxml import etree

from declarations.importing.formats.numbers import whole, written
from declarations.importing.formats.word_styles import Styles
from uccn.lib.word import W

_NOTHING = {"none", ""}
_LEVELS = 9
# No list says more than "Article %1." before an item; a pattern is drawn once for each.
_LONGEST = 40


def _w(name: str) -> str:
    """A name in Word's namespace."""
    return f"{{{W}}}{name}"


class Numbers:
    """Counts the items of a document's lists, in the order in which it is asked."""

    def __init__(self, part: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists, self._abstract = {}, {}
        # How deep in its list the paragraph stands that was asked for last, 1 for the top.
        self.level = 0
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if part is not None:
            self._lists = {n.get(_w("numId"), ""): n for n in part.iterfind(_w("num"))}
            abstract = part.iterfind(_w("abstractNum"))
            self._abstract = {a.get(_w("abstractNumId"), ""): a for a in abstract}

    def of(self, paragraph: etree._Element) -> str:
        """The number before a paragraph as Word draws it: "1.", "(a)", "•"; '' for none."""
        name, level = self._list_of(paragraph)
        self.level = level + 1
        listed = self._lists.get(name)
        if listed is None:
            return ""
        key = _value(listed.find(_w("abstractNumId")))
        looks = self._looks(listed, key, level)
        if looks is None:
            return ""
        number = self._count(name, key, listed, looks, level)
        style = _value(looks.find(_w("numFmt"))) or "decimal"
        if style == "bullet":
            return "•"
        if style in _NOTHING:
            return ""
        return self._drawn(listed, key, level, number)

    def _list_of(self, paragraph: etree._Element) -> tuple[str, int]:
        """The list that a paragraph is in, by itself or by its style, and its level."""
        own = paragraph.find(f"{_w('pPr')}/{_w('numPr')}")
        styles = self._styles.of_paragraph(paragraph)
        places = [own, *(s.find(f"{_w('pPr')}/{_w('numPr')}") for s in styles)]
        for place in places:
            if place is not None and place.find(_w("numId")) is not None:
                levels = [_value(p.find(_w("ilvl"))) for p in places if p is not None]
                level = next((text for text in levels if text.isdecimal()), "0")
                return _value(place.find(_w("numId"))), min(whole(level, 0), _LEVELS - 1)
        return "", 0

    def _looks(self, listed: etree._Element, key: str, level: int) -> etree._Element | None:
        """How a level of a list is drawn."""
        for place in listed.iterfind(_w("lvlOverride")):
            if place.get(_w("ilvl")) == str(level) and place.find(_w("lvl")) is not None:
                return place.find(_w("lvl"))
        levels = self._abstract[key].iterfind(_w("lvl")) if key in self._abstract else []
        return next((lvl for lvl in levels if lvl.get(_w("ilvl")) == str(level)), None)

    def _count(self, name: str, key: str, listed, looks, level: int) -> int:
        """One more item of a level; the levels below it begin anew."""
        counts = self._counts.setdefault(key, {})
        override = next(
            (
                _value(place.find(_w("startOverride")))
                for place in listed.iterfind(_w("lvlOverride"))
                if place.get(_w("ilvl")) == str(level)
            ),
            "",
        )
        begun = whole(override)
        if begun is not None and (name, level) not in self._begun:
            counts[level] = begun - 1
        self._begun.add((name, level))
        counts[level] = counts.get(level, self._start(looks) - 1) + 1
        for deeper in [place for place in counts if place > level]:
            del counts[deeper]
        return counts[level]

    @staticmethod
    def _start(looks: etree._Element) -> int:
        """The number that a level begins with."""
        return whole(_value(looks.find(_w("start"))), 1)

    def _drawn(self, listed: etree._Element, key: str, level: int, number: int) -> str:
        """The pattern of a level with its numbers: "%1.%2)" → "2.3)"."""
        counts = self._counts[key] | {level: number}
        pattern = _value(self._looks(listed, key, level).find(_w("lvlText")))[:_LONGEST]

        def one(match: re.Match) -> str:
            """The number of one level."""
            place = int(match[1]) - 1
            looks = self._looks(listed, key, place)
            if looks is None:
                return ""
            style = _value(looks.find(_w("numFmt"))) or "decimal"
            return written(counts.get(place, self._start(looks)), style)

        return re.sub(r"%([1-9])", one, pattern).strip()


def _value(mark: etree._Element | None) -> str:
    """What a mark says, '' for none."""
    return "" if mark is None else mark.get(_w("val"), "")
