"""Texts as the pages take them: each with its language, in runs."""

import re
import unicodedata

from uccn.lib import text

# A link in a PDF file may have some 8,000 characters; longer ones are refused by typst.
_LONGEST = 2000
# Longer than any word of our languages, and shorter than the narrowest column is wide: so many
# letters stay together, and then there may be a line's end.
_LETTERS = 30
# A line may end after a stroke or a dash anyway, so that addresses are copied as they are, and in
# Chinese at any letter, but for those that its own rules hold together.
_UNBROKEN = re.compile(rf"[^\s/\-–—\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef]{{{_LETTERS + 1},}}")
_BREAK, _JOINER = "\u200b", "\u200d"
# UAX #9: words in their own direction, and addresses and figures from left to right, in any text.
_OWN, _LEFT_TO_RIGHT, _END = "\u2068", "\u2066", "\u2069"


def said(language: str, source: str) -> dict:
    """A text in the grammar of our texts."""
    return {"language": language, "runs": [_run(run) for run in text.parse(source)]}


def _run(run: text.Run) -> dict:
    """A run of a text; typst makes no link of a very long address, so that is words alone."""
    if len(run.url) > _LONGEST:
        return plain(run.text)
    return run._asdict() | {"text": breakable(run.text)}


def breakable(words: str) -> str:
    """Words of which none is so long that it would run out of its column or off the page."""
    return _UNBROKEN.sub(_broken, words)


def _broken(found: re.Match) -> str:
    """A very long word with places where a line may end; Arabic letters there stay joined."""
    word, pieces = found[0], []
    while len(word) > _LETTERS:
        at = _LETTERS
        while at < len(word) and unicodedata.combining(word[at]):
            at += 1
        pieces.append(word[:at])
        word = word[at:]
    pieces += [word] if word else []
    joins = unicodedata.bidirectional(found[0][0]) == "AL"
    return (f"{_JOINER}{_BREAK}{_JOINER}" if joins else _BREAK).join(pieces)


def sentence(language: str, *pieces: str | dict) -> dict:
    """A sentence of fixed words and runs; nothing in it is read as grammar."""
    return {
        "language": language,
        "runs": [plain(piece) if isinstance(piece, str) else piece for piece in pieces],
    }


def plain(words: str) -> dict:
    """A run of plain words."""
    return {"kind": "text", "text": breakable(words)}


def isolated(words: str) -> str:
    """Words from elsewhere in a sentence of ours."""
    return f"{_OWN}{words}{_END}"


def link(address: str) -> dict:
    """A run that shows its address and leads there."""
    shown = breakable(address)
    return {"kind": "link", "text": f"{_LEFT_TO_RIGHT}{shown}{_END}", "url": address}


def figures(digits: str) -> dict:
    """A run that reads from left to right in any language."""
    return plain(f"{_LEFT_TO_RIGHT}{digits}{_END}")
