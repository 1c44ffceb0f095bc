"""What the desk's pages send: a text with the version that its writer saw."""

import re

from django import forms

from translations.actions import Seen
from translations.models import Origin
from uccn.lib.cleaning import CleanFormField

# What a button asks for; a number after a colon says which suggestion, term or check.
_WISH = re.compile(r"[a-z_]+(:[\w-]+)?")


class TextForm(forms.Form):
    """One text as typed; ``version`` and ``source`` say what the writer had before the eyes."""

    text = CleanFormField(required=False, strip=False)
    version = forms.IntegerField(min_value=0)
    source = forms.RegexField(r"^([0-9a-f]{64})?$", required=False)
    do = forms.RegexField(_WISH)
    # Where the text was begun from, when it was not typed from nothing.
    origin = forms.ChoiceField(
        choices=[(o.value, o.label) for o in (Origin.TYPED, Origin.MEMORY, Origin.MACHINE)],
        required=False,
    )
    reason = forms.CharField(required=False, max_length=300)

    @property
    def seen(self) -> Seen:
        """What the writer saw; a form that lost it saw nothing, so that nothing is overwritten."""
        version = self.cleaned_data.get("version")
        source = self.cleaned_data.get("source") or ""
        return Seen(-1 if version is None else version, source)

    @property
    def typed(self) -> str:
        """The text as it was typed, clean or not; browsers send CR LF."""
        return self.data.get("text", "").replace("\r\n", "\n")
