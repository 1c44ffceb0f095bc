"""The commands of docs/operating.md that are tried: fenced blocks under a comment that says so."""

import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(
    r"^ *<!-- tried(?: in (?P<place>\w+))?(?P<fetches>: fetches)? -->\n"
    r"(?P<fence> *```)\n(?P<words>.*?)\n(?P=fence)$",
    re.M | re.S,
)


@dataclass(frozen=True)
class Block:
    """Commands as they stand on the page."""

    line: int
    words: str
    # Whether it needs the network of the machine; all others have one of their own.
    fetches: bool


def tried(page: Path, place: str | None = None) -> list[Block]:
    """The blocks in the order of the page: those for the machine, or those "in" another place."""
    text = page.read_text(encoding="utf-8")
    return [
        Block(
            line=text.count("\n", 0, found.start("words")) + 1,
            words=textwrap.dedent(found["words"]),
            fetches=bool(found["fetches"]),
        )
        for found in _BLOCK.finditer(text)
        if found["place"] == place
    ]
