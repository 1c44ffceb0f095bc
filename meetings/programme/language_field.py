"""The form field in which staff name the languages of a session."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.programme.languages import validate_languages


class LanguagesField(forms.CharField):
    """Codes of languages in one line: "fr, en, pl"."""

    default_validators = ()

    def __init__(self, *args, **kwargs):
        kwargs.pop("encoder", None)
        kwargs.pop("decoder", None)
        kwargs.setdefault("help_text", _("Codes with commas between them: fr, en, pl."))
        super().__init__(*args, **kwargs)

    def prepare_value(self, value):
        """The codes as one types them."""
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value) -> list[str]:
        """The codes; ValidationError names the one that is none."""
        if isinstance(value, list):
            return value
        typed = super().to_python(value).lower()
        codes = [code for code in re.split(r"[\s,;،、]+", typed) if code]
        validate_languages(codes)
        return codes

    def validate(self, value) -> None:
        """No language is an answer too."""
        if self.required:
            super().validate(value)

    def run_validators(self, value) -> None:
        """A list is no text that could be too long."""

    def has_changed(self, initial, data) -> bool:
        """Whether other languages were typed than there were."""
        return self.prepare_value(initial or []) != (data or "")
