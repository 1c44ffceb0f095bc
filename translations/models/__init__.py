"""What the desk remembers: texts to translate, their state by language, and every version."""

from translations.models.exchange import Direction, ExchangeJob
from translations.models.states import Dismissal, TextRevision, TextState
from translations.models.units import TextUnit

__all__ = ["Direction", "Dismissal", "ExchangeJob", "TextRevision", "TextState", "TextUnit"]
