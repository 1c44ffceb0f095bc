"""Brackets and quotes come in pairs, and quotes in the language's own form."""

import re

from django.utils.translation import gettext_lazy as _

from translations.checks import plain
from translations.checks.base import Check, Finding, Pair
from translations.checks.facts import facts

_FULL_WIDTH = str.maketrans("（）［］｛｝", "()[]{}")
_BRACKETS = {
    ")": "(",
    "]": "[",
    "}": "{",
    "】": "【",
    "》": "《",
    "〉": "〈",
    "」": "「",
    "』": "『",
}
_ENUMERATED = re.compile(r"(?:^|[\s;,:؛،；：，。])[^\W_]{1,4}\.?$")
# Names and titles may do without brackets: "Bolivia (Plurinational State of)".
_LEAST_TEXT = 60
# Double quotes; single ones are apostrophes too, and are left alone.
_QUOTES = ["«»", "“”", "„“"]


class BracketsUneven(Check):
    """Every bracket has its partner, and brackets of the source are kept."""

    id = "brackets"

    def find(self, pair: Pair) -> list[Finding]:
        """Brackets without a partner; else one finding when all the source's are gone."""
        text = _neutral(pair.target)
        opened: list[tuple[str, int]] = []
        alone = []
        for match in re.finditer(r"[()\[\]{}【】《》〈〉「」『』]", text):
            sign, place = match[0], match.start()
            if sign not in _BRACKETS:
                opened.append((sign, place))
            elif opened and opened[-1][0] == _BRACKETS[sign]:
                opened.pop()
            elif not (sign == ")" and _ENUMERATED.search(text[:place])):
                alone.append(place)
        alone += [place for _sign, place in opened]
        message = _("This bracket has no partner. Add it, or delete this one.")
        found = [self.finding(message, start=at, end=at + 1) for at in sorted(alone)]
        if not found and self._are_gone(pair, text):
            found.append(self.finding(_("The brackets of the source are missing. Add them.")))
        return found

    @staticmethod
    def _are_gone(pair: Pair, text: str) -> bool:
        """Whether the source has pairs of round brackets and the target none."""
        if pair.language == pair.source_language or len(pair.target) < _LEAST_TEXT:
            return False
        pairs = re.findall(r"(?<!\S)\([^()]{2,}\)|（[^（）]{2,}）", plain.prose(pair.source))
        return bool(pairs) and "(" not in text


class QuotesUneven(Check):
    """Every quote is closed, in the form that the language uses."""

    id = "quotes"

    def find(self, pair: Pair) -> list[Finding]:
        """Quotes without a partner, then quotes in the form of another language."""
        text, own = plain.prose(pair.target), facts(pair.language).quotes
        if not own:
            return []
        found = []
        for opening, closing in _forms(text):
            here = [m.start() for m in re.finditer(f"[{opening}{closing}]", text)]
            found += self._alone(text, here, opening)
            if here and opening + closing not in own:
                message = _("Use %(own)s for quotes in this language.") % {"own": own[0]}
                found.append(self.finding(message, start=here[0], end=here[0] + 1))
        straight = [m.start() for m in re.finditer(r'(?<!\d)"', text)]
        if len(straight) % 2:
            message = _("This quote has no partner. Add it, or delete this one.")
            found.append(self.finding(message, start=straight[-1], end=straight[-1] + 1))
        return found

    def _alone(self, text: str, places: list[int], opening: str) -> list[Finding]:
        """The quotes of one form that are not closed or not opened."""
        opened, alone = [], []
        for place in places:
            if text[place] == opening:
                opened.append(place)
            elif opened:
                opened.pop()
            else:
                alone.append(place)
        message = _("This quote has no partner. Add it, or delete this one.")
        return [self.finding(message, start=at, end=at + 1) for at in sorted(alone + opened)]


def _neutral(text: str) -> str:
    """The prose with brackets of one width, those of links left out."""
    linked = re.sub(r"\[(?=[^\[\]\n]*\ufffc)", "\ufffc", plain.prose(text))
    return re.sub(r"\\[\[\]]", "  ", linked).translate(_FULL_WIDTH)


def _forms(text: str) -> list[str]:
    """The forms of double quotes; “ closes what „ opened."""
    return [form for form in _QUOTES if form != ("“”" if "„" in text else "„“")]
