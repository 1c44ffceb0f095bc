"""How alike two texts are, in percent: the share of words that both have in the same order.

Words, not letters: unrelated paragraphs share half of their letters but few of their words, so
60 % of the words means something. In a title one ending would cost a third, so titles are
compared by letters; a Chinese letter is a word anyway. Nothing is cut: the last word of a long
paragraph counts as much as its first.
"""

from translations.memory import keys
from uccn.lib.later import later

distance = later("rapidfuzz.distance")

LEAST = 60


class Scorer:
    """Compares many texts with the one that was asked about."""

    def __init__(self, asked: str) -> None:
        self.normal = keys.normalised(asked)
        self.is_title = keys.is_title(self.normal)
        self._asked = self.parts(asked)

    def parts(self, text: str) -> str | list[str]:
        """What is compared of a text: letters for a title, else words and marks."""
        normal = keys.normalised(text)
        return normal if self.is_title else keys.tokens(normal)

    def similarity(self, text: str, least: float = 0.0) -> float:
        """From 0.0 to 1.0; 0.0 for anything below ``least``."""
        return distance.Indel.normalized_similarity(
            self._asked, self.parts(text), score_cutoff=least
        )

    def score(self, text: str, least: int = 0) -> int:
        """In whole percent, rounded down; 0 for anything below ``least``."""
        # One percent less, since rapidfuzz cuts off what is just the least.
        percent = int(self.similarity(text, max(0, least - 1) / 100) * 100 + 1e-6)
        return percent if percent >= least else 0
