"""Reading a PDF in a process of its own: a hostile file ends that process, and nothing else."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from declarations.importing.formats.refusals import MAX_PAGES, refused
from declarations.importing.formats.spans import Span, marked

_CHILD = Path(__file__).with_name("pdf_child.py")
_SECONDS = 60
_EDGE = 0.14


@dataclass
class Piece:
    """A piece of a line: where it stands, how large it is, and its words with their looks."""

    left: float
    base: float
    right: float
    size: float
    spans: list[Span]

    @property
    def plain(self) -> str:
        """Its words without looks."""
        return "".join(span.text for span in self.spans).strip()

    @property
    def text(self) -> str:
        """Its words with their marks."""
        return marked(self.spans)


@dataclass
class Page:
    """A page: its number, its size, its pieces."""

    number: int
    width: float
    height: float
    pieces: list[Piece]

    def is_near_edge(self, piece: Piece) -> bool:
        """Whether a piece stands where headers, footers and page numbers do."""
        return not self.height * _EDGE < piece.base < self.height * (1 - _EDGE)


def pages_of(data: bytes) -> list[Page]:
    """The pages of a PDF. Raises ImportProblem for what is protected, damaged or too long."""
    try:
        # The one program that is started is ours, with no words of anybody's in its command.
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-I", str(_CHILD), str(MAX_PAGES)],
            input=data,
            capture_output=True,
            timeout=_SECONDS,
            env={},
            check=False,
        )
        found = json.loads(done.stdout) if done.returncode == 0 else {"problem": "damaged"}
    except subprocess.TimeoutExpired:
        raise refused("too_slow") from None
    except ValueError:
        found = {"problem": "damaged"}
    if problem := found.get("problem"):
        raise refused(problem, count=found.get("count", 0), most=MAX_PAGES)
    return [
        Page(number, page["width"], page["height"], [_piece(*one) for one in page["pieces"]])
        for number, page in enumerate(found["pages"], 1)
    ]


def _piece(left: float, base: float, right: float, size: float, runs: list) -> Piece:
    """A piece as the child writes it."""
    return Piece(left, base, right, size, [Span(*run) for run in runs])
