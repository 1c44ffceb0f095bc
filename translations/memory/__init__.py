"""The translation memory: what was translated before is offered again, and nothing is lost.

Written when a text is approved (``remember``) or a file is imported (``remember_many``), asked
with ``suggest``.
"""

from translations.memory.suggestions import Kind, Suggestion, suggest, translations_of
from translations.memory.writing import Entry, forget, remember, remember_many

__all__ = [
    "Entry",
    "Kind",
    "Suggestion",
    "forget",
    "remember",
    "remember_many",
    "suggest",
    "translations_of",
]
