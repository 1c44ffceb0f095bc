"""What can be wrong with a translation, one small class a check.

``run`` gives the findings of all checks, ``numbers`` marks the numbers of a text.
"""

from translations.checks.base import Check, Finding, Pair, Severity
from translations.checks.numerals import Number, numbers
from translations.checks.running import run

__all__ = ["Check", "Finding", "Number", "Pair", "Severity", "numbers", "run"]
