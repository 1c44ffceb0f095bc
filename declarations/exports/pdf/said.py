"""Texts as the pages take them: each with its language, in runs."""

from uccn.lib import text

# A link in a PDF file may have some 8,000 characters; longer ones are refused by typst.
_LONGEST = 2000
# UAX #9: words in their own direction, and addresses and figures from left to right, in any text.
_OWN, _LEFT_TO_RIGHT, _END = "\u2068", "\u2066", "\u2069"


def said(language: str, source: str) -> dict:
    """A text in the grammar of our texts."""
    return {"language": language, "runs": [_run(run) for run in text.parse(source)]}


def _run(run: text.Run) -> dict:
    """A run of a text; typst makes no link of a very long address, so that is words alone."""
    return run._asdict() if len(run.url) <= _LONGEST else plain(run.text)


def sentence(language: str, *pieces: str | dict) -> dict:
    """A sentence of fixed words and runs; nothing in it is read as grammar."""
    return {
        "language": language,
        "runs": [plain(piece) if isinstance(piece, str) else piece for piece in pieces],
    }


def plain(words: str) -> dict:
    """A run of plain words."""
    return {"kind": "text", "text": words}


def isolated(words: str) -> str:
    """Words from elsewhere in a sentence of ours."""
    return f"{_OWN}{words}{_END}"


def link(address: str) -> dict:
    """A run that shows its address and leads there."""
    return {"kind": "link", "text": f"{_LEFT_TO_RIGHT}{address}{_END}", "url": address}


def figures(digits: str) -> dict:
    """A run that reads from left to right in any language."""
    return plain(f"{_LEFT_TO_RIGHT}{digits}{_END}")
