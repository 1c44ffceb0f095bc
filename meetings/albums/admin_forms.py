"""The forms in which staff add pictures, many at once, and say what each shows."""

from crispy_forms.helper import FormHelper
from django import forms
from django.forms.models import modelform_factory
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from meetings.albums.actions import MOST_BYTES, MOST_FILES
from meetings.albums.models import Licence, Picture
from translations.ordinary_form import DeskForm
from uccn.lib import languages
from uccn.lib.cleaning import CleanFormField
from uccn.lib.widgets import day_input

_FACTS = ("credit", "licence", "taken_on", "focus_x", "focus_y")


class ManyFiles(forms.ClearableFileInput):
    """One input for many files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Many files; each is looked at by itself afterwards."""

    widget = ManyFiles({"accept": "image/jpeg,image/png,image/webp"})

    def clean(self, data, initial=None):
        return [super(FilesField, self).clean(file, initial) for file in data or [None]]


class UploadForm(forms.Form):
    """The files, and what holds for all of them until it is written otherwise."""

    pictures = FilesField(
        label=_("Pictures"),
        allow_empty_file=True,
        max_length=255,
        help_text=_(
            "JPEG, PNG or WebP; at most %(number)s at once, each of at most %(megabytes)s MB. "
            "Place, maker and whatever else is hidden in a file is taken out."
        ),
    )
    credit = CleanFormField(
        label=_("Credit"),
        max_length=200,
        help_text=_("The photographer, or who gave the picture."),
    )
    licence = forms.ChoiceField(label=_("Licence"), choices=[("", "–"), *Licence.choices])
    taken_on = forms.DateField(
        label=_("Taken on"),
        required=False,
        widget=day_input(),
        help_text=_("Empty: the day that each camera says, where it says one."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["pictures"]
        numbers = {"number": MOST_FILES, "megabytes": MOST_BYTES // 1024 // 1024}
        field.help_text = field.help_text % numbers
        self.helper = FormHelper()
        self.helper.form_tag, self.helper.disable_csrf = False, True


class WordsForm(DeskForm):
    """A picture in a row: what it shows and its caption in one language, and its facts."""

    class Meta:
        widgets = {"taken_on": day_input()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, use_required_attribute=False, **kwargs)
        for name, field in self.fields.items():
            if name.startswith("focus"):
                field.widget.attrs["max"] = 100

    def _say_what_waits(self) -> None:
        """A row has no room for it: who writes over a draft at the desk is told when saving."""


def words_form(language: str, person) -> type[WordsForm]:
    """The form of a row in which somebody writes in a language."""
    words = languages.columns(["alternative", "caption"], [language])
    form = modelform_factory(Picture, form=WordsForm, fields=[*words, *_FACTS])
    form.person = person
    for name in words:
        field = form.base_fields[name]
        field.widget.attrs.update(lang=language, dir=languages.direction(language))
        field.label = capfirst(Picture._meta.get_field(name).translated_field.verbose_name)
    return form
