"""Sorting names as a page's language sorts them, without a system library.

A two-level key after the Unicode Collation Algorithm (UTS #10): first the letters without their
marks and case, the page's own script first, then the marks. Languages whose alphabet counts a
marked letter as a letter of its own say so in their catalogue (Spanish: ñ). Languages written in
ideographs sort by the Latin name, which the caller passes.
"""

import unicodedata
from collections.abc import Callable
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
    return name_sorter()(name, latin)


def name_sorter() -> Callable[..., tuple]:
    """``sort_key`` for many names: what is the same for all of them is looked up once."""
    own_name = languages.own_name(languages.current())
    own_script = _script(own_name)
    is_by_latin = unicodedata.name(own_name[0], "").startswith("CJK")
    extra = pgettext("letters with marks that sort after their plain letter; - for none", "-")

    def _key(name: str, latin: str = "") -> tuple:
        """One name's key; letters alone come first, with the language's own extra letters."""
        if latin and is_by_latin:
            return 0, _letters(latin, extra), latin
        return int(_script(name) != own_script), _letters(name, extra), name

    return _key


def _script(text: str) -> str:
    """The script of a text's first letter, as Unicode names it: "LATIN", "ARABIC"."""
    return _script_of(next((character for character in text if character.isalpha()), "a"))


@lru_cache(maxsize=8192)
def _script_of(character: str) -> str:
    """The script of a letter."""
    return unicodedata.name(character, "").split()[0]


# As many as ten times today's cities have names, in six languages.
@lru_cache(maxsize=32768)
def _letters(name: str, extra: str) -> str:
    """The letters alone, with the language's own extra letters after their neighbours."""
    key = ""
    for character in unicodedata.normalize("NFC", name.casefold()):
        key += unmarked(character) + ("\uffff" if character in extra and extra != "-" else "")
    return "".join(c for c in key if c.isalnum() or c in " \uffff")
