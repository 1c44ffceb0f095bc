"""What staff are asked before a text moves on, is adopted, or is corrected."""

import datetime as dt

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from declarations.actions import TEXTS_CHANGED
from declarations.models import Declaration
from uccn.lib import languages
from uccn.lib.cleaning import CleanFormField

# How far from its meeting a text may be adopted without a question.
NEAR = dt.timedelta(days=30)
_DAY = {"widget": forms.DateInput({"type": "date"}, format="%Y-%m-%d")}


def named(codes) -> list[tuple[str, str]]:
    """Languages as choices, each by its name in the person's language."""
    return [(code, languages.name_in(code)) for code in codes]


class StageForm(forms.Form):
    """How far the text has come."""

    stage = forms.ChoiceField(label=_("Stage"), widget=forms.RadioSelect)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        stages = [c for c in Declaration.Stage.choices if c[0] != Declaration.Stage.ADOPTED]
        self.fields["stage"].choices = stages


class AdoptForm(forms.Form):
    """In which languages the text was adopted, and on which day if that is known."""

    adopted = forms.MultipleChoiceField(
        label=_("Languages that were adopted"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Not those that were translated afterwards: publishing them makes a later "
                    "version."),
    )  # fmt: skip
    adopted_on = forms.DateField(
        label=_("Day of adoption"),
        required=False,
        help_text=_("Leave it empty when it is not known; the page then names the meeting."),
        **_DAY,
    )
    sure = forms.BooleanField(label=_("Yes, on that day"), required=False, widget=forms.HiddenInput)

    def __init__(self, *args, declaration: Declaration, complete: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.meeting = declaration.meeting
        self.fields["adopted"].choices = named(complete)
        original = declaration.original_language
        self.initial |= {
            "adopted": [original] if original in complete else [],
            "adopted_on": declaration.adopted_on,
        }

    def clean_adopted_on(self):
        """A day that has come."""
        day = self.cleaned_data["adopted_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day

    def clean(self):
        """A day far from the meeting is asked about."""
        data = super().clean()
        day, start = data.get("adopted_on"), self.meeting.start
        end = self.meeting.end or start
        if day and start and not (start - NEAR <= day <= end + NEAR) and not data.get("sure"):
            self.fields["sure"].widget = forms.CheckboxInput()
            sentence = _("This is more than 30 days from the meeting. Tick “Yes” if it is right.")
            self.add_error("sure", sentence)
        return data


class CorrectForm(forms.Form):
    """Which languages are corrected, why, and since when."""

    corrected = forms.MultipleChoiceField(
        label=_("Languages that are corrected"), widget=forms.CheckboxSelectMultiple
    )
    reason = CleanFormField(
        label=_("Reason"),
        widget=AdminTextareaWidget(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Readers see it beside the version."),
    )
    reason_language = forms.ChoiceField(label=_("Language of the reason"))
    dated = forms.DateField(label=_("Day of the correction"), **_DAY)
    # The texts that the person saw on the page.
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, changed: list[str], state: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.state = state
        self.fields["corrected"].choices = named(changed)
        self.fields["reason_language"].choices = named(languages.codes())
        self.initial |= {
            "corrected": changed,
            "reason_language": languages.current(),
            "dated": timezone.localdate(),
            "seen": state,
        }

    def clean(self):
        """The texts must still be those that were shown."""
        data = super().clean()
        if data.get("seen") != self.state:
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = self.state
            raise forms.ValidationError(TEXTS_CHANGED)
        return data
