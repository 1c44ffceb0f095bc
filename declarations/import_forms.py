"""The forms of the import: what is imported and as what, and the parts of a text under review."""

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from declarations.importing import Report
from declarations.importing.review import PARTS, Review
from declarations.models import LanguageVersion, SourceFile
from meetings.models import AnnualMeeting
from uccn.lib import languages
from uccn.lib.cleaning import CleanFormField

_ASKED_LATER = ("other_script", "without_file")


class ChoicesForm(forms.Form):
    """As what a text is imported, where its file comes from, and what a person agrees to."""

    language = forms.ChoiceField(label=_("Language of the text"))
    meeting = forms.ModelChoiceField(
        label=_("Meeting"),
        queryset=None,
        required=False,
        empty_label=_("The one that the text names"),
    )
    label = forms.ChoiceField(
        label=_("Label"),
        required=False,
        help_text=_("Left open: original for the first language, not documented for others."),
    )
    obtained_from = CleanFormField(
        label=_("The file was obtained from"),
        required=False,
        max_length=500,
        help_text=_("An address, or words: by mail from the secretariat."),
    )
    obtained_on = forms.DateField(
        label=_("Obtained on"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    made_here = forms.BooleanField(label=_("Translation made for this site"), required=False)
    replace = forms.BooleanField(label=_("Replace the texts stored already"), required=False)
    other_script = forms.BooleanField(
        label=_("The text is in this language, though its letters are not"), required=False
    )
    without_file = forms.BooleanField(label=_("Do not keep the uploaded file"), required=False)
    state = forms.CharField(required=False, widget=forms.HiddenInput)
    source = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [(c, languages.own_name(c)) for c in languages.codes()]
        self.fields["meeting"].queryset = AnnualMeeting.objects.order_by("-edition")
        labels = [("", _("By the usual rule")), *LanguageVersion.Label.choices]
        self.fields["label"].choices = labels
        for name in _ASKED_LATER:
            self.fields[name].widget = forms.HiddenInput()
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    @property
    def chosen_language(self) -> str:
        """The language that was chosen, '' for none of ours."""
        code = self.data.get("language", "")
        return code if code in languages.codes() else ""

    def kept_file(self, by) -> SourceFile | None:
        """The file that the text was uploaded in, with the origin that the form says."""
        data = self.cleaned_data
        kept = SourceFile.objects.waiting(data["source"], by) if data["source"] else None
        if kept and not data["without_file"]:
            kept.obtained_from, kept.obtained_on = data["obtained_from"], data["obtained_on"]
            return kept
        return None

    def hide_all_but_consent(self, report: Report) -> None:
        """For the preview: carry what was sent, ask only what a person has to agree to."""
        asked = {
            "replace": bool(report.replacements),
            "other_script": report.is_in_other_script,
            "without_file": bool(self.data.get("source")),
        }
        for name, field in self.fields.items():
            if not asked.get(name):
                self.hide(name, field)
            elif name in _ASKED_LATER:
                field.widget = forms.CheckboxInput()
        self.data["state"] = report.state
        self.data["meeting"] = report.meeting.pk

    def hide(self, name: str, field: forms.Field) -> None:
        """Carry a field's value without showing it."""
        field.widget = field.hidden_widget()


class ImportForm(ChoicesForm):
    """What is imported, from a file or from the box, and as what."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        allow_empty_file=True,
        help_text=_("Word (.docx), PDF, HTML, Markdown or plain text, at most 20 MB."),
    )
    text = forms.CharField(
        label=_("Or paste the text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "dir": "auto"}),
        help_text=_("With its title on a line of its own, and empty lines between paragraphs."),
    )
    field_order = ("file", "text")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # The importer says more precisely than Django where a NUL stands.
        self.fields["text"].validators = []

    def hide_all_but_consent(self, report: Report) -> None:
        """For the preview: without the file, which was read."""
        del self.fields["file"]
        super().hide_all_but_consent(report)

    def hide(self, name: str, field: forms.Field) -> None:
        """Carry a field's value without showing it; the text may have many lines."""
        super().hide(name, field)
        if name == "text":
            field.widget = forms.Textarea(attrs={"hidden": True})
            field.label = field.help_text = ""


class ReviewForm(ChoicesForm):
    """The parts above the text, beside the pieces that the page itself lists."""

    masthead = forms.CharField(
        label=_("Masthead"),
        required=False,
        widget=forms.Textarea,
        help_text=_("The lines above the title, letter for letter, errors and all."),
    )
    header_line = forms.CharField(
        label=_("Header line"),
        required=False,
        help_text=_("The line that names the meeting in full, if one was issued."),
    )
    title = forms.CharField(label=_("Title"), required=False)
    review = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = (
        *("language", "meeting", "label", "obtained_from", "obtained_on"),
        *("made_here", "without_file", *PARTS),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        language = self.chosen_language
        for name in PARTS:
            field = self.fields[name]
            # The review says more precisely than Django where a NUL stands.
            field.validators = []
            if language:
                attributes = {"lang": language, "dir": languages.direction(language)}
                field.widget.attrs.update(attributes)

    def show(self, review: Review) -> None:
        """Put the state of a review into the fields."""
        for name in PARTS:
            self.data[name] = getattr(review, name)
        self.fields["masthead"].widget.attrs["rows"] = review.masthead.count("\n") + 2
        self.data["review"] = ""
        if self.data.get("source"):
            self.fields["without_file"].widget = forms.CheckboxInput()
        # The preview asks, once it is known what would be replaced.
        self.hide("replace", self.fields["replace"])

    def carry(self, review: Review) -> None:
        """Put the whole state of a review into one hidden field."""
        for name in PARTS:
            del self.fields[name]
        self.data["review"] = review.to_json()
