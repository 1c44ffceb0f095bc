"""What an exchange file holds, whatever its format: a sheet with a row for each text."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from uccn.lib import languages


class FileProblem(Exception):
    """A file that is refused as a whole, with a sentence that says why and what to do."""

    def __init__(self, sentence: str, code: str = "") -> None:
        super().__init__(sentence)
        self.sentence, self.code = sentence, code


@dataclass(frozen=True)
class Row:
    """One text as it is exported. ``target`` is what is worked on: the draft, else what is public.

    ``previous_source`` is the source that an outdated target was made from.
    """

    id: str
    label: str
    source: str
    target: str
    source_hash: str
    target_hash: str
    version: int
    status: str
    notes: tuple[str, ...] = ()
    previous_source: str = ""
    max_length: int | None = None
    is_one_line: bool = False
    validators: tuple[Callable, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """The texts of one object in one language; ``original`` names it, as "meetings.venue/3"."""

    original: str
    title: str
    source_language: str
    language: str
    rows: list[Row]


@dataclass(frozen=True)
class Incoming:
    """One text as it came back. None stands for what the file does not say.

    ``place`` says where it stands in the file, ``problem`` why it cannot be read.
    """

    id: str
    place: str
    source: str | None
    target: str
    source_hash: str | None = None
    target_hash: str | None = None
    version: int | None = None
    problem: str = ""


@dataclass(frozen=True)
class IncomingSheet:
    """A file as it came back; ``warnings`` are sentences about it that refuse nothing."""

    original: str
    source_language: str
    language: str
    rows: list[Incoming]
    warnings: list[str] = field(default_factory=list)


def tag(language: str) -> str:
    """A language code of ours as other tools spell it (BCP 47): "zh-hans" → "zh-Hans"."""
    first, *rest = language.split("-")
    return "-".join([first, *(_cased(part) for part in rest)])


def _cased(part: str) -> str:
    """A script with a capital, a region in capitals."""
    return {4: part.title(), 2: part.upper()}.get(len(part), part)


def code(language: str) -> str:
    """A language as a file spells it, in our way: "fr_FR" → "fr-fr"."""
    return language.strip().replace("_", "-").lower()


def is_same_language(found: str, expected: str) -> bool:
    """Whether a file's language is ours; tools may add a country that we do not tell apart."""
    found, expected = code(found), code(expected)
    if found == expected:
        return True
    with_country = re.fullmatch(f"{re.escape(expected)}-[a-z]{{2}}", found)
    return bool(with_country) and found not in languages.codes()


def number(text: str | None) -> int | None:
    """A version as a file spells it, None when it is none."""
    text = (text or "").strip()
    return int(text) if re.fullmatch("[0-9]{1,9}", text) else None


def digest(text: str | None) -> str | None:
    """A hash as a file spells it ('' for a text that was missing), None when it is none."""
    if text is None:
        return None
    text = text.strip().lower()
    return text if re.fullmatch("[0-9a-f]{64}|", text) else None
