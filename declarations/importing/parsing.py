"""From a clean text to its parts: masthead, header line, title, paragraphs."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from declarations.importing import editions, limits, marks, own_text, points, timing, vocabulary
from declarations.importing.formats.blocks import LINE_END
from declarations.importing.formats.plain import has_letters
from declarations.importing.limits import MAX_CHARACTERS
from declarations.importing.problems import ImportProblem
from uccn.lib.text import to_plain

MAX_PARAGRAPHS = 500
_TITLE_LENGTH = 120
_TITLE_WITHIN = 300
_ITEM = re.compile(rf"^(?:[-•–*]\s|[(（]?(?:\d{{1,2}}|{points.LETTER})[.)）]\s?(?<=[\s）]))")
_PARTED = re.compile(r"\s[|·•]\s")

# Where a title may begin and end, and which it may be.
_Known = tuple[int, int, list[vocabulary.Title]]


@dataclass
class Parsed:
    """The parts of a text, in the grammar of our texts."""

    title: str
    known: list[vocabulary.Title]
    masthead: str = ""
    header_line: str = ""
    paragraphs: list[str] = field(default_factory=list)

    @property
    def masthead_lines(self) -> list[str]:
        """The lines of the masthead that are not empty."""
        return [line for line in self.masthead.split("\n") if line]


def parse(text: str) -> Parsed:
    """The parts of a clean text. Raises ImportProblem when they are no declaration."""
    found = outline(text)
    check(found)
    return found


def outline(text: str) -> Parsed:
    """The parts of a clean text as far as they are found, without a title where there is none."""
    lines = _lines(own_text.bare(text))
    first, end, known = _title(lines) or (0, 0, [])
    masthead, header = _heading(lines[:first])
    title = " ".join(marks.bare(line) for line in lines[first:end])
    return Parsed(
        title=marks.to_grammar(title),
        known=known,
        masthead=masthead,
        header_line=header,
        paragraphs=_paragraphs(lines[end:]),
    )


def _lines(text: str) -> list[str]:
    """The lines without outer space; those that their author ended keep the sign of it."""
    parts = (part for line in text.split("\n") for part in re.split(f"(?<={LINE_END})", line))
    return [
        part.strip() + LINE_END * part.endswith(LINE_END) if has_letters(part) else ""
        for part in parts
    ]


def blocks(lines: list[str]) -> list[list[str]]:
    """The lines in groups that empty lines part."""
    groups: list[list[str]] = [[]]
    for line in lines:
        if line:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _title(lines: list[str]) -> _Known | None:
    """Where the title begins and ends, and what it may be; None without one."""
    exact, inexact = _known_in(lines, True), _known_in(lines, False)
    prose = _first_prose(lines)
    headings = [found for found in exact + inexact if marks.is_heading(lines[found[0]])]
    first = _of_title(prose, exact, inexact)
    if headings and not (first in exact and first[0] < min(headings)[0]):
        heads = [[found for found in some if found in headings] for some in (exact, inexact)]
        return _of_title(prose, *heads)
    return first


def _of_title(prose: int, exact: list[_Known], inexact: list[_Known]) -> _Known | None:
    """Which of the lines that may be the title is it."""
    if not exact or not inexact:
        return _most_particular(prose, exact) or next(iter(inexact), None)
    found = _most_particular(prose, exact)
    # An exact title below prose is a heading of the text, when another title stands above.
    return min(found, inexact[0], key=lambda f: f[0]) if found[0] > prose else found


def _most_particular(prose: int, found: list[_Known]) -> _Known | None:
    """The first title, or one that says more before the text begins: a header may say less."""
    above = [one for one in found if one[0] <= prose]
    order = [title.slug for title in vocabulary.titles()]
    return min(above or found[:1], key=lambda one: order.index(one[2][0].slug), default=None)


def _first_prose(lines: list[str]) -> int:
    """The first line that is none of a masthead, or how many there are."""
    is_prose = (
        bool(line) and _is_sentence(line) and not editions.find(line)
        for line in lines[:_TITLE_WITHIN]
    )
    return next((number for number, found in enumerate(is_prose) if found), len(lines))


def titles_in(text: str) -> list[vocabulary.Title]:
    """The known titles that a line of our grammar is, or holds."""
    line = [to_plain(text)]
    return _known(line, 0, 1, True) or _known(line, 0, 1, False)


def check(parsed: Parsed) -> None:
    """Raise ImportProblem for no title, no paragraph, too many, or too long a part."""
    if not parsed.known:
        raise _no_title()
    if not parsed.paragraphs:
        raise ImportProblem(
            _("There is no paragraph after the title. Add the text below it."), code="no_paragraphs"
        )
    if len(parsed.paragraphs) > MAX_PARAGRAPHS:
        raise too_many(len(parsed.paragraphs))
    for number, text in enumerate(parsed.paragraphs, 1):
        if len(to_plain(text)) > MAX_CHARACTERS:
            raise ImportProblem(
                _(
                    "Paragraph %(number)s has %(count)s characters; a paragraph may have %(most)s. "
                    "Put an empty line where it should be parted."
                ),
                code="too_long",
                number=number,
                count=len(to_plain(text)),
                most=MAX_CHARACTERS,
            )
    limits.check_heading(parsed.masthead, parsed.header_line, parsed.title)
    limits.check_links(parsed.masthead, parsed.header_line, parsed.paragraphs)


def too_many(count: int) -> ImportProblem:
    """What is said of more paragraphs than a declaration may have."""
    return ImportProblem(
        _("The text has %(count)s paragraphs; a declaration may have %(most)s."),
        code="too_many_paragraphs",
        count=count,
        most=MAX_PARAGRAPHS,
    )


def _no_title() -> ImportProblem:
    """What is said without a title: which ones are known."""
    names = {title.language: title.name for title in reversed(vocabulary.titles())}
    return ImportProblem(
        _(
            "No title was found. Put the title on a line of its own, for example one of these: "
            "%(titles)s."
        ),
        code="no_title",
        titles=", ".join(reversed(names.values())),
    )


def _known_in(lines: list[str], same: bool) -> list[_Known]:
    """The lines that are a known title, or hold one: where each begins and ends."""
    return [
        (first, end, known)
        for first in range(min(len(lines), _TITLE_WITHIN))
        for end in range(first + 1, min(first + 4, len(lines) + 1))
        if (known := _known(lines, first, end, same))
    ]


def _known(lines: list[str], first: int, end: int, same: bool) -> list[vocabulary.Title]:
    """The known titles that these lines are (or hold, when they need not be the same)."""
    span = lines[first:end]
    if not all(span) or sum(map(len, span)) > _TITLE_LENGTH + 20:
        return []
    text = " ".join(marks.bare(line) for line in marks.without_strong("\n".join(span)).split("\n"))
    key = vocabulary.key(text)
    if same:
        return [title for title in vocabulary.titles() if title.key == key]
    if not _stands_alone(lines, first, end) or _is_sentence(text):
        return []
    found = [title for title in vocabulary.titles() if _holds(key, title.key)]
    return [title for title in found if title.slug == found[0].slug or title.key == found[0].key]


def _stands_alone(lines: list[str], first: int, end: int) -> bool:
    """Whether the lines are a block of their own, or a heading."""
    before = lines[first - 1] if first else ""
    after = lines[end] if end < len(lines) else ""
    return (not before and not after) or (end == first + 1 and marks.is_heading(lines[first]))


def _is_sentence(text: str) -> bool:
    """Whether a line ends as prose does, or names a meeting in full: no title does."""
    is_header = bool(editions.find(text) and timing.find(text))
    return len(text) > _TITLE_LENGTH or text[-1:] in ".;:,。；：，،؛" or is_header


def _holds(key: str, name: str) -> bool:
    """Whether the words of a name stand in a line."""
    spaced = not re.search(f"[{vocabulary.UNSPACED}]", name)
    return f" {name} " in f" {key} " if spaced else name in key


def _heading(lines: list[str]) -> tuple[str, str]:
    """The masthead in groups of lines, and the header line, without the marks of markdown."""
    text = marks.without_strong("\n".join(lines)).split("\n")
    bare = [marks.bare(line) for line in text if not marks.is_rule(line)]
    groups, header = blocks(bare), ""
    if groups and _names_meeting(groups[-1]):
        header = joined(groups.pop())
    elif groups and len(groups[-1][-1]) >= 60 and _names_meeting(groups[-1][-1:]):
        header = groups[-1].pop()
    masthead = "\n\n".join("\n".join(map(marks.to_grammar, group)) for group in groups)
    return masthead, marks.to_grammar(header)


def _names_meeting(group: list[str]) -> bool:
    """Whether the lines are one line of prose that names a meeting in full."""
    text = marks.plain(joined(group))
    # What signs part is a row of a masthead.
    is_prose = all(len(line) >= 40 for line in group[:-1]) and not _PARTED.search(text)
    return is_prose and bool(editions.find(text) and timing.find(text))


def _paragraphs(lines: list[str]) -> list[str]:
    """The paragraphs after the title."""
    groups = blocks(["" if marks.is_rule(line) else line for line in lines])
    if groups and len(groups) == 1 and max(map(len, groups[0])) > 120:
        # No empty line at all and lines as long as paragraphs: each is one.
        groups = [[line] for line in groups[0]]
    groups = [part for group in groups for part in points.apart(group)]
    texts = [joined([marks.without_heading(group[0]), *group[1:]]) for group in groups]
    made = [marks.to_grammar(text).strip() for text in points.with_sub_points(texts)]
    return [text for text in made if has_letters(text)]


def in_grammar(text: str) -> str:
    """A piece of a file in our own grammar, with the line ends that its author meant."""
    return marks.to_grammar(joined(_lines(text)))


def joined(lines: list[str]) -> str:
    """The lines of a paragraph as one; the items of a list keep lines of their own."""
    text = lines[0]
    for line in lines[1:]:
        if _ITEM.match(line):
            text += f"\n{line}"
        else:
            close = re.search(f"[{vocabulary.UNSPACED}]", text[-1] + line[0])
            text += line if close else f" {line}"
    return re.sub(rf"(?<!\s)\s*{LINE_END}\s*", "\n", text)
