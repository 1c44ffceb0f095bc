"""People as a programme names them: "Name, office, city", moderators under their label."""

import re

from meetings.programme.importing import vocabulary
from meetings.programme.importing.folding import alike, fold
from meetings.programme.importing.parsed import Person

_MOST_WORDS, _LONGEST = 7, 90
_PARTS = re.compile(r"\s*,\s+|\s+-+\s+|\s*[،，、:：]\s*|\s*[(（]|\s*\|\s*")
_BETWEEN = re.compile(r"\s*[;；؛]\s*")


def people_of(text: str, *, are_moderators: bool = False) -> list[Person]:
    """The people of a line, parted by semicolons; none for a line that names nobody."""
    found, rest = labelled(text)
    role = are_moderators or found == "moderator"
    named = [_person(part, role) for part in _BETWEEN.split(rest) if part.strip()]
    return [person for person in named if person] if all(named) else []


def labelled(text: str) -> tuple[str, str]:
    """The label that a line begins with, "moderator" or "speaker" or '', and what follows it."""
    for name in ("moderator", "speaker"):
        if found := _label(name, text):
            return name, text[found:].strip()
    return "", text


def is_label(text: str) -> bool:
    """Whether a text is one of the words for people, and names nobody."""
    folded = fold(text).strip(" .:")
    return any(folded in vocabulary.words(name) for name in ("moderator", "speaker"))


def _label(name: str, text: str) -> int:
    """How long the label is that a line begins with, 0 without one."""
    head, colon, _rest = alike(text).partition(":")
    if not colon or len(head) > 40:
        return 0
    folded = re.sub(r"\s*\((?:s|e|es|in|a|as)\)", "", fold(head)).strip()
    return len(head) + 1 if folded in vocabulary.words(name) else 0


def _person(text: str, is_moderator: bool) -> Person | None:
    """Somebody with an office, None where the words are those of a sentence."""
    parts = _PARTS.split(alike_only_dashes(text).strip(), maxsplit=1)
    name = parts[0].strip(" .*")
    office = parts[1].strip() if len(parts) > 1 else ""
    if office.endswith((")", "）")) and office.count("(") < office.count(")") + office.count("）"):
        office = office[:-1].strip()
    is_name = bool(name) and len(name) <= _LONGEST and len(name.split()) <= _MOST_WORDS
    has_letter = any(letter.isalpha() for letter in name)
    has_digit = any(letter.isdigit() for letter in name)
    if not is_name or not has_letter or has_digit or text.rstrip().endswith(("!", "?", "。")):
        return None
    return Person(name[:200], office[:300], is_moderator)


def alike_only_dashes(text: str) -> str:
    """The text with one kind of dash between spaces, its other letters as they are."""
    return re.sub(r"(?<=\s)[\u2010-\u2015\u2212](?=\s)", "-", text)


def written(people: list[Person], moderator: str) -> str:
    """The people as lines of a box, which ``read`` reads again."""
    lines = (
        (f"{moderator}: " if person.is_moderator else "")
        + ", ".join(part for part in (person.name, person.office) if part)
        for person in people
    )
    return "\n".join(lines)


def read(text: str) -> tuple[list[Person], list[str]]:
    """The people of a box, one a line, and the lines in which nobody is named."""
    people, wrong = [], []
    for line in filter(None, map(str.strip, text.splitlines())):
        found = people_of(line)
        people += found
        if not found:
            wrong.append(line)
    return people, wrong
