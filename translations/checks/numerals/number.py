"""One number of a text."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

# A number word below this is too often an article, a half or a second.
_LEAST_WORD = 3


class Kind(Enum):
    """The form in which a number is written."""

    FIGURE = "figure"
    ROMAN = "roman"
    WORD = "word"
    MONTH = "month"


@dataclass(frozen=True)
class Number:
    """A number, its place in characters, and how sure it is that it is one.

    A *firm* number must be found on the other side: every figure, a Roman numeral that cannot be
    a word, a month beside a day or a year. A *soft* one ("neuf", "a", the I of a sentence) only
    answers for what the other side writes.
    """

    start: int
    end: int
    value: Decimal
    kind: Kind = Kind.FIGURE
    is_firm: bool = True
    # A word that can be nothing but a number: "twelfth", not "one" or "second".
    is_plain_word: bool = False
    is_percent: bool = False
    # Figures parted by points, strokes or hyphens, one of which may be a month: 12.06.2018.
    is_dated: bool = False
    # Other values that the same letters may mean: 3 p.m. is 15.
    others: tuple[Decimal, ...] = ()
    # What it is made of, when it may be read as two numbers: 14.30.
    parts: tuple[Decimal, ...] = ()

    @property
    def is_sure_word(self) -> bool:
        """Whether it is a word that counts, and neither "one" nor "two"."""
        return self.is_plain_word and self.value >= _LEAST_WORD

    @property
    def values(self) -> set[Decimal]:
        """Every value that it may have."""
        return {self.value, *self.others, *self.parts}
