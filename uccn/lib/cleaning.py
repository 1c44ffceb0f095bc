"""The one cleaner that every text passes on its way in: from forms, imports and commands.

It stores NFC with LF line ends, and refuses what would corrupt a public text, naming the place:
characters that XML cannot carry, lone surrogates, the bidirectional embeddings and overrides
U+202A to U+202E, and isolates (U+2066 to U+2069) that are not closed where they were opened.
"""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

# XML 1.0, production [2] Char, and the Unicode bidirectional algorithm (UAX #9), section 2.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\u202a-\u202e\ufffe\uffff]")
# A name of a file is no longer than a column for it.
_LONGEST_NAME = 200
_OPENERS, _CLOSER = "\u2066\u2067\u2068", "\u2069"


def clean(text: str) -> str:
    """The text as it is stored. Raises ValidationError that names line and character."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _FORBIDDEN.search(text):
        raise ValidationError(
            _(
                "Line %(line)s, character %(column)s: the character U+%(code)s cannot be kept. "
                "Delete it and save again."
            ),
            code="forbidden_character",
            params=place(text, found.start()),
        )
    _check_isolates(text)
    return unicodedata.normalize("NFC", text)


def _check_isolates(text: str) -> None:
    """Raise ValidationError at the first isolate that is not balanced within its line."""
    opened: list[int] = []
    for position, character in enumerate(f"{text}\n"):
        if character in _OPENERS:
            opened.append(position)
        elif character == _CLOSER and opened:
            opened.pop()
        elif character == _CLOSER or (character == "\n" and opened):
            raise ValidationError(
                _(
                    "Line %(line)s, character %(column)s: the direction mark U+%(code)s has no "
                    "partner on its line. Delete it, or add its partner."
                ),
                code="unbalanced_isolate",
                params=place(text, opened[-1] if opened else position),
            )


def place(text: str, position: int) -> dict[str, object]:
    """Line and character, counted from 1 as a person counts, and the code point there."""
    before = text[:position]
    return {
        "line": before.count("\n") + 1,
        "column": position - (before.rfind("\n") + 1) + 1,
        "code": f"{ord(text[position]):04X}",
    }


def cleaned_name(name: str) -> str:
    """A file's name without folders and without what cannot be seen."""
    last = re.split(r"[/\\]", name)[-1]
    seen = "".join(c for c in last if unicodedata.category(c)[0] not in "CZ" or c == " ")
    return unicodedata.normalize("NFC", seen).strip()[-_LONGEST_NAME:] or "file"


class CleanFormField(forms.CharField):
    """A form's text field that passes the cleaner and keeps what was typed when it refuses."""

    default_validators: list = []

    def to_python(self, value):
        value = super().to_python(value)
        return clean(value) if value else value


class _Cleaned:
    """A model field whose values pass ``clean`` in forms and in ``full_clean``."""

    def to_python(self, value):
        value = super().to_python(value)
        return clean(value) if isinstance(value, str) else value

    def formfield(self, **kwargs):
        kwargs.setdefault("form_class", CleanFormField)
        return super().formfield(**kwargs)


class CleanCharField(_Cleaned, models.CharField):
    """One line of text that has passed the cleaner."""


class CleanTextField(_Cleaned, models.TextField):
    """Text of several lines that has passed the cleaner."""
