"""What the words of a line tell of a session: its kind, its status, its room."""

import re
from functools import cache

from meetings.programme.importing import vocabulary
from meetings.programme.importing.folding import alike, fold
from meetings.programme.models import Session

_EMPTY = re.compile(r"\(\s*\)|\[\s*\]")
# A room that is named in passing: "in Sala Kolumnowa".
_IN = re.compile(r"(?:(?:in|at|en|à|au|a la|в|في|在)\s+)?(?:(?:the|la|le|el)\s+)?", re.IGNORECASE)


def kind_of(title: str) -> str:
    """The kind that a title tells, '' for none."""
    folded = fold(title)
    return next((kind for kind, found in vocabulary.kinds().items() if found.search(folded)), "")


def is_word_for_hours(text: str) -> bool:
    """Whether a text says no more than "time"."""
    return vocabulary.columns().get(fold(text).strip(" .:")) == "hours"


def kind_named(word: str) -> str | None:
    """The kind that a cell names, '' for an empty one, None for words that tell none."""
    folded = fold(word).strip()
    if not folded or folded in Session.Kind.values:
        return folded
    return kind_of(word) or None


def status_named(word: str) -> str | None:
    """The status that a cell names, '' for an empty one, None for words that tell none."""
    folded = fold(word).strip()
    if not folded or folded in Session.Status.values:
        return folded
    return next((name for name in Session.Status.values if folded in vocabulary.words(name)), None)


def without_status(text: str) -> tuple[str, str]:
    """The text without "to be confirmed" or "cancelled", and the status that these say."""
    for name in ("provisional", "cancelled"):
        for found in _positions(name, text):
            rest = text[: found[0]] + text[found[1] :]
            return _EMPTY.sub("", rest).strip(" -–—:|,;*·"), name
    return text, ""


def _positions(name: str, text: str):
    """Where a text says a status; a cancelled session says so at an end or in brackets."""
    found = _said(name).search(_same_length(text))
    if not found:
        return
    begins, ends = found.span()
    before, after = text[:begins].rstrip(), text[ends:].lstrip()
    is_apart = not before or not after or before[-1] in "([*" or after[0] in ")]*"
    if is_apart or name == "provisional":
        yield begins, ends


def _same_length(text: str) -> str:
    """The text folded letter by letter, so that places in it are those of the text."""
    return "".join(letter[0] if (letter := fold(one)) else " " for one in alike(text))


@cache
def _said(name: str) -> re.Pattern:
    """The words of a status, each whole."""
    return vocabulary.any_of(vocabulary.words(name))


def is_junk(text: str) -> bool:
    """Whether a line is a web page's own: a button, or a rule."""
    folded = fold(text).strip(" .:+>»›|[]()")
    return folded in vocabulary.words("junk") or not any(letter.isalnum() for letter in text)


def after_label(name: str, text: str) -> str | None:
    """What follows a label of the list ("Room: A" → "A"), None without one."""
    head, colon, _rest = alike(text).partition(":")
    if not colon or fold(head).strip() not in vocabulary.words(name):
        return None
    return text[len(head) + 1 :].strip()


def known_room(text: str, rooms: dict[str, str]) -> str:
    """The room that a text names and nothing else, '' for none; ``rooms`` are by folded name."""
    rest = text.strip(" .")
    return rooms.get(fold(rest)) or rooms.get(fold(rest[_IN.match(rest).end() :])) or ""
