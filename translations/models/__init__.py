"""What the desk remembers: texts to translate, their state by language, and every version."""

from translations.models.exchange import Direction, ExchangeJob
from translations.models.memory import MemorySketch, MemorySource, MemoryTarget
from translations.models.notices import Notice, NoticeRefusal
from translations.models.states import Dismissal, Origin, Status, TextRevision, TextState
from translations.models.talk import Assignment, Comment
from translations.models.terms import Term, TermText
from translations.models.units import PART_SPAN, Sheet, TextUnit

__all__ = [
    "PART_SPAN",
    "Assignment",
    "Comment",
    "Direction",
    "Dismissal",
    "ExchangeJob",
    "MemorySketch",
    "MemorySource",
    "MemoryTarget",
    "Notice",
    "NoticeRefusal",
    "Origin",
    "Sheet",
    "Status",
    "Term",
    "TermText",
    "TextRevision",
    "TextState",
    "TextUnit",
]
