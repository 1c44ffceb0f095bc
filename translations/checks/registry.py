"""Every check there is. A further one is a class in a module of its own and a line here."""

from translations.checks import (
    direction,
    length,
    marks,
    own_punctuation,
    pairing,
    punctuation,
    repetition,
    terms,
    values,
    wording,
)
from translations.checks.base import Check

# Errors keep a text from being approved.
ERRORS: list[Check] = [
    values.NumbersDiffer(),
    values.PercentagesDiffer(),
    marks.LinksDiffer(),
    marks.PlaceholdersDiffer(),
    marks.MarksBroken(),
    marks.AddressesChanged(),
    marks.CharactersForbidden(),
    length.TooLong(),
    length.MoreThanOneLine(),
]

# Warnings may be set aside with a reason.
WARNINGS: list[Check] = [
    values.NumbersRepeated(),
    values.NumberWordsLost(),
    wording.Untranslated(),
    wording.OtherTranslation(),
    wording.NameUnofficial(),
    punctuation.EndDiffers(),
    punctuation.NoBreakSpaceMissing(),
    punctuation.OpeningMissing(),
    own_punctuation.ForeignPunctuation(),
    own_punctuation.SpaceBetweenLetters(),
    pairing.BracketsUneven(),
    pairing.QuotesUneven(),
    repetition.SpacesWrong(),
    repetition.WordTwice(),
    length.LengthUnusual(),
    length.SentencesDiffer(),
    length.LinesDiffer(),
    direction.LatinNotIsolated(),
    *terms.CHECKS,
]

ALL: list[Check] = [*ERRORS, *WARNINGS]
