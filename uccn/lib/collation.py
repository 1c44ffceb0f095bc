"""Sorting names as a page's language sorts them, without a system library.

A two-level key after the Unicode Collation Algorithm (UTS #10): first the letters without their
marks and case, the page's own script first, then the marks. Languages whose alphabet counts a
marked letter as a letter of its own say so in their catalogue (Spanish: ñ). Languages written in
ideographs sort by the Latin name, which the caller passes.
"""

import unicodedata
from functools import lru_cache

from django.utils.translation import pgettext

from uccn.lib import languages

_NO_MARK = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})


@lru_cache(maxsize=8192)
def unmarked(text: str) -> str:
    """The text in small letters without marks: "Łódź" → "lodz"."""
    decomposed = unicodedata.normalize("NFD", text.casefold().translate(_NO_MARK))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_NO_MARK)


def sort_key(name: str, latin: str = "") -> tuple:
    """A key that sorts names as the active language does.

    ``latin`` is the Latin name, by which a language written in ideographs sorts.
    """
    own_name = languages.own_name(languages.current())
    if latin and unicodedata.name(own_name[0], "").startswith("CJK"):
        return 0, _primary(latin), latin
    return int(_script(name) != _script(own_name)), _primary(name), name


def _script(text: str) -> str:
    """The script of a text's first letter, as Unicode names it: "LATIN", "ARABIC"."""
    first = next((character for character in text if character.isalpha()), "a")
    return unicodedata.name(first, "").split()[0]


def _primary(name: str) -> str:
    """The letters alone, with the language's own extra letters after their neighbours."""
    extra = pgettext("letters with marks that sort after their plain letter; - for none", "-")
    return _letters(name, extra)


@lru_cache(maxsize=8192)
def _letters(name: str, extra: str) -> str:
    """The same, with the language's extra letters given."""
    key = ""
    for character in unicodedata.normalize("NFC", name.casefold()):
        key += unmarked(character) + ("\uffff" if character in extra and extra != "-" else "")
    return "".join(c for c in key if c.isalnum() or c in " \uffff")
