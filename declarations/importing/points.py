"""Which lines of a text are numbered commitments, and which are the sub-points of one."""

import re
from itertools import pairwise

from declarations.importing import vocabulary
from declarations.importing.formats.blocks import LEADS_ON, LINE_END

# A letter in capitals with a full stop is somebody's initial.
LETTER = r"[^\W\d_A-ZА-Я]|[ivx]{1,4}"
_CHINESE = vocabulary.data()["digits"] + vocabulary.data()["ten"]
_COUNTED = rf"\d{{1,3}}|[IVX]{{1,5}}|[{_CHINESE}]{{1,3}}"
_NUMBERED = re.compile(rf"^[(（]?(?:{_COUNTED})[.)）、．\-–]")
_IN_BRACKETS = re.compile(rf"^[(（](?:{_COUNTED})[)）]")
_NEXT = re.compile(r"^([(（]?)(\d{1,3})([.)）、．]|[-–](?=\s))")
_SUB_POINT = re.compile(rf"^(?:[-•–]\s|[(（](?:{LETTER}|[A-Z])[)）]|(?:{LETTER})[.)]\s)")


def with_sub_points(texts: list[str]) -> list[str]:
    """The paragraphs, those that are sub-points with the commitment that they belong to."""
    found: list[str] = []
    for text in texts:
        if found and _belongs(text, found[-1]):
            found[-1] += f"\n{text}"
        else:
            found.append(text)
    return found


def _belongs(text: str, before: str) -> bool:
    """Whether a text is a sub-point of the paragraph before."""
    if _SUB_POINT.match(text) and _leads_on(before):
        return True
    # Numbers in brackets stand below numbers without.
    is_below = _NUMBERED.match(before) and not _IN_BRACKETS.match(before)
    return bool(is_below and _IN_BRACKETS.match(text))


def _leads_on(text: str) -> bool:
    """Whether sub-points may follow: a numbered commitment, a colon, or sub-points before."""
    last = text.rpartition("\n")[2]
    is_begun = "\n" in text and bool(_SUB_POINT.match(last))
    return is_begun or bool(_NUMBERED.match(text)) or text.endswith(LEADS_ON)


def apart(group: list[str]) -> list[list[str]]:
    """The lines of numbered commitments, each by itself where no empty line parts them."""
    groups, last = [[group[0]]], _NEXT.match(group[0])
    for before, line in pairwise(group):
        # Below a line that its author ended, numbers are those of points.
        found = None if before.endswith(LINE_END) else _NEXT.match(line)
        if last and found and _follows(last, found):
            groups.append([line])
            last = found
        else:
            groups[-1].append(line)
    return groups


def _follows(last: re.Match, found: re.Match) -> bool:
    """Whether a number is the next one, and drawn as the last."""
    return (found[1], found[3], int(found[2])) == (last[1], last[3], int(last[2]) + 1)
