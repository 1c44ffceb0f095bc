"""What staff are asked before an export is made."""

from django import forms
from django.utils.translation import gettext_lazy as _

from uccn.site_export import registry


class ExportForm(forms.Form):
    """The whole site, or one of its years."""

    year = forms.TypedChoiceField(
        label=_("What to export"),
        coerce=int,
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": _("Nothing of that year is public. Choose another.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        years = [(year, str(year)) for year in registry.years()]
        self.fields["year"].choices = [("", _("All pages of the site")), *years]
