"""Made-up paragraphs in the manner of our declarations, the same ones in every run.

Words and formulas are those of our own texts, with as many common and rare words as a language
has; three quarters of the paragraphs are variants of others, as from year to year.
"""

import random
import re
from collections import Counter
from itertools import accumulate
from pathlib import Path

from django.conf import settings

VARIANTS = 0.75
# How many words real languages would have; ours are multiplied by these endings.
VOCABULARY = 12_000
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff]+(?:['’][^\W\d_]+)?")
_PO = re.compile(r'^msgstr(?:\[\d\])? "(.*)"$|^"(.*)"$', re.MULTILINE)


class Corpus:
    """Writes paragraphs, their variants and questions in one language."""

    def __init__(self, language: str, words: int = 95, spread: float = 0.55, seed: int = 2018):
        self.chance = random.Random(f"{language} {words} {seed}")
        self.typical, self.spread = words, spread
        texts = own_texts(language)
        self.is_spaced = not re.search(r"[\u3400-\u9fff]", texts[0])
        known = Counter(word for text in texts for word in _WORD.findall(text))
        self.words = self._vocabulary([word for word, _count in known.most_common()])
        self.weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(self.words))))
        self.openings = [_WORD.findall(text)[:12] for text in texts if len(text) > 120]

    def _vocabulary(self, real: list[str]) -> list[str]:
        """The real words by their frequency, then words of their beginnings and endings."""
        if not self.is_spaced:
            return real
        made = dict.fromkeys(real)
        long = [word for word in real if len(word) > 5]
        while len(made) < VOCABULARY:
            one, other = self.chance.choices(long, k=2)
            made[one[: self.chance.randint(3, 6)] + other[-self.chance.randint(2, 5) :]] = None
        return list(made)

    def some(self, count: int) -> list[str]:
        """Words, common ones more often."""
        return self.chance.choices(self.words, cum_weights=self.weights, k=count)

    def fresh(self) -> list[str]:
        """The words of a new paragraph: one in five begins with a formula of ours."""
        length = max(3, round(self.chance.lognormvariate(0, self.spread) * self.typical))
        words = self.some(length)
        if self.openings and self.typical > 20 and self.chance.random() < 0.2:
            words[:0] = self.chance.choice(self.openings)
        if self.chance.random() < 0.4:
            words.insert(len(words) // 2, str(self.chance.randint(2004, 2035)))
        return words

    def edited(self, words: list[str], share: float) -> list[str]:
        """The words with that share of them replaced, left out, doubled by others or misspelt."""
        words = list(words)
        for _edit in range(max(1, round(len(words) * share))):
            place = self.chance.randrange(len(words))
            match self.chance.choice(["replace", "replace", "replace", "drop", "add", "ending"]):
                case "drop" if len(words) > 3:
                    del words[place]
                case "add":
                    words[place:place] = self.some(1)
                case "ending" if len(words[place]) > 4:
                    words[place] = words[place][:-1] + self.chance.choice("aest")
                case _:
                    words[place] = self.some(1)[0]
        return words

    def paragraphs(self, count: int) -> list[list[str]]:
        """So many paragraphs, no two of them alike, as lists of words."""
        made: dict[str, list[str]] = {}
        originals: list[list[str]] = []
        while len(made) < count:
            if originals and self.chance.random() < VARIANTS:
                words = self.edited(self.chance.choice(originals), self.chance.uniform(0.02, 0.4))
            else:
                words = self.fresh()
                originals.append(words)
            made.setdefault(self.text(words), words)
        return list(made.values())

    def text(self, words: list[str]) -> str:
        """The paragraph as it is written: a comma or a full stop after some words."""
        if not self.is_spaced:
            return "".join(words) + "。"
        marked = [f"{word}," if number % 11 == 9 else word for number, word in enumerate(words)]
        return " ".join(marked) + ("." if len(words) > 12 else "")


def own_texts(language: str) -> list[str]:
    """The paragraphs of our declaration, then the sentences of our interface."""
    root = Path(settings.BASE_DIR)
    declaration = next((root / "data/declarations").glob(f"*.{language}.txt"))
    paragraphs = [line for line in declaration.read_text("utf-8").splitlines() if len(line) > 30]
    folder = language.split("-")[0] + "*"
    catalogue = next((root / "locale").glob(f"{folder}/LC_MESSAGES/django.po")).read_text("utf-8")
    sentences = ["".join(found) for found in _PO.findall(catalogue)]
    return paragraphs + [text for text in sentences if text and ":" not in text and "%" not in text]
