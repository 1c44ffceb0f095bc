"""Sending a file to the desk: a translated text, or a memory."""

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from translations.exchange.limits import MAX_BYTES, check_length
from translations.exchange.rows import FileProblem


class UploadForm(forms.Form):
    """A file, refused by its size before it is read."""

    file = forms.FileField(
        label=_("Translated file"),
        allow_empty_file=True,
        help_text=_(
            "A Word, XLIFF or CSV file that was exported here, at most 10 MB. "
            "You see what it would change before anything is saved."
        ),
        error_messages={"required": _("Choose a file first.")},
        widget=forms.FileInput(attrs={"accept": ".docx,.xlf,.xliff,.xml,.csv"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def clean_file(self):
        upload = self.cleaned_data["file"]
        try:
            check_length(upload.size)
        except FileProblem as problem:
            raise ValidationError(problem.sentence, code=problem.code) from problem
        return upload


class MemoryUploadForm(UploadForm):
    """A memory of another tool, in TMX."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["file"]
        field.label = _("Memory file")
        field.help_text = _(
            "A TMX file, at most 10 MB. You see what it would add before anything is saved."
        )
        field.widget.attrs["accept"] = ".tmx,.xml"

    def clean_file(self):
        if self.cleaned_data["file"].size > MAX_BYTES:
            raise ValidationError(
                _(
                    "The file is larger than 10 MB. Split it in the program that it comes from, "
                    "for example by language, and add one part after the other."
                ),
                code="too_large",
            )
        return super().clean_file()
