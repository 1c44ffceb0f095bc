"""The review of an import: each button sends the whole state; nothing is written before save."""

import re
from dataclasses import dataclass
from itertools import pairwise

from declarations import import_pages
from declarations.import_forms import ChoicesForm, ReviewForm
from declarations.importing import ImportProblem
from declarations.importing.formats import Source
from declarations.importing.openers import opener_of
from declarations.importing.review import (
    DROPPED,
    PARAGRAPH,
    PARTS,
    Piece,
    Review,
    from_json,
    known,
    propose,
)
from uccn.lib import languages
from uccn.lib.text import to_plain

_ACTION = re.compile(r"([a-z]+)-(\d{1,4})")
_LINE = 80
_MOST_LINES = 14
# Longer than a few lines of a phone.
_LONG = 120


@dataclass
class Row:
    """A piece as the page shows it."""

    place: int
    number: int
    piece: Piece
    opener: str
    # The places of the nearest paragraphs, where it goes when it is moved.
    before: int = 0
    after: int = 0

    @property
    def is_dropped(self) -> bool:
        """Whether a person took it out."""
        return self.piece.state == DROPPED

    @property
    def length(self) -> int:
        """How many characters a reader sees."""
        return len(to_plain(self.piece.text))

    @property
    def is_long(self) -> bool:
        """Whether its box has to be higher where lines are short."""
        return self.length > _LONG

    @property
    def lines(self) -> int:
        """How high its box is."""
        lines = sum(1 + len(line) // _LINE for line in self.piece.text.split("\n"))
        return min(max(lines, 2), _MOST_LINES)


def is_sent(data) -> bool:
    """Whether a form of the review, or a preview that carries one, was sent."""
    return "states" in data or bool(data.get("review"))


def begin(request, admin_site, form: ChoicesForm, source: Source):
    """The review of a file or a text that was just read. Raises ImportProblem."""
    return _page(request, admin_site, ReviewForm(form.data.copy()), propose(source))


def answer(request, admin_site):
    """What a button of the review, or of its preview, asks for."""
    form = ReviewForm(request.POST.copy())
    try:
        review = _review_of(request.POST)
    except ImportProblem as problem:
        return _page(request, admin_site, form, Review(), problem=problem)
    try:
        return _act(request, admin_site, form, review)
    except ImportProblem as problem:
        return _refuse(request, admin_site, form, review, problem)


def _review_of(data) -> Review:
    """The state that was sent: in one hidden field, or piece by piece. Raises ImportProblem."""
    if data.get("review"):
        return from_json(data["review"])
    texts = [_with_lf(text) for text in data.getlist("piece")]
    states = data.get("states", "").ljust(len(texts), PARAGRAPH)
    pieces = [Piece(text, known(state)) for text, state in zip(texts, states, strict=False)]
    parts = (_with_lf(data.get(name, "")) for name in PARTS)
    return Review(*parts, pieces, data.getlist("note"))


def _with_lf(text: str) -> str:
    """The text with the line ends that we store, not those of forms."""
    return text.replace("\r\n", "\n")


def _act(request, admin_site, form: ReviewForm, review: Review):
    """Do what the button says. Raises ImportProblem."""
    asked = _ACTION.fullmatch(request.POST.get("do", ""))
    if asked:
        review.act(asked[1], int(asked[2]))
    review.split()
    is_saving = "save" in request.POST
    if not is_saving and "look" not in request.POST:
        return _page(request, admin_site, form, review)
    parsed = review.parsed()
    form.show(review)
    if not form.is_valid():
        return _page(request, admin_site, form, review)
    report = import_pages.run(form, request, parsed, dry_run=not is_saving)
    if is_saving:
        return import_pages.done(request, admin_site, report)
    return _preview(request, admin_site, form, review, report)


def _preview(request, admin_site, form: ReviewForm, review: Review, report, problem=None):
    """The preview, which carries the whole review."""
    form.carry(review)
    return import_pages.preview(request, admin_site, form, report, problem)


def _refuse(request, admin_site, form: ReviewForm, review: Review, problem: ImportProblem):
    """The review with the problem, or the preview again where only consent is missing."""
    if "save" in request.POST and problem.code in import_pages.CONSENTS:
        report = import_pages.run(form, request, review.parsed(), dry_run=True)
        return _preview(request, admin_site, form, review, report, problem)
    return _page(request, admin_site, form, review, problem=problem)


def _page(request, admin_site, form: ReviewForm, review: Review, problem=None):
    """The review itself."""
    form.show(review)
    if problem is not None:
        import_pages.add_problem(form, problem)
    rows = _rows(review, form.chosen_language)
    return import_pages.show(
        request,
        admin_site,
        "import_review",
        form,
        problem=problem,
        review=review,
        states="".join(piece.state for piece in review.pieces),
        rows=_with_neighbours([row for row in rows if not row.piece.reason]),
        asides=[row for row in rows if row.piece.reason],
        counts=review.counts(),
        language=form.chosen_language,
        direction=languages.direction(form.chosen_language) if form.chosen_language else "auto",
    )


def _rows(review: Review, language: str) -> list[Row]:
    """The pieces with their places, the paragraphs numbered as they will be saved."""
    rows, number = [], 0
    for place, piece in enumerate(review.pieces):
        number += piece.is_paragraph
        opener = opener_of(piece.text, language) if piece.is_paragraph else ""
        rows.append(Row(place, number if piece.is_paragraph else 0, piece, opener))
    return rows


def _with_neighbours(rows: list[Row]) -> list[Row]:
    """The rows, each knowing what stands before and after it."""
    for before, after in pairwise(rows):
        before.after, after.before = after.place, before.place
    if rows:
        rows[-1].after = rows[-1].place
    return rows
