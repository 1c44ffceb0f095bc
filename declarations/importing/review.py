"""What a person looks through before an import: proposed parts, pieces to join, part, move, drop.

Nothing is stored here: the whole state goes to the form and comes back from it.
"""

import json
import re
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from declarations.importing import parsing
from declarations.importing.formats.blocks import Reason, Source
from declarations.importing.parsing import Parsed
from declarations.importing.problems import ImportProblem
from declarations.importing.reading import text_of
from uccn.lib.cleaning import clean
from uccn.lib.coverage import validate_printable

PARAGRAPH, DROPPED = "p", "d"
# Django reads at most 1,000 fields of a form; each piece is one.
MAX_PIECES = 900
PARTS = ("masthead", "header_line", "title")
_FIRST = (Reason.HEADER, Reason.LOGO)


@dataclass
class Piece:
    """A paragraph, one that was dropped, or what was set aside and why."""

    text: str
    state: str = PARAGRAPH

    @property
    def is_paragraph(self) -> bool:
        """Whether it will be saved."""
        return self.state == PARAGRAPH

    @property
    def reason(self) -> str:
        """Why it was set aside, '' for a paragraph."""
        return str(Reason(self.state).label) if self.state in Reason.values else ""


@dataclass
class Review:
    """The state of a review: the parts above the text, and the pieces in their order."""

    masthead: str = ""
    header_line: str = ""
    title: str = ""
    pieces: list[Piece] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def parsed(self) -> Parsed:
        """The parts as they may be saved. Raises ImportProblem that names part or paragraph."""
        masthead, header, title = (self._cleaned(name) for name in PARTS)
        paragraphs = [
            _clean(piece.text, _("Paragraph %(number)s") % {"number": number}, place)
            for number, (place, piece) in enumerate(self._paragraphs(), 1)
        ]
        found = Parsed(title, parsing.titles_in(title), masthead, header)
        found.paragraphs = [text for text in paragraphs if text]
        parsing.check(found)
        return found

    def _cleaned(self, name: str) -> str:
        """A part above the text, clean."""
        text = _clean(getattr(self, name), str(_LABELS[name]()), name)
        return text if name == "masthead" else " ".join(text.split("\n"))

    def _paragraphs(self) -> list[tuple[int, Piece]]:
        """The pieces that will be saved and say something, each with its place."""
        return [(n, p) for n, p in enumerate(self.pieces) if p.is_paragraph and p.text.strip()]

    def counts(self) -> dict[str, int]:
        """How many paragraphs, dropped ones, and pieces set aside there are."""
        states = [piece.state for piece in self.pieces]
        kept, dropped = states.count(PARAGRAPH), states.count(DROPPED)
        return {"kept": kept, "dropped": dropped, "aside": len(states) - kept - dropped}

    def split(self) -> None:
        """Part every paragraph at the empty lines that a person put in it."""
        pieces = []
        for piece in self.pieces:
            texts = re.split(r"\n[^\S\n]*\n\s*", piece.text.replace("\r\n", "\n").strip())
            if piece.is_paragraph:
                # The first part is still the piece that a button named.
                piece.text, *more = [text for text in texts if text] or [""]
                pieces += [piece, *map(Piece, more)]
            else:
                pieces.append(piece)
        if len(pieces) > MAX_PIECES:
            raise parsing.too_many(len(pieces))
        self.pieces = pieces

    def act(self, verb: str, place: int) -> int:
        """Do what a button asks with the piece at a place; returns where to look next."""
        if verb in _VERBS and 0 <= place < len(self.pieces):
            return _VERBS[verb](self, place)
        return 0

    def _join(self, place: int) -> int:
        """Put the next paragraph into this one, as the script joins lines."""
        after = self._next(place, 1)
        if after is not None:
            pair = [self.pieces[n].text.strip() for n in (place, after)]
            self.pieces[place].text = parsing.joined([text for text in pair if text] or [""])
            del self.pieces[after]
        return place

    def _next(self, place: int, step: int) -> int | None:
        """The place of the nearest paragraph or dropped one before or after."""
        place += step
        while 0 <= place < len(self.pieces):
            if self.pieces[place].state in (PARAGRAPH, DROPPED):
                return place
            place += step
        return None

    def _move(self, place: int, step: int) -> int:
        """Change places with the nearest before or after."""
        other = self._next(place, step)
        if other is None:
            return place
        pieces = self.pieces
        pieces[place], pieces[other] = pieces[other], pieces[place]
        return other

    def _up(self, place: int) -> int:
        """Move it before the one above."""
        return self._move(place, -1)

    def _down(self, place: int) -> int:
        return self._move(place, 1)

    def _drop(self, place: int) -> int:
        self.pieces[place].state = DROPPED
        return place

    def _restore(self, place: int) -> int:
        self.pieces[place].state = PARAGRAPH
        return place

    def _back(self, place: int) -> int:
        """Make a paragraph of what was set aside: the first, or for notes the last."""
        piece = self.pieces.pop(place)
        is_first = piece.state in _FIRST
        paragraphs = [n for n, p in enumerate(self.pieces) if p.state in (PARAGRAPH, DROPPED)]
        at = 0 if is_first or not paragraphs else paragraphs[-1] + 1
        self.pieces.insert(at, Piece(piece.text))
        return at

    def _to_masthead(self, place: int) -> int:
        """Put what was set aside above the masthead's lines."""
        piece = self.pieces.pop(place)
        self.masthead = "\n\n".join(filter(None, (piece.text, self.masthead)))
        return 0

    def to_json(self) -> str:
        """The whole state in one line, which a hidden field carries."""
        pieces = [[piece.state, piece.text] for piece in self.pieces]
        parts = [getattr(self, name) for name in PARTS]
        return json.dumps([*parts, pieces, self.notes], ensure_ascii=False)


