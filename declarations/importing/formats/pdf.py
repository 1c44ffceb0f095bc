"""A PDF: its lines put together to paragraphs, without what only belongs to the pages."""

import unicodedata

from django.utils.translation import gettext as _

from declarations.importing.formats import pdf_edges, pdf_paragraphs
from declarations.importing.formats.blocks import Aside, Block, Kind, Source
from declarations.importing.formats.pdf_lines import Line, lines_of
from declarations.importing.formats.pdf_process import Page, Piece, pages_of
from declarations.importing.formats.refusals import refused
from uccn.lib import languages

_FEWEST_LETTERS = 20
_FROM_THE_RIGHT = ("R", "AL")
_MOST_SHOWN = 12


def read(data: bytes, language: str = "") -> Source:
    """The blocks of a PDF. Raises ImportProblem for a scan, and for a language from the right.

    What copies out of such a PDF has its letters and signs in disorder, however it looks.
    """
    if language and languages.direction(language) == "rtl":
        raise refused("right_to_left", language=languages.name_in(language))
    pages = pages_of(data)
    _check_letters(pages)
    turned = _without_turned(pages)
    _settle_looks(pages)
    found = Source(Kind.PDF, pages=len(pages))
    found.asides = _without_edges(pages)
    lines = [line for page in pages for line in lines_of(page)]
    groups = pdf_paragraphs.paragraphs(lines, language)
    words = pdf_paragraphs.joined_words(groups)
    found.blocks = [_block(group) for group in groups if pdf_paragraphs.text_of(group)]
    found.notes = _notes(found.asides, words, turned)
    return found


def _check_letters(pages: list[Page]) -> None:
    """Raise ImportProblem for a PDF without text, or with text from right to left."""
    text = "".join(piece.plain for page in pages for piece in page.pieces)
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) < _FEWEST_LETTERS:
        raise refused("scan")
    from_the_right = [x for x in letters if unicodedata.bidirectional(x) in _FROM_THE_RIGHT]
    if len(from_the_right) * 2 > len(letters):
        raise refused("right_to_left_found")


def _is_turned(piece: Piece) -> bool:
    """Whether most letters of a piece run from right to left."""
    letters = [letter for letter in piece.plain if letter.isalpha()]
    return sum(unicodedata.bidirectional(x) in _FROM_THE_RIGHT for x in letters) * 2 > len(letters)


def _without_turned(pages: list[Page]) -> list[int]:
    """Take out what runs from right to left, as in a letterhead; answers the pages it stood on."""
    numbers = []
    for page in pages:
        turned = [piece for piece in page.pieces if _is_turned(piece)]
        # The numbers and signs between them are of the same lines.
        kept = [
            piece
            for piece in page.pieces
            if piece not in turned
            and (
                any(map(str.isalpha, piece.plain))
                or all(abs(piece.base - one.base) > piece.size for one in turned)
            )
        ]
        if len(kept) < len(page.pieces):
            numbers.append(page.number)
        page.pieces = kept
    return numbers


def _settle_looks(pages: list[Page]) -> None:
    """Where most letters are bold or slanted, none of them is emphasised."""
    spans = [span for page in pages for piece in page.pieces for span in piece.spans]
    strong = sum(len(span.text) for span in spans if span.strong)
    if strong * 2 > sum(len(span.text) for span in spans):
        for page in pages:
            for piece in page.pieces:
                piece.spans = [span._replace(strong=False) for span in piece.spans]


def _without_edges(pages: list[Page]) -> list[Aside]:
    """Take off what belongs to the pages, and answer it."""
    size = pdf_edges.body_size(pages)
    asides = pdf_edges.without_running(pages)
    for page in pages:
        notes = pdf_edges.without_footnotes(page, size)
        if notes:
            pdf_edges.without_references(page, notes)
        asides += notes
    return asides


def _block(group: list[Line]) -> Block:
    """A paragraph as a block."""
    return Block(pdf_paragraphs.text_of(group), page=group[0].page)


def _notes(asides: list[Aside], words: list[str], turned: list[int]) -> list[str]:
    """What people are told: what was left out or set aside, and which words were put together."""
    notes = []
    if turned:
        sentence = _(
            "Lines from right to left were left out, as their letters come out in disorder. Type "
            "those that belong to the text. Pages: %(pages)s."
        )
        notes.append(sentence % {"pages": ", ".join(map(str, turned[:_MOST_SHOWN]))})
    if asides:
        notes.append(_("Headers, footers and footnotes were set aside: see below the paragraphs."))
    if words:
        shown = ", ".join(dict.fromkeys(words[:_MOST_SHOWN]))
        sentence = _("Words put together that were broken at the ends of lines: %(words)s.")
        notes.append(sentence % {"words": shown + ("…" if len(words) > _MOST_SHOWN else "")})
    return notes
