"""What a text says about its meeting: edition, days, theme, brand, hosts."""

from dataclasses import dataclass
from functools import cached_property

from declarations.importing import editions, timing, vocabulary
from declarations.importing.parsing import Parsed
from uccn.lib.text import to_plain

_BAR = "|"
_MOST_THEME_LINES = 2
# No masthead has more lines before its theme; each is read with all those above it.
_THEME_WITHIN = 50


@dataclass
class Facts:
    """What was found; empty where the text says nothing. ``text`` is where it was looked for."""

    text: str
    editions: list[int]
    days: list[timing.Days]
    theme: str = ""
    brand: str = ""
    hosts: str = ""

    @property
    def edition(self) -> int | None:
        """The edition that the text names first."""
        return self.editions[0] if self.editions else None

    @cached_property
    def key(self) -> str:
        """The text without case, accents and signs, for comparisons."""
        return vocabulary.key(self.text)


def read(parsed: Parsed) -> Facts:
    """The facts in masthead and header line; without them, those in the opening paragraph."""
    lines = [to_plain(line) for line in parsed.masthead_lines]
    heading = "\n".join([*lines, to_plain(parsed.header_line)]).strip()
    opening = to_plain(parsed.paragraphs[0])
    brand, hosts = _brand_and_hosts(lines)
    return Facts(
        text=heading or opening,
        editions=editions.find(heading) or editions.find(opening, near=True),
        days=timing.find(heading) or timing.find(opening),
        theme=_theme(lines),
        brand=brand,
        hosts=hosts,
    )


def _brand_and_hosts(lines: list[str]) -> tuple[str, str]:
    """What stands on the two sides of a bar: "KRAKOWICE | Cracovie—Katowice"."""
    for line in lines:
        if _BAR in line:
            brand, _bar, hosts = line.partition(_BAR)
            return brand.strip(), hosts.strip()
    return "", ""


def _theme(lines: list[str]) -> str:
    """The lines after the one that ends the edition, up to another fact."""
    lines = lines[:_THEME_WITHIN]
    for last in range(len(lines)):
        if editions.find("\n".join(lines[: last + 1])):
            break
    else:
        return ""
    theme = []
    for line in lines[last + 1 : last + 1 + _MOST_THEME_LINES]:
        if _BAR in line or timing.find(line) or _names_network(line):
            break
        theme.append(line)
    return " ".join(theme)


def _names_network(line: str) -> bool:
    """Whether a line of the masthead is the network's name rather than a theme."""
    key = vocabulary.key(line)
    return any(vocabulary.key(word) in key for word in vocabulary.data()["networks"])
