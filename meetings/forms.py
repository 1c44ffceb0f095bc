"""The form of meetings: the archive's filters."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.listing import Filters, choices
from meetings.models import AnnualMeeting
from uccn.lib.filter_form import filter_helper, labelled


class ArchiveFilterForm(forms.Form):
    """The archive's filters; each choice says how many editions it leaves."""

    country = forms.ChoiceField(label=gettext_lazy("Country"), required=False)
    status = forms.ChoiceField(label=gettext_lazy("Status"), required=False)

    def __init__(self, meetings: list[AnnualMeeting], filters: Filters) -> None:
        super().__init__(initial=filters._asdict())
        for name in Filters._fields:
            self.fields[name].choices = labelled(choices(meetings, filters, name))
        self.helper = filter_helper(
            _("Filter the editions"),
            is_filtered=any(filters),
            whole=reverse("meetings:list"),
            fields=list(self.fields),
        )
