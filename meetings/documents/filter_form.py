"""The form of the filters of a meeting's documents."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.documents.listing import Listing
from uccn.lib.filter_form import filter_helper, labelled


class DocumentFilterForm(forms.Form):
    """The filters; one whose single choice is that of every document is not offered."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    session = forms.ChoiceField(label=gettext_lazy("Session"), required=False)

    def __init__(self, listing: Listing, whole: str) -> None:
        super().__init__(initial=listing.filters._asdict())
        for name, asked in listing.filters._asdict().items():
            offered = listing.choices(name)
            if not asked and all(choice.count == len(listing.all) for choice in offered):
                del self.fields[name]
            else:
                self.fields[name].choices = labelled(offered)
        self.helper = filter_helper(
            _("Filter the documents"),
            is_filtered=any(listing.filters),
            whole=whole,
            fields=list(self.fields),
        )
