"""The form of a programme's filters."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.programme.listing import Listing
from uccn.lib.filter_form import filter_helper, labelled


class ProgrammeFilterForm(forms.Form):
    """The programme's filters; one with a single choice that everything has is not offered."""

    day = forms.ChoiceField(label=gettext_lazy("Day"), required=False)
    track = forms.ChoiceField(label=gettext_lazy("Track"), required=False)
    field = forms.ChoiceField(label=gettext_lazy("Creative field"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    audience = forms.ChoiceField(label=gettext_lazy("For"), required=False)
    # The way to look at it stays when a filter changes.
    view = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, listing: Listing, whole: str, view: str = "") -> None:
        super().__init__(initial={**listing.filters._asdict(), "view": view})
        for name, asked in listing.filters._asdict().items():
            offered = listing.choices(name)
            if not asked and _says_nothing(offered, len(listing.all)):
                del self.fields[name]
            else:
                self.fields[name].choices = labelled(offered)
        if not view:
            del self.fields["view"]
        self.helper = filter_helper(
            _("Filter the programme"),
            is_filtered=any(listing.filters),
            whole=whole,
            fields=list(self.fields),
        )


def _says_nothing(offered: list, count: int) -> bool:
    """Whether no choice would leave anything out."""
    return not offered or (len(offered) == 1 and offered[0].count == count)
