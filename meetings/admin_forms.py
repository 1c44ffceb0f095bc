"""The forms in which staff write a meeting and its hosts."""

import zoneinfo

from django import forms

from meetings import pictures
from translations.ordinary_form import DeskForm


def time_zones() -> list[tuple[str, str]]:
    """Every IANA time zone, as choices."""
    return [(name, name) for name in sorted(zoneinfo.available_timezones())]


class AnnualMeetingForm(DeskForm):
    """A meeting: pictures come with words, and nobody overwrites unseen."""

    class Meta:
        widgets = {
            "accent": forms.ColorInput,
            "time_zone": forms.Select(choices=time_zones()),
        }

    def clean(self):
        """A picture has words in a language, a credit and a licence."""
        data = super().clean()
        pictures.check_words(self, data)
        return data
