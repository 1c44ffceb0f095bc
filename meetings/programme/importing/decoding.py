"""Bytes of a file as characters: by their mark, as UTF-8, or as was usual in the language."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from uccn.lib import encodings, scripts


def decoded(data: bytes, language: str) -> str:
    """The characters of a file in a language. Raises ValidationError for bytes that are none."""
    mark, marked = encodings.mark_of(data)
    names = [marked] if marked else [encodings.of_zeros(data) or "utf-8", _usual(language)]
    for name in names:
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


def _usual(language: str) -> str:
    """The encoding of before UTF-8 in which a language was usually written."""
    known = encodings.BEFORE_UTF_8
    return known.get(scripts.script(language), known["Latn"])
