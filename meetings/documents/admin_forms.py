"""The forms of documents in the admin."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.documents import actions, intake
from meetings.documents.models import DocumentFile
from translations.ordinary_form import DeskForm
from uccn.lib import language_tags
from uccn.lib.admin_labels import LabelledFormSet
from uccn.lib.cleaning import CleanFormField
from uccn.lib.widgets import Unseen


class DocumentForm(DeskForm):
    """A document, with the browser's own calendar."""

    class Meta:
        widgets = {"day": forms.DateInput({"type": "date"}, format="%Y-%m-%d")}


class TagField(forms.CharField):
    """A language by its tag: any that CLDR names."""

    def to_python(self, value) -> str:
        """The tag as it is kept; ValidationError for what is none."""
        typed = super().to_python(value)
        if not typed:
            return ""
        try:
            return language_tags.canonical(typed)
        except ValueError:
            raise ValidationError(
                _("“%(code)s” is no code of a language. Write it like pl or zh-hans."),
                "language",
                {"code": typed},
            ) from None


class UploadInput(forms.FileInput):
    """A choice of a file that says which one was taken in already."""

    taken_in = ""

    def render(self, name, value, attrs=None, renderer=None):
        """The input, and the sentence below it."""
        html = super().render(name, value, attrs, renderer)
        if not self.taken_in:
            return html
        sentence = _("“%(name)s” is kept: it need not be chosen again.") % {"name": self.taken_in}
        return format_html('{}<p class="help">{}</p>', html, sentence)


class DocumentFileForm(forms.ModelForm):
    """A new file: its language, its bytes, what changed.

    A file that is good is taken in at once, and waits while the rest of the form is put right.
    """

    language = TagField(
        label=gettext_lazy("Language"),
        max_length=20,
        widget=forms.TextInput({"size": 8}),
        help_text=gettext_lazy("Its code: fr, pl, zh-hant."),
    )
    upload = forms.FileField(
        label=gettext_lazy("File"), required=False, widget=UploadInput, allow_empty_file=True
    )
    note = CleanFormField(label=gettext_lazy("Note for readers"), required=False, max_length=300)
    receipt = forms.CharField(required=False, widget=Unseen)

    # Who fills it in, as the admin says.
    by = None

    class Meta:
        model = DocumentFile
        fields = ("language", "note")

    def clean_upload(self):
        """The file taken in: the one chosen now, or the one that waits."""
        if upload := self.cleaned_data["upload"]:
            return self._wait(intake.take_in(upload))
        waiting = intake.of_receipt(self.data.get(self.add_prefix("receipt")) or "")
        if waiting is None:
            raise ValidationError(_("Choose a file."), "required")
        return self._wait(waiting)

    def _wait(self, stored: intake.Stored) -> intake.Stored:
        """Let the form hold the file's receipt, and say so."""
        self.data = self.data.copy()
        self.data[self.add_prefix("receipt")] = intake.receipt(stored)
        self.fields["upload"].widget.taken_in = stored.name
        return stored

    def clean(self):
        """The bytes are not those that the language has already, nor any that were taken down."""
        data = super().clean()
        language, stored = data.get("language"), data.get("upload")
        if not (self.instance.document_id and language and stored):
            return data
        files = self.instance.document.files
        newest = files.there().filter(language=language).first()
        down = files.taken_down().filter(sha256=stored.sha256).first()
        if down:
            message = _(
                "“%(name)s” is version %(number)s (%(language)s), which was taken down. "
                "Put that one back, or choose another file."
            )
            self._refuse(message, down, stored)
        elif newest and newest.sha256 == stored.sha256:
            message = _("“%(name)s” is the same file as version %(number)s. Choose another one.")
            self._refuse(message, newest, stored)
        return data

    def _refuse(self, message: str, file: DocumentFile, stored: intake.Stored) -> None:
        """Say which file of the document it is, and let the upload go."""
        names = {"name": stored.name, "number": file.version, "language": file.language_name}
        self.add_error("upload", ValidationError(message, "same", names))
        self.data[self.add_prefix("receipt")] = self.fields["upload"].widget.taken_in = ""

    def save(self, commit=True):
        """Add the file as the newest version of its language."""
        self.instance = actions.add_file(
            document=self.instance.document,
            language=self.cleaned_data["language"],
            stored=self.cleaned_data["upload"],
            note=self.cleaned_data["note"],
            by=self.by,
        )
        return self.instance


class DocumentFileFormSet(LabelledFormSet):
    """Several files at once, each in a language of its own."""

    def clean(self):
        """No language twice: which of the two would be the newest?"""
        super().clean()
        seen = set()
        for form in self.forms:
            language = form.has_changed() and form.cleaned_data.get("language")
            if language and language in seen:
                names = {"language": language_tags.name(language)}
                message = _(
                    "Two files in one language: %(language)s. Save one, then add the other."
                )
                form.add_error("language", ValidationError(message, "twice", names))
            seen.add(language)
