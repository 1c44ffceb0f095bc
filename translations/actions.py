"""The only writer of translated texts: what somebody else saved meanwhile is never overwritten.

Whoever saves says which text they saw, by its fingerprint. The text is written with one UPDATE
that finds the row only while it still holds that text; else there is a conflict and nothing of
it is written. Fallbacks are never stored: only the one language's column is touched, and the
base column with it where the language is modeltranslation's default.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from translations.registry import TranslationSubject, Unit
from uccn.lib import languages
from uccn.lib.cleaning import clean


class Conflict(Exception):
    """Somebody saved another text since the writer read it; ``theirs`` is what is stored now."""

    def __init__(self, theirs: str) -> None:
        super().__init__("The text was changed meanwhile.")
        self.theirs = theirs


@dataclass(frozen=True)
class Change:
    """A text to save, by its unit's key; ``expected`` is the fingerprint of the text seen."""

    key: str
    text: str
    expected: str


@dataclass
class Outcome:
    """What became of several changes, by the units' keys; no key is in two places."""

    saved: dict[str, str] = field(default_factory=dict)
    unchanged: set[str] = field(default_factory=set)
    conflicts: dict[str, str] = field(default_factory=dict)
    errors: dict[str, ValidationError] = field(default_factory=dict)


def fingerprint(text: str) -> str:
    """SHA-256 of a stored text, by which the page says which text its writer saw."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def save_text(*, subject: TranslationSubject, obj, language: str, change: Change, by) -> str | None:
    """Save one text: returned as stored, None if unchanged; Conflict, ValidationError raised."""
    outcome = save_texts(subject=subject, obj=obj, language=language, changes=[change], by=by)
    if change.key in outcome.conflicts:
        raise Conflict(outcome.conflicts[change.key])
    if change.key in outcome.errors:
        raise outcome.errors[change.key]
    return outcome.saved.get(change.key)


@transaction.atomic
def save_texts(
    *, subject: TranslationSubject, obj, language: str, changes: Iterable[Change], by
) -> Outcome:
    """Save what can be saved, all of it or nothing; conflicts and errors are told, not raised."""
    if not by.has_perm(subject.permission):
        raise PermissionDenied
    if language not in languages.codes():
        raise ValueError(f"{language!r} is none of the site's languages.")
    obj = subject.objects().get(pk=obj.pk)
    units = {unit.key: unit for unit in subject.units(obj, [language])}
    outcome = Outcome()
    for change in changes:
        _save(units.get(change.key), language, change, outcome)
    if outcome.saved:
        _log(obj, language, [units[key].mark for key in outcome.saved], by)
    return outcome


def _save(unit: Unit | None, language: str, change: Change, outcome: Outcome) -> None:
    """Try one change and enter in the outcome what became of it."""
    try:
        text = _write(unit, language, change)
    except Conflict as conflict:
        outcome.conflicts[change.key] = conflict.theirs
    except ValidationError as error:
        outcome.errors[change.key] = error
    else:
        if text is None:
            outcome.unchanged.add(change.key)
        else:
            outcome.saved[change.key] = text


def _write(unit: Unit | None, language: str, change: Change) -> str | None:
    """The text as it was stored, or None when its writer had changed nothing."""
    if unit is None:
        raise _gone()
    stored = unit.texts[language]
    if fingerprint(change.text) == change.expected or change.text == stored:
        return None
    text = _prepared(unit, change.text)
    if text == stored or fingerprint(text) == change.expected:
        return None
    if fingerprint(stored) != change.expected:
        raise Conflict(stored)
    if not text and not _may_be_empty(unit, language):
        raise ValidationError(
            _("This is the only language that the text exists in. Write it in another one first."),
            code="last_language",
        )
    if not _compare_and_set(unit, language, stored, text):
        raise Conflict(_stored_now(unit, language))
    return text


def _prepared(unit: Unit, text: str) -> str:
    """The text as it may be stored: clean, without outer white space, within its field's limits."""
    text = clean(text).strip()
    if unit.is_one_line and "\n" in text:
        raise ValidationError(_("Write this on one line."), code="one_line")
    unit.model._meta.get_field(unit.field).run_validators(text)
    return text


def _row(unit: Unit) -> models.QuerySet:
    """The unit's row, with modeltranslation's rewriting of names switched off."""
    return unit.model._default_manager.filter(pk=unit.pk).rewrite(False)


def _compare_and_set(unit: Unit, language: str, stored: str, text: str) -> bool:
    """Whether the text was written: the row still held what was read. NULL and '' are one."""
    name = languages.column(unit.field, language)
    unmoved = models.Q(**{name: stored})
    if not stored:
        unmoved |= models.Q(**{name: None})
    values = {name: text or None}
    if language == settings.MODELTRANSLATION_DEFAULT_LANGUAGE:
        values[unit.field] = text
    return _row(unit).filter(unmoved).update(**values) == 1


def _may_be_empty(unit: Unit, language: str) -> bool:
    """Whether the text may be missing in the language: it exists in another, or need not exist."""
    if unit.model._meta.get_field(unit.field).blank:
        return True
    elsewhere = models.Q(pk__in=[])
    for code in languages.codes():
        if code != language:
            elsewhere |= models.Q(**{f"{languages.column(unit.field, code)}__gt": ""})
    return _row(unit).filter(elsewhere).exists()


def _stored_now(unit: Unit, language: str) -> str:
    """The text that somebody else has written since this transaction read it."""
    stored = _row(unit).values_list(languages.column(unit.field, language), flat=True)
    for text in stored:
        return text or ""
    raise _gone()


def _gone() -> ValidationError:
    """What is said when the text's place was deleted meanwhile."""
    return ValidationError(
        _("This was deleted meanwhile and cannot be saved. Copy your text if you need it."),
        code="gone",
    )


def _log(obj, language: str, marks: list, by) -> None:
    """Write in the admin's history who saved what in which language, but not the text."""
    with translation.override(None):
        names = [str(mark) for mark in marks]
    changed = {"name": "text", "object": languages.own_name(language), "fields": names}
    LogEntry.objects.log_actions(
        by.pk, [obj], CHANGE, change_message=[{"changed": changed}], single_object=True
    )
