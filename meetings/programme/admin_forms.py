"""The forms of a programme in the admin."""

import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.models import AudienceLink
from meetings.programme.language_field import LanguagesField
from translations.ordinary_form import DeskForm
from uccn.lib import languages
from uccn.lib.cleaning import CleanFormField
from uccn.lib.widgets import day_input, hour_input

# How long a link works if staff say nothing else, after the meeting's end or from now.
_AFTER = dt.timedelta(days=14)
_FROM_NOW = dt.timedelta(days=30)


class SessionForm(DeskForm):
    """A session: day and hours of the venue's clock, languages by their codes."""

    class Meta:
        widgets = {"day": day_input(), "begins": hour_input(), "ends": hour_input()}
        field_classes = {
            "working_languages": LanguagesField,
            "interpretation_languages": LanguagesField,
        }


class SpeakerForm(DeskForm):
    """A person; a picture comes with words and a credit."""

    def clean(self):
        """Somebody who does not see the picture reads what it shows."""
        data = super().clean()
        words = languages.columns(["picture_alt"], languages.codes())
        if data.get("picture") and not any(
            data.get(word, getattr(self.instance, word)) for word in words
        ):
            self.add_error("picture", _("Say in at least one language what the picture shows."))
        return data


class AudienceLinkForm(forms.ModelForm):
    """A link for delegates or mayors; it expires some days after the meeting."""

    class Meta:
        model = AudienceLink
        fields = ("meeting", "audience", "note", "expires_at")
        help_texts = {
            "expires_at": gettext_lazy("Empty: two weeks after the meeting, or in thirty days.")
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "expires_at" in self.fields:
            self.fields["expires_at"].required = False

    def clean_expires_at(self) -> dt.datetime:
        """The time given, or one that suits the meeting."""
        if given := self.cleaned_data.get("expires_at"):
            return given
        meeting, now = self.cleaned_data.get("meeting"), timezone.now()
        if meeting and meeting.end:
            end = timezone.make_aware(dt.datetime.combine(meeting.end, dt.time())) + _AFTER
            return max(end, now + dt.timedelta(days=1))
        return now + _FROM_NOW


class ReleaseForm(forms.Form):
    """What readers are told of a release."""

    note = CleanFormField(
        label=gettext_lazy("Note for readers"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("It stands above the list of changes, which the site makes itself."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of the note"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["language"]
        field.choices = [(code, languages.own_name(code)) for code in languages.codes()]
        field.initial = languages.current()