_VERBS = {
    "join": Review._join,
    "up": Review._up,
    "down": Review._down,
    "drop": Review._drop,
    "restore": Review._restore,
    "back": Review._back,
    "masthead": Review._to_masthead,
}
_LABELS = {
    "masthead": lambda: _("Masthead"),
    "header_line": lambda: _("Header line"),
    "title": lambda: _("Title"),
}


def propose(source: Source) -> Review:
    """What is proposed of a file that was read. Raises ImportProblem for too many paragraphs."""
    found = parsing.outline(text_of(source))
    if len(found.paragraphs) > parsing.MAX_PARAGRAPHS:
        raise parsing.too_many(len(found.paragraphs))
    asides = source.asides[: MAX_PIECES - len(found.paragraphs)]
    pieces = [Piece(text) for text in found.paragraphs]
    pieces += [Piece(parsing.in_grammar(aside.text), aside.reason) for aside in asides]
    return Review(found.masthead, found.header_line, found.title, pieces, list(source.notes))


def from_json(text: str) -> Review:
    """The state that a hidden field carried. Raises ImportProblem for anything else."""
    try:
        state = json.loads(text)
        # Half of a character cannot be sent back in a page.
        json.dumps(state, ensure_ascii=False).encode()
        masthead, header, title, pieces, notes = state
        made = [Piece(str(body), known(kind)) for kind, body in pieces]
        return Review(str(masthead), str(header), str(title), made, list(map(str, notes)))
    except (ValueError, TypeError, RecursionError) as error:
        raise ImportProblem(
            _("The review cannot be read any more. Choose the file again."), code="review"
        ) from error


def known(state: str) -> str:
    """A state as a form sent it; a piece in none that there is is a paragraph."""
    return state if state in (PARAGRAPH, DROPPED, *Reason.values) else PARAGRAPH


def _clean(text: str, name: str, field_name: str | int) -> str:
    """A text as it may be stored. Raises ImportProblem that names the part."""
    try:
        text = clean(text).strip()
        validate_printable(text)
    except ValidationError as error:
        place = field_name if isinstance(field_name, str) else f"piece-{field_name}"
        raise ImportProblem(
            "%(name)s: %(problem)s",
            code=error.code,
            field=place,
            name=name,
            problem=error.messages[0],
        ) from error
    return text
