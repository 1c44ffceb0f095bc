"""The numbers of lists as they stand on the page: 1, a, iv, أ, 一."""

import re

from declarations.importing import vocabulary
from uccn.lib.roman import to_roman

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ALPHA = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_LETTERS = {
    "lowerLetter": _LATIN,
    "upperLetter": _LATIN.upper(),
    "russianLower": _CYRILLIC,
    "russianUpper": _CYRILLIC.upper(),
    "arabicAbjad": _ABJAD,
    "arabicAlpha": _ALPHA,
    "hebrew2": _HEBREW,
}
_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "ideographDigital",
    "japaneseCounting",
    "taiwaneseCountingThousand",
}
# How web pages say it: by the type of a list, or by its look.
_TYPES = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_LOOKS = {
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "arabic-indic": "hindiNumbers",
    "arabic-abjad": "arabicAbjad",
    "cjk-decimal": "chineseCounting",
    "cjk-ideographic": "chineseCounting",
    "simp-chinese-informal": "chineseCounting",
}
_LOOK = re.compile(r"(?i)list-style(?:-type)?\s*:[^;]{0,80}?\b(" + "|".join(_LOOKS) + r")\b")
_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def written(number: int, style: str) -> str:
    """A number in a style of Word's (ECMA-376, ST_NumberFormat); others are digits."""
    if letters := _LETTERS.get(style):
        # As Word goes on after z: aa, bb.
        turns, place = divmod(max(number, 1) - 1, len(letters))
        return letters[place] * min(turns + 1, 5)
    if style in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        roman = to_roman(number)
        return roman.lower() if style == "lowerRoman" else roman
    if style in _CHINESE and 0 < number < 100:
        return _chinese(number)
    if style == "decimalZero":
        return f"{number:02}"
    return str(number).translate(_ARABIC_DIGITS) if style == "hindiNumbers" else str(number)


def style_of(item, listed) -> str:
    """How a web page numbers an item of a list, in the words of Word's."""
    look = _LOOK.search(item.get("style") or listed.get("style") or "")
    kind = item.get("type") or listed.get("type") or "1"
    return _LOOKS[look[1].lower()] if look else _TYPES.get(kind, "decimal")


def whole(text: str, default: int | None = None) -> int | None:
    """A whole number as an attribute gives it; the default for none, or one that no list has."""
    return int(text) if re.fullmatch(r"\d{1,6}", text) else default


def _chinese(number: int) -> str:
    """A number below 100 as Chinese counts: 12 → 十二."""
    words = vocabulary.data()
    tens, units = divmod(number, 10)
    digits, ten = words["digits"], words["ten"]
    head = "" if not tens else ten if tens == 1 else digits[tens] + ten
    return head + (digits[units] if units else "")
