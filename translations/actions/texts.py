"""A text's column: read as it is, and written only while it still holds what was read."""

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from translations import registry
from translations.hashes import text_hash
from translations.models import TextState, TextUnit
from translations.models.units import is_one_line
from uccn.lib import languages
from uccn.lib.cleaning import clean


@dataclass
class Held:
    """One text in one language under lock: its unit, its state, and what its column holds."""

    unit: TextUnit
    state: TextState
    column: str

    @property
    def working(self) -> str:
        """The text that is being worked on: the draft if there is one, else the public text."""
        return self.state.draft or self.column

    @property
    def working_source(self) -> str:
        """The hash of the source that the working text was made from."""
        return self.state.working_source


def column_of(unit: TextUnit, language: str, *, is_locked: bool = False) -> str:
    """What the column holds now, '' for nothing. Raises ValidationError when the row is gone."""
    rows = unit.row.order_by()
    rows = rows.select_for_update() if is_locked else rows
    for text in rows.values_list(unit.column(language), flat=True):
        return text or ""
    raise ValidationError(
        _("This was deleted meanwhile and cannot be saved. Copy your text if you need it."),
        code="gone",
    )


def hold(unit: TextUnit, language: str) -> Held:
    """Lock the row, then the state, and read the column; to be called inside a transaction.

    The order is that of whoever saves a row, which the desk sees afterwards: the other way round
    the two would wait for each other.
    """
    column = column_of(unit, language, is_locked=True)
    states = TextState.objects.select_for_update().filter(unit=unit, language=language)
    state = states.get()
    unit = TextUnit.objects.select_related("content_type", "sheet__content_type").get(pk=unit.pk)
    state.unit = unit
    return Held(unit, state, column)


def prepared(unit: TextUnit, text: str) -> str:
    """The text as it may be stored: clean, without outer white space, within its field's limits."""
    return prepared_for(unit.model, unit.field, text)


def prepared_for(model: type[models.Model], name: str, text: str) -> str:
    """The same for a field of a model, whose rows the desk need not know yet."""
    text, field = clean(text).strip(), model._meta.get_field(name)
    if is_one_line(field) and "\n" in text:
        raise ValidationError(_("Write this on one line."), code="one_line")
    if text:
        field.run_validators(text)
    return text


def write_column(held: Held, text: str) -> bool:
    """Whether the text was written: the row still held what was read. NULL and '' are one.

    The base column goes with the default language's, as ``TranslatedModel`` keeps it. Raises
    ValidationError where its subject lets nobody change it now.
    """
    unit, language = held.unit, held.state.language
    if sentence := registry.refusal(unit.row.get(), language):
        raise ValidationError(sentence, code="frozen")
    name = unit.column(language)
    unmoved = models.Q(**{name: held.column})
    if not held.column:
        unmoved |= models.Q(**{name: None})
    values = {name: text or None}
    if language == settings.MODELTRANSLATION_DEFAULT_LANGUAGE:
        values[unit.field] = text
    is_written = unit.row.filter(unmoved).update(**values) == 1
    if is_written:
        unit.model.written([unit.object_id])
    return is_written


def exists_elsewhere(unit: TextUnit, language: str) -> bool:
    """Whether the text may be empty in the language: another has it, or it need not exist."""
    if unit.model._meta.get_field(unit.field).blank:
        return True
    elsewhere = models.Q(pk__in=[])
    for code in languages.codes():
        if code != language:
            elsewhere |= models.Q(**{f"{unit.column(code)}__gt": ""})
    return unit.row.filter(elsewhere).exists()


def is_as_remembered(held: Held) -> bool:
    """Whether nobody wrote the column around the desk since it last looked."""
    return text_hash(held.column) == held.state.text_hash
