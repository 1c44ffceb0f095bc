"""The filters of the list of cities."""

from crispy_forms.bootstrap import StrictButton
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Layout
from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cities.listing import Filters, Row, choices


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
            offered = choices(rows, filters, name)
            field.choices = [
                ("", _("All")),
                *(
                    (c.value, _("%(name)s (%(count)s)") % {"name": c.label, "count": c.count})
                    for c in offered
                ),
            ]
        self.helper = _filter_helper(any(filters), page, list(self.fields))


def _filter_helper(is_filtered: bool, page: str, fields: list[str]) -> FormHelper:
    """How the filters are laid out: their choices, a button, and a way back to all."""
    helper = FormHelper()
    helper.form_method = "get"
    helper.form_class = "filters"
    helper.attrs = {"role": "search", "aria-label": _("Filter the cities")}
    actions = [StrictButton(_("Show"), type="submit", css_class="btn-primary")]
    if is_filtered:
        link = format_html('<a href="{}">{}</a>', reverse(page), _("Clear filters"))
        actions.append(HTML(link))
    helper.layout = Layout(*fields, Div(*actions, css_class="filters__actions"))
    return helper
