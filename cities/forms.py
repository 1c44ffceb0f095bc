"""The forms of cities: the list's filters, and the two steps of an import."""

from crispy_forms.bootstrap import StrictButton
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.forms import ImportForm

from cities.formats import FORMATS
from cities.listing import Filters, Row, choices

MAX_SIZE = 5 * 1024 * 1024


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


class CityImportForm(ImportForm):
    """The first step: a file, whose format follows from its name."""

    def __init__(self, formats, resources, **kwargs) -> None:
        super().__init__(formats, resources, **kwargs)
        self.fields["format"].required = False
        self.fields["format"].widget = forms.HiddenInput()
        self.fields["import_file"].label = _("File")
        self.fields["import_file"].help_text = _("CSV in UTF-8, or XLSX; at most 5 MB.")
        self.fields["import_file"].widget.attrs = {"accept": ".csv,.xlsx"}

    @property
    def media(self):
        """Nothing: there is no format to guess."""
        return forms.Media()

    def clean_import_file(self):
        """Refuse a file that is too large, or is named like no format of ours."""
        file = self.cleaned_data["import_file"]
        if file.size > MAX_SIZE:
            raise ValidationError(_("The file is larger than 5 MB."))
        if self._format_of(file) is None:
            raise ValidationError(_("Choose a file whose name ends in .csv or .xlsx."))
        return file

    def clean(self):
        """The format's number, as the import expects it."""
        data = super().clean()
        if file := data.get("import_file"):
            data["format"] = str(self._format_of(file))
        return data

    @staticmethod
    def _format_of(file) -> int | None:
        """The number of the format that the file's name tells."""
        extension = file.name.rpartition(".")[2].lower()
        known = [format_class().get_extension() for format_class in FORMATS]
        return known.index(extension) if extension in known else None


class CityConfirmForm(forms.Form):
    """The second step: which stored file was looked at."""

    import_file_name = forms.RegexField(r"^[0-9a-f]{32}$", widget=forms.HiddenInput)
    original_file_name = forms.CharField(widget=forms.HiddenInput, required=False)
    format = forms.ChoiceField(
        choices=[(str(number), str(number)) for number in range(len(FORMATS))],
        widget=forms.HiddenInput,
    )
    resource = forms.CharField(widget=forms.HiddenInput, required=False)
