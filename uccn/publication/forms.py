"""What staff are asked before something is published or withdrawn, or shown to somebody."""

import datetime as dt

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from uccn.lib.cleaning import CleanFormField
from uccn.publication.moments import FIRST, SECOND, moment

NOW, LATER = "now", "later"


class PublishForm(forms.Form):
    """When to publish, and a yes where something is missing."""

    when = forms.ChoiceField(
        label=_("When"),
        choices=[(NOW, _("Now")), (LATER, _("At a set time"))],
        initial=NOW,
        widget=forms.RadioSelect,
    )
    day = forms.DateField(
        label=_("Day"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    time = forms.TimeField(
        label=_("Time"), required=False, widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )
    which = forms.ChoiceField(
        label=_("Which of the two, when the clocks go back"),
        choices=[("", "–"), (FIRST, _("the first")), (SECOND, _("the second"))],
        required=False,
    )
    confirm = forms.BooleanField(label=_("Publish it although this is missing"), required=False)

    def __init__(self, *args, zone: str, missing: list[str], may_wait: bool = True, **kwargs):
        super().__init__(*args, **kwargs)
        self.zone, self.moment = zone, None
        self.fields["time"].help_text = _("In the time zone %(zone)s.") % {"zone": zone}
        if not missing:
            del self.fields["confirm"]
        else:
            self.fields["confirm"].required = True
            self.fields["confirm"].error_messages["required"] = _(
                "Something is missing. Tick this to publish all the same."
            )
        if not may_wait:
            for name in ("when", "day", "time", "which"):
                del self.fields[name]
        elif not self._asks_twice():
            self.fields["which"].widget = forms.HiddenInput()

    def _asks_twice(self) -> bool:
        """Whether the time that was sent comes twice on its day."""
        if not self.is_bound or self.data.get("when") != LATER:
            return False
        try:
            day = self.fields["day"].clean(self.data.get("day"))
            moment(day, self.fields["time"].clean(self.data.get("time")), self.zone)
        except forms.ValidationError as error:
            return getattr(error, "code", "") == "twice"
        except TypeError:
            return False
        return False

    def clean(self):
        """The moment to come, or None for now."""
        data = super().clean()
        if data.get("when") != LATER:
            return data
        for name in ("day", "time"):
            if not data.get(name) and name not in self.errors:
                self.add_error(name, _("Needed for a set time."))
        if not self.errors:
            self._set_moment(data["day"], data["time"], data.get("which", ""))
        return data

    def _set_moment(self, day: dt.date, time: dt.time, which: str) -> None:
        """Take the local time as a moment; one that is past or very far is refused."""
        if day.year > timezone.now().year + 10:
            self.add_error("day", _("That day is more than ten years away. Choose a nearer one."))
            return
        try:
            self.moment = moment(day, time, self.zone, which)
        except forms.ValidationError as error:
            self.add_error("which" if error.code == "twice" else "time", error)
            return
        if self.moment <= timezone.now():
            self.add_error("day", _("That time is past. Choose “Now”, or a time to come."))


class WithdrawForm(forms.Form):
    """A yes, and a sentence for readers."""

    note = CleanFormField(
        label=_("Sentence for readers"),
        required=False,
        max_length=1000,
        widget=AdminTextareaWidget({"rows": 3}),
        help_text=_("Shown at the old address, for example why it was withdrawn. May be empty."),
    )
    confirm = forms.BooleanField(
        label=_("Yes, readers shall no longer see it"),
        error_messages={"required": _("Tick this to withdraw it.")},
    )


class PreviewLinkForm(forms.Form):
    """For whom a preview link is made, and for how long."""

    note = CleanFormField(
        label=_("For whom"), max_length=200, help_text=_("So that you know whose link to revoke.")
    )
    days = forms.IntegerField(
        label=_("Days until it expires"), min_value=1, max_value=90, initial=14
    )
