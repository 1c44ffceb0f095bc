"""What a reader sends who saw something wrong in a translation; no account is needed."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from translations.models.talk import MAX_LENGTH
from uccn.lib.cleaning import CleanFormField


class ReportForm(forms.Form):
    """The reader's words, and a field that only machines fill in."""

    text = CleanFormField(
        label=_("What is wrong?"),
        max_length=MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        help_text=_(
            "Say what it should be, if you know. Write in any language, at most 2,000 characters. "
            "Please do not write your name or address: nobody can answer."
        ),
        error_messages={"required": _("Write a few words first.")},
    )
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    @property
    def helper(self) -> FormHelper:
        """How it is laid out; the field for machines is seen only by who filled it in."""
        is_seen = self.is_bound and "website" in self.errors
        made = FormHelper()
        made.form_tag = False
        made.disable_csrf = True
        made.layout = Layout("text", Div("website", css_class="" if is_seen else "visually-hidden"))
        return made

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise ValidationError(_("This field is to be left empty. Empty it and send again."))
        return ""
