"""Punctuation: how a text ends, and the spaces and signs that a language asks for."""

import re

from django.utils.translation import gettext_lazy as _

from translations.checks import plain
from translations.checks.base import Check, Finding, Pair
from translations.checks.facts import facts
from translations.checks.repetition import without

_CLASSES = {
    letter: name
    for name, letters in {
        "stop": ".。．",
        "question": "?؟？",
        "exclamation": "!！",
        "colon": ":：",
        "semicolon": ";；؛",
        "ellipsis": "…",
        "comma": ",，،、",
    }.items()
    for letter in letters
}
_CLOSERS = " \t\n\r\u00a0\u202f\"'»”’›)）]】』」》〉*^\u2066\u2067\u2068\u2069\u200e\u200f"
_NO_BREAK = "\u00a0\u202f"


class EndDiffers(Check):
    """A full stop, a question, a colon at the end of the source is one in the translation."""

    id = "end"
    compares = True

    def find(self, pair: Pair) -> list[Finding]:
        """One finding when the last signs are of different kinds."""
        source = _endings(pair.source, pair.source_language)
        target = _endings(pair.target, pair.language)
        if source & target:
            return []
        end = len(pair.target.rstrip())
        message = _("The text ends otherwise than the source. End it with the same kind of sign.")
        return [self.finding(message, start=max(0, end - 1), end=end)]


def _endings(text: str, language: str) -> set[str]:
    """The kinds of sign with which a text may be said to end; '' is none."""
    text = plain.prose(text).rstrip(_CLOSERS)
    if text.endswith(("...", "。。。")):
        return {"ellipsis"}
    kind = _CLASSES.get(text[-1:], "")
    last = " " + text[-12:].replace("\u00a0", " ").replace("\u202f", " ")
    if kind == "stop" and any(last.endswith(f" {each}") for each in facts(language).abbreviations):
        return {"stop", ""}
    return {kind}


class NoBreakSpaceMissing(Check):
    """A no-break space stands before ; : ! ? » and after « where the language asks for it.

    Lexique des règles typographiques en usage à l'Imprimerie nationale. U+00A0 and U+202F are
    both right; the mended text has U+00A0.
    """

    id = "no_break_space"

    def find(self, pair: Pair) -> list[Finding]:
        """Each sign without its space, with the mended text."""
        known, text = facts(pair.language), plain.prose(pair.target)
        found = []
        if known.no_break_before:
            pattern = rf"([ \t]*)([{re.escape(known.no_break_before)}])"
            for match in re.finditer(pattern, text):
                if _needs_before(text, match):
                    found.append(self._missing(pair, *match.span(1), match[2]))
        if known.no_break_after:
            pattern = rf"([{re.escape(known.no_break_after)}])([ \t]*)(?=[^\s{_NO_BREAK}])"
            for match in re.finditer(pattern, text):
                found.append(self._missing(pair, *match.span(2), match[1], is_before=False))
        return found

    def _missing(self, pair: Pair, start: int, end: int, sign: str, *, is_before=True) -> Finding:
        """One sign, with the space that it lacks."""
        if is_before:
            message = _("Before %(sign)s stands a no-break space. Mend it with one click.")
        else:
            message = _("After %(sign)s stands a no-break space. Mend it with one click.")
        fixed = without(pair, start, end, "\u00a0")
        where = (
            {"start": start, "end": end + 1, "fixed": fixed}
            if is_before
            else {"start": start - 1, "end": end, "fixed": fixed}
        )
        return self.finding(message % {"sign": sign}, **where)


def _needs_before(text: str, match: re.Match) -> bool:
    """Whether the sign is punctuation after a word, not part of an hour, a name or a smiley."""
    before, after = text[: match.start()][-1:], text[match.end() : match.end() + 1]
    if not before or before in _NO_BREAK + "\n([{¿¡" or (before in "!?…." and match[2] in "!?"):
        return False
    if before.isspace():
        return False
    return not (not match[1] and before.isalnum() and after.isalnum())


class OpeningMissing(Check):
    """A question opens with ¿ and an exclamation with ¡ where the language asks for it (RAE)."""

    id = "opening"

    def find(self, pair: Pair) -> list[Finding]:
        """Each closing sign without its opening one, and the other way round."""
        found, text = [], plain.prose(pair.target)
        for closing, opening in facts(pair.language).opened_by.items():
            opened: list[int] = []
            for match in re.finditer(rf"{re.escape(opening)}+|{re.escape(closing)}+", text):
                if match[0][0] == opening:
                    opened.append(match.start())
                elif opened:
                    opened.pop()
                else:
                    message = _("Nothing opens this %(sign)s. Write %(other)s where it begins.")
                    found.append(self._alone(message, match.start(), closing, opening))
            message = _("Nothing closes this %(sign)s. Write %(other)s where it ends.")
            found += [self._alone(message, place, opening, closing) for place in opened]
        return sorted(found, key=lambda finding: finding.start)

    def _alone(self, message, place: int, sign: str, other: str) -> Finding:
        """A sign without its partner."""
        message = message % {"sign": sign, "other": other}
        return self.finding(message, start=place, end=place + 1)
