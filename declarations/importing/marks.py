r"""From the marks that texts arrive with (markdown, ``XII^e``, ``<sup>``) to our own grammar.

Whatever is no mark is escaped, so that a reader sees it letter for letter.
"""

import re
import unicodedata

from uccn.lib.text import escape_grammar, to_plain

_MARK = re.compile(
    r"\[(?P<words>[^\[\]\n*^]+)\]\((?P<url>(?:https?://|mailto:)[^\s()<>\"]+)\)"
    r"|<sup>(?P<html>[^\W_]{1,20})</sup>"
    r"|(?<=[^\W_])\^(?P<closed>[^\W_]{1,20})\^"
    r"|(?<=[^\W_])\^(?P<open>[^\W\d_]{1,4})(?!\w)"
    r"|\*\*(?P<strong>[^\s*](?:[^*\n]*[^\s*])?)\*\*"
)
_STRONG = re.compile(r"(?s)(\*\*|__)(?=\S)(.{1,200}?)(?<=\S)\1")
_SLANTED = re.compile(r"^([*_])(?=[^\s*_])([^*_\n]+)(?<=\S)\1$")
_HEADING = re.compile(r"^#{1,6}[ \t]+(?=[^#\s])")
_RULE = re.compile(r"^(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=[= \t]{2,})$")


def to_grammar(text: str) -> str:
    """``XII^e`` → ``XII^e^``, ``**We renew**`` → ``*We renew*``; the rest stays what it is."""
    result, position = "", 0
    for match in _MARK.finditer(text):
        result += escape_grammar(text[position : match.start()]) + _in_grammar(match)
        position = match.end()
    return unicodedata.normalize("NFC", result + escape_grammar(text[position:]))


def _in_grammar(match: re.Match) -> str:
    """One mark in our grammar, which puts nothing inside an emphasis."""
    if strong := match["strong"]:
        inner = to_grammar(strong)
        return f"*{inner}*" if inner == strong else inner
    if words := match["words"]:
        return f"[{words}]({match['url']})"
    return f"^{match['html'] or match['closed'] or match['open']}^"


def plain(text: str) -> str:
    """The text as a reader sees it, from the marks that it arrived with."""
    return to_plain(to_grammar(text))


def without_strong(text: str) -> str:
    """The text without the marks of bold, which may go over several lines."""
    return _STRONG.sub(r"\2", text)


def bare(line: str) -> str:
    """A line without the marks of a heading, of bold and of italics around it."""
    line = without_strong(without_heading(line.strip()))
    return _SLANTED.sub(r"\2", line).strip()


def without_heading(line: str) -> str:
    """A line without the signs that make it a heading in markdown."""
    match = _HEADING.match(line)
    return line[match.end() :].rstrip("#").rstrip() if match else line


def is_heading(line: str) -> bool:
    """Whether markdown would make a heading of the line."""
    return bool(_HEADING.match(line.strip()))


def is_rule(line: str) -> bool:
    """Whether the line only draws a line, above or below a text."""
    return bool(_RULE.match(line.strip()))
