"""What is there twice, or once too often: spaces, words, signs."""

import re

from django.utils.translation import gettext_lazy as _

from translations.checks import plain
from translations.checks.base import Check, Finding, Pair
from translations.checks.facts import facts

# Every finding carries the mended text whole: thousands of them would fill the memory.
_LONGEST_MENDED = 10_000
_SPACES = re.compile(
    r"(?<=\S)[ \u00a0\u202f]*  [ \u00a0\u202f]*(?=\S)|(?<=\S)(?: [\u00a0\u202f]|[\u00a0\u202f] )"
)
_EDGES = re.compile(r"^[ \t]+|[ \t]+$", re.MULTILINE)
_BEFORE_POINT = re.compile(r"(?<=[\w)\]»”]) +(?=[,.،。，、؛](?:\s|$))")
_WORDS = re.compile(
    r"(?<![\w'’-])([^\W\d_][\w\u064b-\u0652]*)([ \u00a0]+)(\1)(?![\w'’-])", re.IGNORECASE
)
_HAN_WORDS = re.compile(r"([\u3400-\u9fff]{2,8})(\1)")
# Single characters that never stand twice, unlike those of 人人 and 与与会者.
_HAN_LETTERS = re.compile(r"(的)(的)(?!确)|([在及])\3")
_HAN_NUMERALS = re.compile(r"[零〇一二两三四五六七八九十百千万亿]+")
_SIGNS = re.compile(r"([,;:،؛，；：、。！!？?])\1|(?<!\.)\.\.(?!\.)|[,،，、]\.")


def without(pair: Pair, start: int, end: int, instead: str = "") -> str:
    """The target with something else at a place, '' where it is too long to be kept so often."""
    if len(pair.target) > _LONGEST_MENDED:
        return ""
    return pair.target[:start] + instead + pair.target[end:]


class SpacesWrong(Check):
    """One space between words, none at the edges, none before a comma or a full stop."""

    id = "spaces"

    def find(self, pair: Pair) -> list[Finding]:
        """Each wrong space, with the mended text."""
        found = []
        for pattern, message, instead in (
            (_SPACES, _("Two spaces stand here. Keep one."), None),
            (_EDGES, _("A space stands at the edge of the line. Delete it."), ""),
            (_BEFORE_POINT, _("A space stands before the sign. Delete it."), ""),
        ):
            for match in pattern.finditer(pair.target):
                kept = _kept(match[0]) if instead is None else instead
                fixed = without(pair, *match.span(), kept)
                found.append(
                    self.finding(message, start=match.start(), end=match.end(), fixed=fixed)
                )
        return found


def _kept(spaces: str) -> str:
    """The one space that stays: a no-break space if there is one."""
    return next((each for each in spaces if each != " "), " ")


class WordTwice(Check):
    """No word stands twice in a row, nor does a sign."""

    id = "twice"

    def find(self, pair: Pair) -> list[Finding]:
        """Each repetition, with the text without it; what a language may repeat is left out."""
        text, known = plain.prose(pair.target), facts(pair.language)
        found = []
        for match in _WORDS.finditer(text):
            if not self._may_stand(match, text, pair):
                found.append(self._twice(match.end(1), match.end(3), match[1], pair))
        if known.unspaced:
            for match in _HAN_WORDS.finditer(text):
                if not _HAN_NUMERALS.fullmatch(match[1]) and match[0] not in pair.source:
                    found.append(self._twice(match.end(1), match.end(2), match[1], pair))
            for match in _HAN_LETTERS.finditer(text):
                found.append(self._twice(match.start() + 1, match.end(), match[0][0], pair))
        for match in _SIGNS.finditer(text):
            message = _("Two signs stand together. Keep one.")
            found.append(self.finding(message, start=match.start(), end=match.end()))
        return found

    def _twice(self, start: int, end: int, word: str, pair: Pair) -> Finding:
        """One repetition: its second part is what goes."""
        message = _("“%(word)s” stands twice. Delete one.") % {"word": word}
        return self.finding(message, start=start, end=end, fixed=without(pair, start, end))

    @staticmethod
    def _may_stand(match: re.Match, text: str, pair: Pair) -> bool:
        """Whether the repetition is right: "nous nous", or a name that the source has too."""
        known, word = facts(pair.language), match[1].casefold()
        before = text[max(0, match.start() - 100) : match.start()].split()[-1:]
        if word in known.may_double or (before and before[0].endswith(known.may_double_after)):
            return before != [] or word in known.may_double
        is_name = match[1][0].isupper() and match[3][0].isupper()
        return is_name and bool(_WORDS.search(plain.prose(pair.source)))
