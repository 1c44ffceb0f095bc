"""A form of the ordinary admin that writes no translation itself: the desk does."""

from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext as _

from translations import actions, permissions, registry
from translations.addresses import text_url
from translations.handing_over import drafts, is_anothers
from translations.sources import FieldTexts, refusal, texts_of
from uccn.lib import languages
from uccn.lib.admin_saving import CarefulTranslatedForm


class DeskForm(CarefulTranslatedForm):
    """Texts by language: the source is written, what is typed in other languages is handed over.

    ``handed_over`` holds the latter by field and language; the object never gets it. ``at_once``
    names the columns in which readers see what was typed as soon as it is saved.
    """

    # Who types, as ``DeskAdmin.get_form`` says, and what became of the texts, as it tells.
    person = None
    handed = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.handed_over: dict[tuple[str, str], str] = {}
        self.at_once: set[str] = set()
        if self.instance.pk:
            self._say_what_waits()

    def _say_what_waits(self) -> None:
        """Say beside each language that the desk holds a draft which this form does not show."""
        for state in drafts(self.instance):
            field = self.fields.get(languages.column(state.unit.field, state.language))
            if field is not None:
                address = text_url(state.unit, state.language)
                note, opening = _("A draft waits at the translation desk."), _("Open it")
                link = format_html('{} <a href="{}">{}</a>', note, address, opening)
                field.help_text = format_html("{} {}", field.help_text, link)

    def clean(self):
        """Part what is written from what is handed over; refuse what the person may not write."""
        data = super().clean()
        for texts in texts_of(self.instance, planned=data).values():
            self._part(texts, data)
        if any(self.handed_over.values()) and self.instance.pk:
            self._refuse_beside_others()
        for field, code in self.handed_over:
            data.pop(languages.column(field, code), None)
        self.__dict__.pop("changed_data", None)
        return data

    @property
    def changed_data(self) -> list[str]:
        """The names of the fields that are written here, without what is handed over."""
        handed = {languages.column(*place) for place in self.handed_over}
        return [name for name in super().changed_data if name not in handed]

    def _part(self, texts: FieldTexts, data: dict) -> None:
        """Decide on each text of a field that was typed."""
        typed = self._typed(texts.field, data)
        sources = texts.sources_among(typed, self.person)
        for code, text in typed.items():
            column = languages.column(texts.field, code)
            sentence = refusal(self.person, code, text, is_source=code in sources)
            if sentence := sentence or registry.refusal(self.instance, code):
                self.add_error(column, ValidationError(sentence, "language"))
            elif code in sources:
                self.at_once.add(column)
            elif self._is_fit(column, texts.field, text):
                self.handed_over[texts.field, code] = text
                if not text or permissions.may_approve_alone(self.person, code):
                    self.at_once.add(column)

    def _is_fit(self, column: str, field: str, text: str) -> bool:
        """Whether the desk will take a text; the object's validators never see it."""
        try:
            actions.prepared_for(type(self.instance), field, text)
        except ValidationError as error:
            self.add_error(column, error)
            return False
        return True

    def _typed(self, field: str, data: dict) -> dict[str, str]:
        """What was changed here in a field, by language."""
        changed = set(self.changed_data)
        names = {code: languages.column(field, code) for code in languages.codes()}
        return {
            code: data[name] or ""
            for code, name in names.items()
            if name in changed and name in data
        }

    def _refuse_beside_others(self) -> None:
        """An error on each text beside which somebody else's draft waits at the desk."""
        for state in drafts(self.instance):
            text = self.handed_over.get((state.unit.field, state.language))
            if text and is_anothers(state, text, self.person):
                sentence = _("Another text by %(person)s waits at the translation desk.")
                person = state.translator or _("somebody who is not known")
                address = text_url(state.unit, state.language)
                message = format_html(
                    '{} <a href="{}">{}</a>', sentence % {"person": person}, address, _("Open it")
                )
                column = languages.column(state.unit.field, state.language)
                self.add_error(column, ValidationError(message, "draft"))
