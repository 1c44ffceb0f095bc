"""What the desk remembers: texts to translate, their state by language, and every version."""

from translations.models.memory import MemorySketch, MemorySource, MemoryTarget
from translations.models.states import Dismissal, TextRevision, TextState
from translations.models.units import TextUnit

__all__ = [
    "Dismissal",
    "MemorySketch",
    "MemorySource",
    "MemoryTarget",
    "TextRevision",
    "TextState",
    "TextUnit",
]
