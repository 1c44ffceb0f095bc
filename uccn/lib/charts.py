"""Plain charts as numbers for a template that writes SVG: bars in rows, columns over years.

Widths and places along a line are per cent, so that a chart fills its room and its words keep
their size; heights are pixels. In a language that runs from right to left, so does the chart.
"""

from collections.abc import Iterable
from typing import NamedTuple

from uccn.lib import languages
from uccn.lib.numbers import formatted

ROW = 40
HEIGHT, HEAD, FOOT = 230, 24, 26
# Of the room of one column, how much its bar takes.
_FILLED = 0.72
# Per cent of the whole line that a number over a column needs on a phone.
_ROOM = 8.5


class Datum(NamedTuple):
    """What a chart shows once: a label, a number or None for unknown, and more for the table.

    ``said`` is the number in words where it is not exact; ``mark`` is a second number beside it.
    """

    label: str
    value: int | None
    css: str = ""
    mark: int | None = None
    said: str = ""
    note: str = ""
    link: str = ""

    @property
    def words(self) -> str:
        """The number as readers see it; '' for unknown."""
        return self.said or ("" if self.value is None else formatted(self.value))

    @property
    def mark_words(self) -> str:
        """The second number as readers see it; '' for none."""
        return "" if self.mark is None else formatted(self.mark)


class Bar(NamedTuple):
    """One bar with its words: places in per cent across, in pixels down."""

    datum: Datum
    x: str
    y: int
    width: str
    height: int
    middle: str
    mark_y: int | None = None
    is_labelled: bool = True


class Chart(NamedTuple):
    """A chart with the height it needs."""

    bars: list[Bar]
    height: int


class Figure(NamedTuple):
    """A chart with its name and its table; ``kind`` is "rows" or "columns".

    ``label``, ``value``, ``mark`` and ``note`` head the table's columns, '' for one that is not
    there. The chart may have room for a part of the data; the table has all.
    """

    key: str
    title: str
    kind: str
    chart: Chart
    data: list[Datum]
    label: str
    value: str
    mark: str = ""
    note: str = ""
    sentence: str = ""


def _per_cent(number: float) -> str:
    """A length across: "62.5%"."""
    return f"{number:.2f}".rstrip("0").rstrip(".") + "%"


def _is_mirrored() -> bool:
    """Whether the active language runs from right to left."""
    return languages.direction(languages.current()) == "rtl"


def rows(data: Iterable[Datum]) -> Chart:
    """A bar a row, each under its words, as long as its number beside the largest."""
    data = list(data)
    largest = max((datum.value or 0 for datum in data), default=0) or 1
    bars = []
    for number, datum in enumerate(data):
        width = 100 * (datum.value or 0) / largest
        left = 100 - width if _is_mirrored() else 0
        y = number * ROW
        bars.append(Bar(datum, _per_cent(left), y, _per_cent(width), 8, _per_cent(50), None))
    return Chart(bars, len(data) * ROW)


def columns(data: Iterable[Datum]) -> Chart:
    """A column a datum, in the order of reading; ``mark`` is a second number, as a line."""
    data = list(data)
    largest = max((max(d.value or 0, d.mark or 0) for d in data), default=0) or 1
    step = 100 / max(len(data), 1)
    labelled = _labelled(data, step)
    bars = []
    for number, datum in enumerate(data):
        left = number * step + step * (1 - _FILLED) / 2
        x = 100 - left - step * _FILLED if _is_mirrored() else left
        height = _height(datum.value or 0, largest)
        middle = _per_cent(x + step * _FILLED / 2)
        mark = None if datum.mark is None else HEIGHT - FOOT - _height(datum.mark, largest)
        y = HEIGHT - FOOT - height
        width = _per_cent(step * _FILLED)
        bars.append(Bar(datum, _per_cent(x), y, width, height, middle, mark, number in labelled))
    return Chart(bars, HEIGHT)


def _height(value: int, largest: int) -> int:
    """How high a column of that number is."""
    return round((HEIGHT - HEAD - FOOT) * value / largest)


def _labelled(data: list[Datum], step: float) -> set[int]:
    """Which columns have room for words: the last, then those with a mark, then any."""
    chosen: list[int] = []
    newest_first = sorted(range(len(data)), reverse=True)
    for number in [*newest_first[:1], *(n for n in newest_first if data[n].mark), *newest_first]:
        if all(abs(number - other) * step >= _ROOM for other in chosen):
            chosen.append(number)
    return set(chosen)
