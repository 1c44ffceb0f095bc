"""The numbers of a text, by value, whatever their form: 12, ١٢, XII, douze, 第十二, الثاني عشر."""

from translations.checks.numerals.number import Kind, Number
from translations.checks.numerals.reading import marked, numbers

__all__ = ["Kind", "Number", "marked", "numbers"]
