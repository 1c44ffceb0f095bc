"""Bytes of a file as characters: by their mark, as UTF-8, or as was usual in the language."""

import codecs

from babel.core import get_global
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from uccn.lib import languages

# Byte order marks, longest first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What programs of Windows wrote before UTF-8, by the script of the language.
_USUAL = {"Latn": "cp1252", "Arab": "cp1256", "Cyrl": "cp1251", "Hans": "gb18030"}


def decoded(data: bytes, language: str) -> str:
    """The characters of a file in a language. Raises ValidationError for bytes that are none."""
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", ""))
    encodings = [encoding] if encoding else [_of_zeros(data) or "utf-8", _usual(language)]
    for name in encodings:
        try:
            text = data[len(mark) :].decode(name)
        except UnicodeError:
            continue
        if "\0" not in text:
            return text
    raise ValidationError(
        _("The letters of the file cannot be read. Save it as plain text in UTF-8."),
        code="encoding",
    )


def _of_zeros(data: bytes) -> str:
    """UTF-16 without its mark: every second byte of its spaces and digits is zero."""
    head = data[:2_000]
    if len(data) % 2 or head.count(0) < max(2, len(head) // 20):
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if even and odd:
        return ""
    return "utf-16-be" if even else "utf-16-le"


def _usual(language: str) -> str:
    """The encoding of before UTF-8 in which a language was usually written."""
    return _USUAL.get(_script(language), "cp1252")


def _script(language: str) -> str:
    """The script that CLDR takes for a language that names none: "Arab" for ar."""
    locale = languages.babel_locale(language)
    likely = get_global("likely_subtags").get(locale.language, "")
    parts = likely.split("_")
    return locale.script or (parts[1] if len(parts) > 1 else "Latn")
