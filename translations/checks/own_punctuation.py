"""Punctuation of another script among the letters of one that has its own."""

import re
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from translations.checks import plain
from translations.checks.base import Check, Finding, Pair
from translations.checks.facts import facts
from translations.checks.repetition import without
from uccn.lib import languages

# Letters of the script and its full-width signs (Unicode block names).
SCRIPTS = {
    "Arabic": "\u0600-\u065f\u066e-\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
    "Han": "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff。，、；：？！（）《》〈〉「」『』“”",
}
_SKIPPED = " \u00a0\u202f\"'»«”“’()[]*^\u2066\u2067\u2068\u2069\u200e\u200f"
_ENUMERATOR = re.compile(r"(?:^|[\s。；：，])\(?[A-Za-z\d]{1,4}\)$", re.MULTILINE)


@lru_cache(maxsize=16)
def _letter(script: str) -> re.Pattern:
    """One letter of a script, or a sign of its own."""
    return re.compile(f"[{SCRIPTS.get(script, '')}]")


@lru_cache(maxsize=64)
def _others(language: str) -> dict[str, str]:
    """The signs that only other languages of ours write, with what stands for them here."""
    own = facts(language).own_punctuation
    return {
        sign: own.get(latin, latin)
        for code in languages.codes()
        for latin, sign in facts(code).own_punctuation.items()
        if sign not in own.values()
    }


class ForeignPunctuation(Check):
    """Arabic has ، ؛ ؟ and Chinese full-width signs beside their letters; no other has them."""

    id = "own_punctuation"

    def find(self, pair: Pair) -> list[Finding]:
        """Each sign of another script, with the mended text."""
        known, text = facts(pair.language), plain.prose(pair.target)
        others = _others(pair.language)
        signs = others | known.own_punctuation
        found = []
        for match in re.finditer(f"[{re.escape(''.join(signs))}]", text) if signs else ():
            if match[0] in others or _is_foreign(text, match.start(), _letter(known.script)):
                own = signs[match[0]]
                message = _("Write %(own)s instead of %(sign)s in this language.")
                message = message % {"own": own, "sign": match[0]}
                fixed = _mended(pair, match.start(), own, spaced=not known.unspaced)
                where = {"start": match.start(), "end": match.end(), "fixed": fixed}
                found.append(self.finding(message, **where))
        return found


def _mended(pair: Pair, place: int, own: str, *, spaced: bool) -> str:
    """The target with the language's own sign; a full-width one needs no space after it."""
    end = place + 1
    if not spaced and pair.target[end : end + 1] == " ":
        end += 1
    return without(pair, place, end, own)


def _is_foreign(text: str, place: int, letter: re.Pattern) -> bool:
    """Whether the sign stands beside a letter of the script, and is no part of a number."""
    sign, before, after = text[place], text[:place], text[place + 1 :]
    if before[-1:].isdigit() and after[:1].isdigit():
        return False
    if sign in "()" and _is_enumerator(before, sign, after):
        return False
    near = before.rstrip(_SKIPPED + "0123456789")[-1:] if sign != "." else before[-1:]
    following = after.lstrip(_SKIPPED)[:1]
    if sign == ".":
        return bool(letter.match(near)) and not (after[:1].isalnum() and after[:1].isascii())
    if letter.match(following):
        return True
    touches = before.rstrip(_SKIPPED)[-1:]
    if touches.isdigit():
        return bool(letter.match(near)) and not after[:1].isalnum()
    return bool(letter.match(touches))


def _is_enumerator(before: str, sign: str, after: str) -> bool:
    """Whether the bracket belongs to a mark such as (a) or 1)."""
    if sign == ")":
        return bool(_ENUMERATOR.search(before[-6:] + ")"))
    is_at_start = before == "" or before[-1] in "\n。；：， "
    return is_at_start and bool(re.match(r"[A-Za-z\d]{1,4}\)", after))


class SpaceBetweenLetters(Check):
    """No space stands between letters where the language writes none (GB/T 15834)."""

    id = "unspaced"

    def find(self, pair: Pair) -> list[Finding]:
        """Each such space, with the mended text."""
        known = facts(pair.language)
        if not known.unspaced:
            return []
        letter = SCRIPTS.get(known.script, "")
        message = _("No space stands between Chinese characters. Delete it.")
        return [
            self.finding(
                message,
                start=match.start(),
                end=match.end(),
                fixed=without(pair, *match.span()),
            )
            for match in re.finditer(rf"(?<=[{letter}])[ \u00a0]+(?=[{letter}])", pair.target)
        ]
