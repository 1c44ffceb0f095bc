"""Bytes of a file as characters: by their mark, as UTF-8, as chosen, or as was usual once."""

from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from meetings.programme.languages import spoken_name
from uccn.lib import dates, encodings, scripts

# What may be chosen, with languages that were written so.
_CHOICES = {
    "cp1250": ("pl", "cs", "hu"),
    "cp1251": ("ru", "uk", "bg"),
    "cp1252": ("fr", "es", "de"),
    "cp1253": ("el",),
    "cp1254": ("tr",),
    "cp1255": ("he",),
    "cp1256": ("ar", "fa"),
    "cp1257": ("lt", "lv", "et"),
    "cp1258": ("vi",),
    "gb18030": ("zh",),
    "shift_jis": ("ja",),
    "euc_kr": ("ko",),
}


class Decoded(NamedTuple):
    """The characters, and the encoding where it was only guessed."""

    text: str
    guessed: str = ""


def choices() -> list[tuple[str, str]]:
    """The encodings with the languages that were written in them, in the active language."""
    return [
        (name, f"{shown(name)} ({dates.listing([spoken_name(code) for code in codes])})")
        for name, codes in _CHOICES.items()
    ]


def shown(name: str) -> str:
    """What people call an encoding: "windows-1251"."""
    return name.replace("cp", "windows-").replace("_", "-")


def decoded(data: bytes, language: str, chosen: str = "") -> Decoded:
    """The characters of a file in a language. Raises ValidationError for bytes that are none.

    Without a mark the encoding that somebody chose counts; it is one of ``choices``.
    """
    mark, marked = encodings.mark_of(data)
    body = data[len(mark) :]
    text = _text(body, marked or chosen or encodings.of_zeros(data) or "utf-8")
    if text is not None:
        return Decoded(text)
    if chosen and not marked:
        raise ValidationError(
            _("The file is not in %(encoding)s. Choose another encoding."),
            code="encoding",
            params={"encoding": shown(chosen)},
        )
    usual = _usual(language)
    text = None if marked else _text(body, usual)
    if text is None:
        raise ValidationError(
            _(
                "The letters of the file cannot be read. Save it as plain text in UTF-8, or choose "
                "its encoding."
            ),
            code="encoding",
        )
    return Decoded(text, usual)


def _text(data: bytes, name: str) -> str | None:
    """The characters of bytes in an encoding, None where they are none."""
    try:
        text = data.decode(name)
    except UnicodeError:
        return None
    return None if "\0" in text else text


def _usual(language: str) -> str:
    """The encoding of before UTF-8 in which a language was usually written."""
    known = encodings.BEFORE_UTF_8
    return known.get(scripts.script(language), known["Latn"])
