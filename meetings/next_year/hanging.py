"""Which models hang on a meeting, and which of them nobody has decided about."""

from collections.abc import Iterable

from django.apps import apps
from django.db import models

from meetings.models import AnnualMeeting
from meetings.next_year import registry
from uccn.lib.translated import translated_fields


def hanging(among: Iterable[type[models.Model]] | None = None) -> set[type[models.Model]]:
    """Every model with a relation to a meeting, itself or through others.

    A model with ``content_type`` and ``object_id`` may hang on anything, so on a meeting too.
    """
    candidates = {m for m in (among or apps.get_models()) if not m._meta.proxy}
    found = {AnnualMeeting}
    while more := {m for m in candidates - found if _hangs_on(m, found)}:
        found |= more
    return found - {AnnualMeeting}


def undeclared(among: Iterable[type[models.Model]] | None = None) -> set[type[models.Model]]:
    """The models that hang on a meeting and are declared neither copied nor never copied."""
    return {model for model in hanging(among) if not registry.is_declared(model)}


def undecided_fields(model: type[models.Model]) -> set[str]:
    """The fields of a copied model that are neither carried over nor left; its key aside."""
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    names = {field.name for field in fields if not hasattr(field, "translated_field")}
    names |= set(translated_fields(model))
    return names - registry.decided_fields(model) - {model._meta.pk.name}


def _hangs_on(model: type[models.Model], found: set[type[models.Model]]) -> bool:
    """Whether a model points at one of those found, or at whatever it likes."""
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    if {"content_type", "object_id"} <= {field.name for field in fields}:
        return True
    return any(field.related_model in found for field in fields if field.is_relation)
