"""Which mails a person wants: one box for each kind."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from translations.models import Notice


class MailChoiceForm(forms.Form):
    """A box that is ticked for every kind that is sent."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for kind in Notice.Kind:
            self.fields[kind.value] = forms.BooleanField(label=capfirst(kind.label), required=False)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(Fieldset(_("Send me a mail when"), *Notice.Kind.values))

    @property
    def kinds(self) -> list[str]:
        """The kinds that are ticked."""
        return [kind for kind in Notice.Kind.values if self.cleaned_data[kind]]
