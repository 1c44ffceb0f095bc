"""The forms of cities: the list's filters, and the two steps of an import."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.forms import ImportForm

from cities.formats import FORMATS
from cities.listing import Filters, Row, choices
from uccn.lib.filter_form import filter_helper, labelled

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
            field.choices = labelled(choices(rows, filters, name))
        self.helper = filter_helper(
            _("Filter the cities"), is_filtered=any(filters), page=page, fields=list(self.fields)
        )


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
