"""What stands on the edges of pages: running headers, page numbers, footnotes."""

import re
from collections import Counter
from collections.abc import Iterable

from declarations.importing import parsing
from declarations.importing.formats.blocks import Aside, Reason
from declarations.importing.formats.pdf_process import Page, Piece
from declarations.importing.formats.spans import Span

_STEP = 6
_PAGE_NUMBER = re.compile(
    r"[-–—\s|]*(?:\w{0,8}\s)?\(?(?:\d{1,3}|[ivxlc]{1,6})\)?(?:\s*(?:/|[^\W\d]{1,3})\s*\d{1,3})?[-–—\s|]*"
)
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡]{1,3})")
_SMALLER = 0.88


def body_size(pages: Iterable[Page]) -> float:
    """The size that most letters have."""
    sizes: Counter = Counter()
    for page in pages:
        for piece in page.pieces:
            sizes[round(piece.size * 2) / 2] += len(piece.plain)
    return sizes.most_common(1)[0][0] if sizes else 10


def without_running(pages: list[Page]) -> list[Aside]:
    """Take running headers, footers and page numbers out of the pages; what is worth reading back.

    What runs along the top stays on the first page, where it may be the masthead.
    """
    seen: dict[tuple, set[int]] = {}
    for page in pages:
        for piece in filter(page.is_near_edge, page.pieces):
            seen.setdefault(_key(page, piece), set()).add(page.number)
    running = {key for key, numbers in seen.items() if _runs(len(numbers), len(pages))}
    asides: dict[str, Aside] = {}
    heads: set[str] = set()
    for page in pages:
        kept = []
        for piece in page.pieces:
            if _key(page, piece) in running:
                if page.number == 1 and _may_head(page, piece):
                    kept.append(piece)
                    heads.add(_key(page, piece)[0])
                else:
                    reason = Reason.HEADER if _is_high(page, piece) else Reason.FOOTER
                    asides.setdefault(_key(page, piece)[0], Aside(reason, piece.text, page.number))
            elif not _is_page_number(page, piece):
                kept.append(piece)
        page.pieces = kept
    return [a for key, a in asides.items() if key not in heads and re.search(r"[^\W\d_]", a.text)]


def _key(page: Page, piece: Piece) -> tuple:
    """What is the same on every page: the words without their numbers, and the height."""
    return re.sub(r"\d+", "#", piece.plain), round(piece.base / _STEP), page.height


def _runs(number: int, pages: int) -> bool:
    """Whether so many pages are at least half of all, and more than one."""
    return number >= 2 and number * 2 >= pages


def _is_high(page: Page, piece: Piece) -> bool:
    """Whether a piece stands in the upper half."""
    return piece.base > page.height / 2


def _may_head(page: Page, piece: Piece) -> bool:
    """Whether a running line may belong to the masthead: above, and not the title itself."""
    is_title = bool(parsing.titles_in(piece.plain))
    return _is_high(page, piece) and not is_title and not _is_page_number(page, piece)


def _is_page_number(page: Page, piece: Piece) -> bool:
    """Whether a piece is a number alone, near an edge."""
    is_number = bool(_PAGE_NUMBER.fullmatch(piece.plain))
    return is_number and page.is_near_edge(piece) and any(map(str.isdigit, piece.plain))


def without_footnotes(page: Page, size: float) -> list[Aside]:
    """Take the footnotes out of a page: small type at its foot, after a number or sign."""
    foot: list[Piece] = []
    for piece in sorted(page.pieces, key=lambda one: (one.base, one.left)):
        if piece.size > _SMALLER * size or piece.base > page.height / 2:
            break
        foot.append(piece)
    foot.sort(key=lambda one: (-round(one.base), one.left))
    while foot and not _NOTE.match(foot[0].plain):
        foot.pop(0)
    if not foot:
        return []
    taken = set(map(id, foot))
    page.pieces = [piece for piece in page.pieces if id(piece) not in taken]
    return [Aside(Reason.FOOTNOTE, text, page.number) for text in _notes(foot)]


def _notes(foot: list[Piece]) -> list[str]:
    """The notes, each begun by its number or sign at the start of a line."""
    notes: list[str] = []
    base = None
    for piece in foot:
        is_new_line = base is None or base - piece.base > 0.6 * piece.size
        if not notes or (is_new_line and _NOTE.match(piece.plain)):
            notes.append(re.sub(r"^(\d{1,3})(?=[^\W\d_])", r"\1 ", piece.plain))
        else:
            notes[-1] += f" {piece.plain}"
        base = piece.base
    return notes


def _without_plain(span: Span, notes: list[Aside]) -> Span:
    """Words without the numbers of notes right behind them, where fonts draw those small."""
    numbers = [found[0] for note in notes if (found := re.match(r"\d{1,3}", note.text))]
    if not numbers or span.raised:
        return span
    text = re.sub(rf"(?<=[^\W\d_])(?:{'|'.join(numbers)})(?!\w)", "", span.text)
    return span._replace(text=text)


def without_references(page: Page, notes: list[Aside]) -> None:
    """Take the numbers and signs that lead to footnotes out of the words of a page."""
    for piece in page.pieces:
        piece.spans = [_without_plain(span, notes) for span in piece.spans]
        piece.spans = [
            Span(" ") if span.raised and _NOTE.fullmatch(span.text.strip(" ,")) else span
            for span in piece.spans
        ]
