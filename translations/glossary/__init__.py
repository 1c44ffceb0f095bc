"""The glossary at work: which terms a source holds, and whether a translation uses them."""

from translations.glossary.finding import find
from translations.glossary.matches import Match

__all__ = ["Match", "find"]
