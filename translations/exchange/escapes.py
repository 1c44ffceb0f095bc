"""Characters that Word would change silently, written as signs that come back unharmed.

The visible sign for "escape" (␛) and a letter stand for the character; ␛␛ stands for the sign.
"""

import re

_SIGN = "\u241b"
_LETTERS = {"r": "\r", "n": "\x85", "l": "\u2028", "p": "\u2029", "b": "\ufeff", _SIGN: _SIGN}
_SIGNS = str.maketrans({character: _SIGN + letter for letter, character in _LETTERS.items()})
_ESCAPED = re.compile(f"{_SIGN}([{''.join(_LETTERS)}])")


def escaped(text: str) -> str:
    """The text with signs in the place of what Word would change."""
    return text.translate(_SIGNS)


def unescaped(text: str) -> str:
    """The text that was escaped; a sign that stands for nothing stays."""
    return _ESCAPED.sub(lambda found: _LETTERS[found[1]], text)
