"""How long a translation is: letters, lines, paragraphs and sentences."""

import math
import re

from django.utils.translation import gettext_lazy as _

from translations.checks import plain
from translations.checks.base import Check, Finding, Pair, Severity
from translations.checks.facts import facts

# The natural logarithm of how far a length may be from the expected one: _LEAST for an endless
# text, more for a short one. Over our approved texts the farthest are 0.51 at 150 letters and
# 0.28 at 400 (letters counted as English would need them).
_LEAST, _FOR_SHORT = 0.36, 3.0
# With another number of sentences too, this much less or more is enough: one sentence in six.
_WITH_SENTENCES = 0.2
# Names and labels differ too much to say anything.
_LEAST_SIZE = 20
_SENTENCE_END = re.compile(
    r"(?<![.!?؟…])[.!?؟…]++[\"»”’)\]*^]*+(?=\s++(?![a-zà-ÿа-яё])\S)|[。！？]+(?=[^\s”’」』）》])"
)


class TooLong(Check):
    """The text fits its field."""

    id = "too_long"
    severity = Severity.ERROR

    def find(self, pair: Pair) -> list[Finding]:
        """How many characters are too many, counted in code points as the database does."""
        if pair.max_length is None or len(pair.target) <= pair.max_length:
            return []
        over = len(pair.target) - pair.max_length
        message = _("Too long by %(over)s: at most %(most)s characters fit. Shorten the text.")
        message = message % {"over": over, "most": pair.max_length}
        return [self.finding(message, start=pair.max_length, end=len(pair.target))]


class MoreThanOneLine(Check):
    """What is one line, a title or a theme, is not broken."""

    id = "one_line"
    severity = Severity.ERROR

    def find(self, pair: Pair) -> list[Finding]:
        """The first line end."""
        broken = re.search(r"\s*[\n\r\u2028\u2029]\s*", pair.target) if pair.is_one_line else None
        if not broken:
            return []
        fixed = re.sub(r"\s*[\n\r\u2028\u2029]\s*", " ", pair.target).strip()
        message = _("This text is one line. Delete the line end.")
        where = {"start": broken.start(), "end": broken.end(), "fixed": fixed}
        return [self.finding(message, **where)]


class LinesDiffer(Check):
    """The translation has as many lines as the source."""

    id = "lines"
    compares = True

    def find(self, pair: Pair) -> list[Finding]:
        """One finding when paragraphs or lines differ in number; a single line is another check."""
        if pair.is_one_line:
            return []
        here, there = _lines(pair.target), _lines(pair.source)
        if here == there:
            return []
        message = _(
            "Lines: %(here)s here, %(there)s in the source. Break the text as the source is."
        )
        return [self.finding(message % {"here": here, "there": there})]


class LengthUnusual(Check):
    """The length is what one may expect of the two languages."""

    id = "length"
    compares = True

    def find(self, pair: Pair) -> list[Finding]:
        """One finding for a text that is far too short or far too long for its source."""
        deviation, size = _deviation(pair)
        if size >= _LEAST_SIZE and abs(deviation) > _LEAST + _FOR_SHORT / math.sqrt(size):
            return [self.finding(_message(deviation))]
        return []


class SentencesDiffer(Check):
    """No sentence is lost or added: fewer sentences count only if the text is shorter too."""

    id = "sentences"
    compares = True

    def find(self, pair: Pair) -> list[Finding]:
        """One finding when the number of sentences and the length agree that something is lost."""
        deviation, size = _deviation(pair)
        here, there = (
            _sentences(pair.target, pair.language),
            _sentences(pair.source, pair.source_language),
        )
        is_less = here < there and deviation < -_WITH_SENTENCES
        is_more = here > there and deviation > _WITH_SENTENCES
        if not size or not (is_less or is_more):
            return []
        message = _(
            "Sentences: %(here)s here, %(there)s in the source. Check that none is lost or added."
        )
        return [self.finding(message % {"here": here, "there": there})]


def _deviation(pair: Pair) -> tuple[float, float]:
    """How far the length is from what is usual (logarithm), and the source's size in English."""
    here, there = facts(pair.language).density, facts(pair.source_language).density
    target, source = _letters(pair.target), _letters(pair.source)
    if not (here and there and target and source):
        return 0.0, 0.0
    return math.log(target * there / (source * here)), source / there


def _message(deviation: float):
    """Which way the length is wrong."""
    if deviation < 0:
        return _("Much shorter than usual for this source. Check that nothing is lost.")
    return _("Much longer than usual for this source. Check that nothing was added.")


def _letters(text: str) -> int:
    """The letters of the prose; digits and signs are alike in all languages."""
    return sum(map(str.isalpha, plain.prose(text)))


def _lines(text: str) -> int:
    """The lines that are not empty."""
    return sum(1 for line in text.splitlines() if line.strip())


def _sentences(text: str, language: str) -> int:
    """The sentences of a text, points of abbreviations and initials not counted."""
    text = plain.prose(text)
    for abbreviation in facts(language).abbreviations:
        text = text.replace(f" {abbreviation}", " ")
    text = re.sub(r"\b\w\.(?=\s)", " ", text)
    return len(_SENTENCE_END.findall(text)) + 1
