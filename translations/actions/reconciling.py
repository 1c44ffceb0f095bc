"""Finding out what was written around the desk, and writing down what became of it.

The columns are compared with the hashes that the desk remembers. What differs is read again under
a lock, so that an approval that is just being made is never taken for a stranger's write.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone

from translations import naming, registry
from translations.actions import consequences, settling
from translations.hashes import text_hash
from translations.models import TextState, TextUnit
from translations.registry import TranslationSubject
from translations.stored import Stored, source_language, stored


@dataclass
class Report:
    """What a reconciliation found, in numbers of texts by language (states)."""

    states: int = 0
    new: int = 0
    changed: int = 0
    removed: int = 0
    source_changed: list[int] = field(default_factory=list)


@dataclass
class Scope:
    """What is to be looked at: everything of a subject, some of its sheets, or some rows."""

    subject: TranslationSubject
    sheets: Collection[int] | None = None
    rows: tuple[type[models.Model], Collection[int]] | None = None

    def stored(self) -> list[Stored]:
        """What the columns hold."""
        return list(stored(self.subject, sheets=self.sheets, rows=self.rows))

    def lock(self) -> None:
        """Keep others from writing its rows, and so from approving, until the transaction ends."""
        model, pks = self.rows
        found = model._default_manager.rewrite(False).filter(pk__in=pks).order_by("pk")
        list(found.select_for_update().values_list("pk"))

    def units(self) -> models.QuerySet:
        """What the desk remembers of it."""
        return TextUnit.objects.filter(**self._conditions(""))

    def states(self) -> models.QuerySet:
        """What it remembers of it in each language."""
        return TextState.objects.filter(**self._conditions("unit__"))

    def _conditions(self, path: str) -> dict:
        """What holds for the units of the scope, by the path that leads to them."""
        kinds = ContentType.objects
        found = {f"{path}sheet__content_type": kinds.get_for_model(self.subject.model)}
        if self.rows is not None:
            model, pks = self.rows
            row_kind = kinds.get_for_model(model)
            return found | {f"{path}content_type": row_kind, f"{path}object_id__in": pks}
        if self.sheets is not None and not self.subject.is_collective:
            found[f"{path}sheet__object_id__in"] = self.sheets
        return found


def reconcile(*, trust: bool | None = None, at: dt.datetime | None = None) -> Report:
    """Look at every text of every subject; returns what was found.

    ``trust`` takes what is new as approved. Left open, it does so when the desk knows nothing
    yet: the texts that a site has when the desk is set up were published by its staff.
    """
    if trust is None:
        trust = not TextUnit.objects.exists()
    report = Report()
    for subject in registry.subjects():
        refresh(Scope(subject), report=report, trust=trust, at=at)
        naming.name_all(subject)
    return report


def refresh(
    scope: Scope,
    *,
    report: Report | None = None,
    trust: bool = False,
    by=None,
    at: dt.datetime | None = None,
) -> Report:
    """Look at the texts of a scope and write down what changed around the desk."""
    report = report if report is not None else Report()
    at = at or timezone.now()
    found = scope.stored()
    dirty, gone = _differences(scope, found, report)
    if dirty or gone:
        with transaction.atomic():
            _mark_removed(gone, at, report)
            for model, pks in dirty.items():
                again = Scope(scope.subject, rows=(model, pks))
                again.lock()
                settling.settle(again.subject, again.stored(), report, trust=trust, by=by, at=at)
            if not trust and report.source_changed:
                consequences.source_changed(report.source_changed, by=by, at=at)
    return report


def _differences(scope: Scope, found: list[Stored], report: Report) -> tuple[dict, list[int]]:
    """The rows whose texts differ from what is remembered, by model, and the units that are gone.

    Two queries.
    """
    units = {(u.content_type_id, u.object_id, u.field): u for u in _remembered(scope.units())}
    hashes: dict[int, dict[str, str]] = {}
    for unit, language, digest in scope.states().values_list(*_HASH):
        hashes.setdefault(unit, {})[language] = digest
    kinds = {part.model: ContentType.objects.get_for_model(part.model).pk
             for part in scope.subject.parts}  # fmt: skip
    dirty: dict[type, list[int]] = {}
    for row in found:
        unit = units.pop((kinds[row.part.model], row.pk, row.part.field), None)
        report.states += len(row.texts)
        is_known = unit is not None and row.ancestor in (None, unit.ancestor_key)
        if not is_known or not is_true(row, unit, hashes.get(unit.pk, {})):
            dirty.setdefault(row.part.model, []).append(row.pk)
    gone = [unit.pk for unit in units.values() if unit.removed_at is None]
    return dirty, gone


class Remembered(NamedTuple):
    """A unit as the comparison reads it, lighter than a model: there may be many thousands."""

    pk: int
    content_type_id: int
    object_id: int
    field: str
    position: int
    source_language: str
    source_hash: str
    removed_at: dt.datetime | None
    ancestor_key: int | None


def _remembered(units: models.QuerySet) -> Iterator[Remembered]:
    """What the desk remembers of these units."""
    *names, _ancestor = Remembered._fields
    yield from map(Remembered._make, units.values_list(*names, "ancestor__object_id"))


_HASH = ("unit_id", "language", "text_hash")


def is_true(row: Stored, unit: TextUnit | Remembered, hashes: dict[str, str]) -> bool:
    """Whether the desk's memory of a stored text, unit and hashes by language, holds."""
    now = {code: text_hash(text) for code, text in row.texts.items()}
    # A language that was taken from the settings keeps its state; it differs from nothing.
    if {code: hashes.get(code) for code in now} != now:
        return False
    chosen = source_language(row, unit.source_language)
    remembered = (unit.position, unit.source_language, unit.source_hash, unit.removed_at)
    return remembered == (row.position, chosen, now.get(chosen, ""), None)


def _mark_removed(gone: list[int], at: dt.datetime, report: Report) -> None:
    """Say of units whose row was deleted that they are gone; their versions stay."""
    if gone:
        report.removed += TextUnit.objects.filter(pk__in=gone).update(removed_at=at)


def refresh_sheet(subject: TranslationSubject, key: int, **options) -> Report:
    """Look at one sheet, by its object's key (0 for a sheet of a whole model)."""
    if subject.is_collective:
        return refresh(Scope(subject), **options)
    return refresh(Scope(subject, sheets=[key]), **options)


def refresh_rows(model: type[models.Model], pks: Iterable[int], **options) -> None:
    """Look at some rows, on every subject's sheets where their texts stand.

    An object's own row brings its whole sheet: its language is that of its other parts as well.
    """
    pks = list(pks)
    for subject in registry.subjects_with(model):
        if subject.model is model and not subject.is_collective:
            refresh(Scope(subject, sheets=pks), **options)
            naming.name_sheets(subject, pks)
        else:
            refresh(Scope(subject, rows=(model, pks)), **options)
