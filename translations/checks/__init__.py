"""What can be wrong with a translation, one small class a check.

``run`` gives the findings of all checks, ``numbers`` reads the numbers of a
text, ``marked`` those to mark in a source.
"""

from translations.checks.base import Check, Finding, Pair, Severity
from translations.checks.numerals import Number, marked, numbers
from translations.checks.running import run

__all__ = ["Check", "Finding", "Number", "Pair", "Severity", "marked", "numbers", "run"]
