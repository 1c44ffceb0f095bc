"""Lines put together to paragraphs, and words that were broken at the ends of lines."""

import re
from itertools import pairwise

from declarations.importing.formats.pdf_lines import Line, leading
from declarations.importing.openers import opener_of

# How much wider than usual a space is that parts paragraphs: any, and one after a sign of pause.
_WIDE, _WIDER = 1.3, 1.12
_PAUSES = (",", "，")
_ENDED = re.compile(r"[.;:!?。；：！？…»”)\]*]$")
_NUMBERED = re.compile(
    r"(?:\*\*)?(?:[(（]?\d{1,2}[.)）、]|[(（]\w{1,4}[)）]|[a-zа-я][.)]|[IVX]{1,5}[.)]"
    r"|[一二三四五六七八九十]{1,3}、|[-•–▪●◦])(?:\s|(?<=[）、]))"
)
_BROKEN = re.compile(r"([^\W\d_]+)([-\u00ad\u2010])(\**)$")
_SMALL_LETTER = re.compile(r"\**[a-zà-öø-ÿа-яё]")


def paragraphs(lines: list[Line], language: str) -> list[list[Line]]:
    """The lines in groups, each a paragraph."""
    usual, found = leading(lines), []
    # Where space or indents part the paragraphs, a sentence may open as they do and be none.
    known = "" if _are_parted(lines, usual) else language
    for line in lines:
        if found and not (
            _begins(found[-1][-1], line, usual, known)
            or _begins_after_pause(found[-1][-1], line, usual, language)
        ):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _are_parted(lines: list[Line], usual: float) -> bool:
    """Whether a space or an indent tells where most paragraphs begin."""
    ended = [p for p in pairwise(lines) if _ENDED.search(p[0].text) and not p[1].is_first]
    parted = sum(
        _gap(before, line) > _WIDE * usual or _is_indented(before, line) for before, line in ended
    )
    return parted * 2 > sum(before.is_short for before, _line in ended)


def _gap(before: Line, line: Line) -> float:
    """How far below the line before a line stands, in sizes of type."""
    return (before.base - line.base) / max(line.size, 1)


def _is_indented(before: Line, line: Line) -> bool:
    """Whether a line begins further in than the one before."""
    return line.indent > 0.8 * line.size and before.indent < 0.4 * before.size


def _begins(before: Line, line: Line, usual: float, language: str) -> bool:
    """Whether a line begins a paragraph."""
    if abs(before.size - line.size) > 0.12 * before.size:
        return True
    has_ended = bool(_ENDED.search(before.text))
    starts = bool(opener_of(line.text, language))
    if line.is_first:
        return has_ended and (before.is_short or bool(_NUMBERED.match(line.text)))
    if _gap(before, line) > _WIDE * usual:
        return True
    if _NUMBERED.match(line.text) and (has_ended or before.text.endswith(",")):
        return True
    return has_ended and (starts or before.is_short or _is_indented(before, line))


def _begins_after_pause(before: Line, line: Line, usual: float, language: str) -> bool:
    """Whether a paragraph begins after a comma, as those of preambles do, or a narrow space."""
    pauses = before.text.rstrip("*").endswith(_PAUSES)
    words = line.text.strip("*")
    # In a narrow column, a short line may go on in small letters.
    opens = not words[:1].islower() and bool(opener_of(words, language))
    if line.is_first:
        return pauses and (opens or bool(_NUMBERED.match(line.text)))
    if not (pauses or _ENDED.search(before.text)):
        return False
    if _gap(before, line) > _WIDER * usual or (pauses and _is_indented(before, line)):
        return True
    return pauses and before.is_short and opens


def joined_words(groups: list[list[Line]]) -> list[str]:
    """Undo the hyphens at the ends of lines where they only break a word; answers those words."""
    text = " ".join(line.text for group in groups for line in group)
    undone = []
    for group in groups:
        for before, after in pairwise(group):
            if word := _undo(before, after, text):
                undone.append(word)
    return undone


def _undo(before: Line, after: Line, text: str) -> str:
    """Join a word that two lines share; the word, '' where nothing was undone."""
    broken = _BROKEN.search(before.text)
    if not broken:
        return ""
    head, _space, rest = after.text.partition(" ")
    first = re.match(r"[^\W\d_]*", head)[0]
    is_soft = broken[2] == "\u00ad"
    is_likely = bool(_SMALL_LETTER.match(after.text)) and f"{broken[1]}-{first}" not in text
    if is_soft or is_likely:
        before.text = before.text[: broken.start(2)] + broken[3] + head
        word = broken[1] + first
    else:
        # A hyphen of the word itself: no space may come after it.
        before.text += head
        word = ""
    after.text = rest.strip()
    return word


def text_of(group: list[Line]) -> str:
    """A paragraph's lines, as they stand on the page."""
    text = "\n".join(line.text for line in group if line.text)
    # An emphasis that goes on in the next line is one.
    return text.replace("**\n**", "\n")
