"""A change that readers see at once is said and asked about, wherever it is typed."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from declarations.models import Declaration
from translations.ordinary_form import DeskForm
from uccn.lib import dates, languages
from uccn.lib.admin_saving import OPENED_WITH

CONFIRM = "confirm_public"
FIELDSET = (
    gettext_lazy("What readers see"),
    {
        "description": gettext_lazy("The text is public: readers see a change at once."),
        "fields": (CONFIRM,),
    },
)


class AskingForm(DeskForm):
    """A form whose subclass says in which public languages it changes what readers see."""

    confirm_public = forms.BooleanField(
        label=gettext_lazy("Yes, change what readers see"), required=False
    )
    asked = (OPENED_WITH, CONFIRM)

    def clean(self):
        """A change in a public language needs a yes."""
        data = super().clean()
        seen = self.seen_by_readers(data)
        if seen and not data.get(CONFIRM):
            names = dates.listing([languages.name_in(code) for code in seen])
            message = _("Readers see this text in: %(languages)s. Tick here to change it.")
            self.add_error(CONFIRM, message % {"languages": names})
        return data

    def seen_by_readers(self, data: dict) -> list[str]:
        """The public languages in which this form changes what readers see.

        A text that waits for review at the desk changes nothing for them.
        """
        raise NotImplementedError


def public_languages(declaration: Declaration) -> list[str]:
    """The languages in which readers see the texts as they stand, once the meeting is public.

    Of an adopted text they see its newest version, whatever is typed.
    """
    if declaration.is_adopted:
        return []
    return list(declaration.versions.published().values_list("language", flat=True))
