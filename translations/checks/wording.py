"""Words: text left in the source's language, other translations of it, and names of cities."""

import re
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from translations.checks import plain
from translations.checks.base import Check, Finding, Pair
from translations.checks.facts import Facts, facts

# A run of so many words of the source is no name any more.
_RUN = 5
# A name so short, without capitals to tell it, is too often a word: كان is Cannes, and "was".
_SHORT = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class Untranslated(Check):
    """The text is not left in the source's language, whole or in part."""

    id = "untranslated"
    compares = True

    def find(self, pair: Pair) -> list[Finding]:
        """One finding for the whole, else one for the first run of the source's words."""
        source, target = plain.prose(pair.source), plain.prose(pair.target)
        if " ".join(source.split()) == " ".join(target.split()):
            if not _needs_translating(pair):
                return []
            message = _("The text is that of the source. Translate it.")
            return [self.finding(message, start=0, end=len(pair.target))]
        run = _shared_run(source, target, pair)
        if not run:
            return []
        message = _("These words are those of the source. Translate them.")
        return [self.finding(message, start=run[0], end=run[1])]


def _needs_translating(pair: Pair) -> bool:
    """Whether there is more than names, signs and numbers."""
    words = _WORD.findall(plain.prose(pair.source))
    kept = {word for name, official in pair.names for word in _WORD.findall(f"{name} {official}")}
    words = [word for word in words if word not in kept and not word.isupper()]
    if facts(pair.language).script != facts(pair.source_language).script:
        return any(len(word) > 1 or not word.isascii() for word in words)
    plain_words = [word for word in words if word.islower() and len(word) > 3]
    return len(words) > 1 and bool(plain_words)


def _shared_run(source: str, target: str, pair: Pair) -> tuple[int, int] | None:
    """Where words of the source stand one after another in the target, names left out."""
    theirs = [match[0].casefold() for match in _WORD.finditer(source)]
    length = _RUN if facts(pair.source_language).script != "Han" else 1
    runs = {tuple(theirs[at : at + length]) for at in range(len(theirs) - length + 1)}
    ours = list(_WORD.finditer(target))
    for at in range(len(ours) - length + 1):
        run = ours[at : at + length]
        if tuple(match[0].casefold() for match in run) in runs and _is_prose(run):
            return run[0].start(), run[-1].end()
    return None


def _is_prose(run: list[re.Match]) -> bool:
    """Whether a run is more than a name: most of its words are written small, or have no case."""
    small = [match for match in run if not match[0][0].isupper()]
    return len(small) * 2 > len(run) and sum(len(match[0]) for match in run) >= 8


class OtherTranslation(Check):
    """The same source is translated alike everywhere."""

    id = "twins"
    compares = True

    def find(self, pair: Pair) -> list[Finding]:
        """One finding with the approved translation that differs."""
        ours = " ".join(pair.target.split())
        others = [twin for twin in pair.twins if " ".join(twin.split()) != ours]
        if not others:
            return []
        shown = others[0] if len(others[0]) <= 120 else f"{others[0][:119]}…"
        message = _("Elsewhere the same source is translated “%(other)s”. Use one for both.")
        return [self.finding(message % {"other": shown})]


class NameUnofficial(Check):
    """A city that the source names has its official name, in any case and with any prefix."""

    id = "names"
    compares = True

    def find(self, pair: Pair) -> list[Finding]:
        """One finding for each official name that is missing."""
        source, target = _even(pair.source), _even(pair.target)
        message = _("“%(name)s” is called “%(official)s” in the official list. Use this name.")
        return [
            self.finding(message % {"name": name, "official": official})
            for name, official in dict.fromkeys(pair.names)
            if name
            and official
            and not _is_also_a_word(name, pair.source_language)
            and _name_pattern(_even(name), pair.source_language, is_cased=True).search(source)
            and not _name_pattern(_even(official), pair.language).search(target)
        ]


def _is_also_a_word(name: str, language: str) -> bool:
    """Whether a name cannot be told from a word: Arabic has no capitals."""
    return facts(language).name_prefixes and len(name) <= _SHORT


def _even(text: str) -> str:
    """The text with one kind of space, hyphen and apostrophe, and no Arabic vowel marks."""
    text = re.sub(r"[\s\u00a0\u202f]+", " ", text.translate({0x2011: "-", 0x2019: "'"}))
    return re.sub(r"[\u064b-\u0652\u0640\u2066-\u2069\u200e\u200f]", "", text)


@lru_cache(maxsize=1024)
def _name_pattern(name: str, language: str, *, is_cased: bool = False) -> re.Pattern:
    """A name as the language inflects it, each of its words by itself."""
    known = facts(language)
    if known.unspaced:
        return re.compile(re.escape(name))
    words = re.split(r"([\s-])", name)
    before = r"(?<!\w)"
    if known.name_prefixes:
        prefixes = [each for each in known.grammar.prefixes if each]
        words[0] = words[0].removeprefix(known.article)
        before = rf"(?<!\w)(?:{'|'.join(sorted(prefixes, key=len, reverse=True))})?"
    inflected = "".join(_inflected(word, known) for word in words)
    # A short name with endings would be found in too many words: Целе in "целей".
    if is_cased and len(words) == 1 and len(_stem(name, known)) <= _SHORT:
        inflected = re.escape(name)
    return re.compile(rf"{before}{inflected}(?!\w)", 0 if is_cased else re.IGNORECASE)


def _stem(word: str, known: Facts) -> str:
    """A word without the letters that a case may change."""
    stem = word
    while stem and len(word) - len(stem) < known.name_cut and stem[-1] in known.name_endings:
        stem = stem[:-1]
    return stem


def _inflected(word: str, known: Facts) -> str:
    """A word of a name with the endings that its case may give it: Болонья, Болонью, Болонский."""
    if not known.name_cut or len(word) < _SHORT:
        return re.escape(word)
    stem = _stem(word, known)
    most = known.name_add if len(stem) > _SHORT else min(known.name_add, _SHORT + 1)
    return rf"{re.escape(stem)}\w{{0,{most}}}"
