"""The filters of the list of cities."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cities.listing import Filters, Row, choices
from uccn.lib.filter_form import filter_helper, labelled


class CityFilterForm(forms.Form):
    """The list's filters, as a form that only reads; each choice says how many cities it leaves."""

    field = forms.ChoiceField(label=gettext_lazy("Creative field"), required=False)
    region = forms.ChoiceField(label=gettext_lazy("Region"), required=False)
    country = forms.ChoiceField(label=gettext_lazy("Country"), required=False)
    year = forms.ChoiceField(label=gettext_lazy("Year of designation"), required=False)
    area = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, rows: list[Row], filters: Filters, page: str = "cities:list", area: str = ""
    ) -> None:
        super().__init__(initial=filters._asdict() | {"area": area})
        if not area:
            del self.fields["area"]
        for name in Filters._fields:
            field = self.fields[name]
            field.choices = labelled(choices(rows, filters, name))
        self.helper = filter_helper(
            _("Filter the cities"),
            is_filtered=any(filters),
            whole=reverse(page),
            fields=list(self.fields),
        )
