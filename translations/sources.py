"""Which language a row's texts are translated from, before and after a change that is planned."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext as _

from translations import permissions, registry
from translations.models import TextUnit
from translations.stored import first_source
from uccn.lib import languages
from uccn.lib.translated import translated_fields


@dataclass(frozen=True)
class FieldTexts:
    """One translated field of a row: its public texts, and the language that is the source.

    ``known`` is the language that the row declares, ``so_far`` the one that the desk remembers.
    """

    field: str
    texts: Mapping[str, str]
    known: str = ""
    so_far: str = ""

    @property
    def source(self) -> str:
        """The language that the others are translated from, '' while there is no text."""
        has_text = any(self.texts.values())
        return first_source(self.texts, self.known, self.so_far) if has_text else ""

    def source_with(self, typed: Mapping[str, str], user) -> str:
        """The source once these texts are there; only who may write sources can move it."""
        if self.source and not permissions.may_write_source(user):
            return self.source
        return first_source({**self.texts, **typed}, self.known, self.so_far)

    def sources_among(self, typed: Mapping[str, str], user) -> set[str]:
        """The languages whose typed text is stored as it is; the others are translations."""
        found = {code for code in typed if code == self.source_with(typed, user)}
        if self.source in typed and not typed[self.source]:
            found.add(self.source)
        return found

    def is_open_to(self, user, language: str) -> bool:
        """Whether somebody may write the text in the language at all, here or as a draft."""
        if not self.source:
            return permissions.may_write_source(user)
        if language in (self.source, self.known) and permissions.may_write_source(user):
            return True
        return language != self.source and permissions.may_translate(user, language)


def refusal(user, language: str, text: str, *, is_source: bool) -> str:
    """Why somebody may not write, or take away, a text in a language; '' if he or she may."""
    names = {"language": languages.name_in(language)}
    if is_source:
        allowed = permissions.may_write_source(user)
        return "" if allowed else _("You may not write the text that others are translated from.")
    if not text and not permissions.may_review(user, language):
        return _("Only who reviews %(language)s may take a text away.") % names
    if not permissions.may_translate(user, language):
        return _("You may not write texts in %(language)s.") % names
    return ""


def texts_of(
    row: models.Model,
    *,
    planned: Mapping | None = None,
    so_far: Mapping[tuple[int, str], str] | None = None,
) -> dict[str, FieldTexts]:
    """The row's translated fields by name; reads its loaded columns.

    ``planned`` holds values that the row is about to get. One query, none where ``so_far`` is
    given or the row is new.
    """
    if so_far is None:
        so_far = sources_so_far(type(row), [row.pk]) if row.pk else {}
    return {
        field: FieldTexts(
            field,
            {code: languages.text_in(row, field, code) for code in languages.codes()},
            declared_language(row, field, planned or {}),
            so_far.get((row.pk, field), ""),
        )
        for field in translated_fields(type(row))
    }


def sources_so_far(
    model: type[models.Model], pks: Collection[int] | None = None
) -> dict[tuple[int, str], str]:
    """The source languages that the desk remembers, by key and field. One query."""
    units = TextUnit.objects.filter(content_type=ContentType.objects.get_for_model(model))
    if pks is not None:
        units = units.filter(object_id__in=pks)
    rows = units.values_list("object_id", "field", "source_language")
    return {(pk, field): language for pk, field, language in rows}


def declared_language(row: models.Model, field: str, planned: Mapping) -> str:
    """The language that the row or its parent names as that of the original, '' for none."""
    for path in source_columns(type(row), field):
        first, *rest = path.split("__")
        value = planned[first] if first in planned else getattr(row, first, None)
        for name in rest:
            value = getattr(value, name, None)
        return value or ""
    return ""


def source_columns(model: type[models.Model], *fields: str) -> list[str]:
    """The columns that name the language of these fields' originals: "original_language"."""
    parts = [
        registry.part_of(subject, model, field)
        for subject in registry.subjects_with(model)
        for field in fields
    ]
    return [part.source_language for part in parts if part and part.source_language]
