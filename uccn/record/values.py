"""What a column held, in the reader's words; and as the model wants it, to restore it."""

import datetime as dt
import json

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from uccn.lib import languages


def to_python(field: models.Field, value):
    """A value of the record as the model's attribute; None and '' stay what they are."""
    if value is None or isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.ForeignKey):
        return field.target_field.to_python(value)
    found = field.to_python(value)
    if isinstance(field, models.DateTimeField) and timezone.is_naive(found):
        return found.replace(tzinfo=dt.UTC)
    return found


def reference(field: models.Field, value) -> tuple[str, int] | None:
    """The row that a foreign key led to."""
    if isinstance(field, models.ForeignKey) and isinstance(value, int):
        return field.related_model._meta.label_lower, value
    return None


def in_words(field: models.Field, value, names: dict) -> str:
    """The value as the reader's language says it; '' for nothing."""
    if value is None or value == "":
        return ""
    if row := reference(field, value):
        return names.get(row) or f"#{value}"
    if isinstance(field, models.JSONField):
        return json.dumps(value, ensure_ascii=False)
    known = to_python(field, value)
    if isinstance(known, bool):
        return pgettext("a value", "yes") if known else pgettext("a value", "no")
    if field.flatchoices:
        return str(dict(field.flatchoices).get(known, known))
    return _moment(known) or str(known)


def _moment(value) -> str:
    """A time or a day in words, '' for what is neither."""
    if isinstance(value, dt.datetime):
        zone = timezone.get_current_timezone()
        return f"{date_format(value.astimezone(zone), 'DATETIME_FORMAT')} ({zone})"
    if isinstance(value, dt.date):
        return date_format(value)
    return time_format(value) if isinstance(value, dt.time) else ""


def label(field: models.Field) -> str:
    """What the column is called, with the language that it is of."""
    if not language_of(field):
        # A relation to many has keys that Django named by the code.
        is_made = field.model._meta.auto_created and field.related_model
        named = field.related_model._meta if is_made else field
        return capfirst(str(named.verbose_name))
    base = field.model._meta.get_field(field.translated_field.name)
    said = {
        "field": capfirst(str(base.verbose_name)),
        "language": languages.name_in(field.language),
    }
    # Translators: what a column of a language is called, as in "Title (Arabic)".
    return _("%(field)s (%(language)s)") % said


def language_of(field: models.Field) -> str:
    """The language of the texts in a column, '' for what is in none."""
    return getattr(field, "language", "") or ""
