"""The lines of a page in the order in which they are read, column by column."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import quantiles

from declarations.importing.formats.pdf_process import Page, Piece
from declarations.importing.formats.spans import Span, marked

_FEWEST_LINES = 3
_MIDDLE = (0.3, 0.7)
# How close the places are where a gutter is looked for, and how many there are at most.
_STEP, _MOST_STEPS = 4, 150


@dataclass
class Line:
    """A line as it is read: its words, where it stands, and the edges of its column."""

    text: str
    left: float
    base: float
    right: float
    size: float
    page: int
    column: tuple[float, float]
    # Whether it is the first of a column or page, where the line before stands elsewhere.
    is_first: bool = False

    @property
    def is_short(self) -> bool:
        """Whether it ends well before its column does."""
        start, end = self.column
        return self.right < end - 0.12 * (end - start)

    @property
    def indent(self) -> float:
        """How far it begins from the edge of its column."""
        return self.left - self.column[0]


def lines_of(page: Page) -> list[Line]:
    """Every line of a page in reading order."""
    gutter = _gutter(page)
    found: list[Line] = []
    for column in _columns(page, gutter):
        lines = _lines(column, page.number)
        if lines:
            lines[0].is_first = True
        found += lines
    return found


def _gutter(page: Page) -> float | None:
    """Where the space between two columns runs, None on a page that has one."""
    start, end = (share * page.width for share in _MIDDLE)
    best = None
    step = max(_STEP, int(page.width) // _MOST_STEPS)
    for place in range(int(start), int(end), step):
        left = [piece for piece in page.pieces if piece.right <= place]
        right = [piece for piece in page.pieces if piece.left >= place]
        crossing = len(page.pieces) - len(left) - len(right)
        bases = sorted(piece.base for piece in left)
        beside = [piece for piece in right if _has_neighbour(piece, bases)]
        if min(len(left), len(beside)) < _FEWEST_LINES or len(beside) * 2 < len(right):
            continue
        if best is None or crossing < best[0]:
            best = (crossing, place)
    return best[1] if best and best[0] * 2 < len(page.pieces) else None


def _has_neighbour(piece: Piece, bases: list[float]) -> bool:
    """Whether another piece stands at about the same height, by their heights in order."""
    place = bisect_right(bases, piece.base - piece.size)
    return place < len(bases) and bases[place] < piece.base + piece.size


def _columns(page: Page, gutter: float | None) -> list[list[Piece]]:
    """The pieces in groups that are read one after the other, from above."""
    pieces = sorted(page.pieces, key=lambda piece: (-piece.base, piece.left))
    if gutter is None:
        return [pieces]
    groups: list[list[Piece]] = []
    left: list[Piece] = []
    right: list[Piece] = []
    across: list[Piece] = []
    for piece in pieces:
        if piece.left < gutter < piece.right:
            groups, left, right = [*groups, left, right], [], []
            across.append(piece)
            continue
        groups, across = [*groups, across], []
        (left if piece.right <= gutter else right).append(piece)
    return [group for group in [*groups, across, left, right] if group]


def _lines(pieces: list[Piece], page: int) -> list[Line]:
    """The pieces of a column as lines, those at one height together."""
    rows: list[list[Piece]] = []
    for piece in pieces:
        if rows and abs(rows[-1][0].base - piece.base) < 0.4 * max(piece.size, rows[-1][0].size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    if not rows:
        return []
    rows = [sorted(row, key=lambda piece: piece.left) for row in rows]
    # Most lines begin at the edge; a header or a number may stand further out.
    edge = Counter(round(row[0].left) for row in rows).most_common(1)[0][0]
    column = (edge, max(piece.right for piece in pieces))
    return [_line(row, page, column) for row in rows]


def _line(row: list[Piece], page: int, column: tuple[float, float]) -> Line:
    """One line from its pieces."""
    spans: list[Span] = []
    for piece in row:
        spans += [Span(" "), *piece.spans] if spans else piece.spans
    main = max(row, key=lambda piece: len(piece.plain))
    return Line(
        marked(spans),
        row[0].left,
        main.base,
        row[-1].right,
        main.size,
        page,
        column,
    )


def leading(lines: list[Line]) -> float:
    """The usual distance from one line to the next, in sizes of type."""
    steps = [
        (before.base - after.base) / max(after.size, 1)
        for before, after in pairwise(lines)
        if not after.is_first and before.base > after.base
    ]
    small = [step for step in steps if step < 2.5]
    # Where most paragraphs have one or two lines, more than half of the steps lead to a next one.
    return quantiles(small, n=4, method="inclusive")[0] if len(small) > 1 else 1.2
