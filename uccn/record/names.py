"""The names of rows in the reader's language: of all kinds together in one query."""

from collections.abc import Iterable

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Coalesce, NullIf

from uccn.lib import languages
from uccn.lib.recorded import base_fields, naming, spoken

Reference = tuple[str, int]
_PARTS = 2


def names(references: Iterable[Reference]) -> dict[Reference, str]:
    """The names of those rows that are still there."""
    wanted: dict[str, set[int]] = {}
    for kind, key in references:
        if naming(kind):
            wanted.setdefault(kind, set()).add(key)
    if not wanted:
        return {}
    first, *others = [_query(kind, keys) for kind, keys in sorted(wanted.items())]
    rows = first.union(*others, all=True) if others else first
    return {(kind, key): _joined(kind, parts) for kind, key, *parts in rows}


def name_in_columns(kind: str, columns: dict) -> str:
    """The name of a row that is gone, from its columns as they were; '' where they hold none."""
    model = apps.get_model(kind)
    parts = []
    for lookup in naming(kind):
        tried = [columns.get(name) for name in _of_languages(model, lookup)]
        parts.append(next((str(text) for text in tried if text), ""))
    return _joined(kind, parts)


def _query(kind: str, keys: set[int]):
    """The key of each row and the parts of its name."""
    model = apps.get_model(kind)
    parts = [_part(model, lookup) for lookup in naming(kind)]
    parts += [Value("", output_field=CharField())] * (_PARTS - len(parts))
    rows = models.QuerySet(model).filter(pk__in=keys).order_by()
    named = {f"part_{number}": part for number, part in enumerate(parts)}
    kinds = {"row_kind": Value(kind, output_field=CharField())}
    return rows.annotate(**kinds, **named).values_list("row_kind", "pk", *named)


def _part(model, lookup: str):
    """A part of a name: of a text its first language that has one."""
    tried = [NullIf(Cast(F(name), CharField()), Value("")) for name in _of_languages(model, lookup)]
    return Coalesce(*tried, Value(""), output_field=CharField())


def _of_languages(model, lookup: str) -> list[str]:
    """The columns that may hold a part of a name, best first; one where it has no languages."""
    *way, last = lookup.split("__")
    for step in way:
        model = model._meta.get_field(step).related_model
    if last not in base_fields(model):
        return [lookup]
    wanted = [languages.current(), *settings.FALLBACK_LANGUAGES, *languages.codes()]
    before = "".join(f"{step}__" for step in way)
    return [before + languages.column(last, code) for code in dict.fromkeys(wanted)]


def _joined(kind: str, parts: Iterable[str]) -> str:
    """The parts of a name as one."""
    return " · ".join(map(spoken(kind), filter(None, parts)))
