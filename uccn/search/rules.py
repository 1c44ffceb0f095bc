"""What is particular to a language: its stemmer, its function words, endings that alternate.

The stemmers are Snowball's, found by the language's English name in CLDR; a language without one
is found by whole words. The lists stand in ``data/search/words.json``.
"""

import json
from dataclasses import dataclass
from functools import cache

from django.conf import settings

from uccn.lib import languages, scripts
from uccn.lib.later import later

snowballstemmer = later("snowballstemmer")


@dataclass(frozen=True)
class Rules:
    """How the words of a language are brought to their stems."""

    stemmer: object | None
    script: str
    function_words: frozenset[str]
    endings: tuple[tuple[str, str], ...]

    def stem(self, word: str) -> str:
        """The stem of a folded word."""
        found = self.stemmer.stemWord(word) if self.stemmer else word
        for ending, written in self.endings:
            if found.endswith(ending) and len(found) > len(ending) + 1:
                return found[: -len(ending)] + written
        return found


@cache
def rules(language: str) -> Rules:
    """The rules of a language of ours."""
    name = languages.name_in(language, "en").casefold()
    known = name in snowballstemmer.algorithms()
    data = _data().get(language, {})
    return Rules(
        snowballstemmer.stemmer(name) if known else None,
        scripts.script(language),
        frozenset(data.get("function_words", "").split()),
        tuple(tuple(pair) for pair in data.get("endings", [])),
    )


@cache
def _data() -> dict[str, dict]:
    """The lists by language."""
    path = settings.DATA_DIR / "search" / "words.json"
    return json.loads(path.read_text(encoding="utf-8"))
