"""Keeping the index true: subjects' rows say that they changed, their entries are made anew.

The entries are made when the transaction is committed, from what is then stored; many rows that
change together are looked at once. A task is committed with them, which makes the index true a
minute later where the process ended before it came to that. What was missed, by whatever writes
around the models, is found by ``drift`` and put right by ``rebuild``.
"""

import datetime as dt
from collections.abc import Collection, Iterator
from contextvars import ContextVar
from dataclasses import dataclass

from django.conf import settings
from django.db import models, transaction
from django.utils import translation
from django_tasks import task

from uccn.background import queue
from uccn.lib import stamp
from uccn.search.entries import entry_of, values
from uccn.search.models import Entry
from uccn.search.registry import SearchSubject, subjects

# Which objects to look at, by subject, lookup and key. A rollback leaves some: they are then
# looked at once more than they need.
_waiting: ContextVar[set[tuple[str, str, int]] | None] = ContextVar("waiting", default=None)
# So many objects at once: their texts are read, compared and written together.
_OBJECTS = 200
# Entries are made in less, also of an import.
_PATIENCE = dt.timedelta(minutes=1)
_ROWS = 500


def row_changed(instance: models.Model) -> None:
    """A row was written or is gone: make the entries of its objects anew at commit."""
    for subject in subjects():
        if link := subject.links.get(type(instance)):
            _wait(subject, link.lookup, instance.pk)
            if link.attribute:
                _wait(subject, "pk", getattr(instance, link.attribute))


def rows_written(model: type[models.Model], pks: Collection[int]) -> None:
    """Rows of a model were written without being saved: make their objects' entries anew."""
    for subject in subjects():
        if link := subject.links.get(model):
            for pk in pks:
                _wait(subject, link.lookup, pk)


def _wait(subject: SearchSubject, lookup: str, pk: int | None) -> None:
    """Remember an object, and come back to it at commit."""
    if pk is None:
        return
    waiting = _waiting.get()
    if waiting is None:
        waiting = set()
        _waiting.set(waiting)
    waiting.add((subject.kind, lookup, pk))
    transaction.on_commit(_catch_up)
    connection = transaction.get_connection()
    # It stands near the beginning of what an import has waiting, so the look at it ends soon.
    called = (entry[1] for entry in connection.run_on_commit)
    is_stood_in = any(isinstance(one, _StandsIn) and not one.is_over for one in called)
    if connection.in_atomic_block and not is_stood_in:
        transaction.on_commit(_StandsIn())


class _StandsIn:
    """A task for where the process ends before the entries are made; called when they are.

    Where a part of the transaction is rolled back, so is its task, and Django forgets this too.
    """

    def __init__(self) -> None:
        self.is_over = False
        self.key = queue.in_case(make_true, _PATIENCE)

    def __call__(self) -> None:
        """Take the task back."""
        self.is_over = True
        if self.key:
            queue.forget(self.key)


@task()
def make_true() -> None:
    """Make the index true, after a process that ended between a commit and its entries."""
    # What they wait for was committed too, and is made now.
    queue.forget_waiting(make_true)
    rebuild()
    # That pages changed is told at the commit as well, and may have been told to nobody.
    stamp.renew()


def _catch_up() -> None:
    """Make the entries of everything that waits."""
    waiting = _waiting.get()
    if not waiting:
        return
    found, _none = set(waiting), waiting.clear()
    for subject in subjects():
        asked: dict[str, set[int]] = {}
        for kind, lookup, pk in found:
            if kind == subject.kind:
                asked.setdefault(lookup, set()).add(pk)
        if asked:
            refresh(subject, _objects(subject, asked))


def _objects(subject: SearchSubject, asked: dict[str, set[int]]) -> set[int]:
    """The keys of the objects that lookups lead to; an object that is gone keeps its key."""
    found = set(asked.pop("pk", set()))
    for lookup, pks in asked.items():
        rows = subject.model._default_manager.filter(**{f"{lookup}__in": pks})
        found |= set(rows.order_by().values_list("pk", flat=True))
    return found


@dataclass
class Difference:
    """In how many entries the index differs from what readers see."""

    added: int = 0
    changed: int = 0
    removed: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def refresh(subject: SearchSubject, pks: Collection[int] | None = None) -> Difference:
    """Make the entries of these objects, or of all, anew."""
    total = Difference()
    for some in _portions(subject, pks):
        with transaction.atomic():
            _write(*_compared(subject, some, total))
    return total


def rebuild() -> Difference:
    """Make every entry anew; returns what was not true."""
    total = drift()
    for subject in subjects():
        refresh(subject)
    known = [subject.kind for subject in subjects()]
    Entry.objects.exclude(kind__in=known).delete()
    return total


def drift() -> Difference:
    """What is not true in the index; writes nothing."""
    total = Difference()
    for subject in subjects():
        for some in _portions(subject, None):
            _compared(subject, some, total)
    known = [subject.kind for subject in subjects()]
    total.removed += Entry.objects.exclude(kind__in=known).count()
    return total


def _portions(subject: SearchSubject, pks: Collection[int] | None) -> Iterator[list[int]]:
    """The objects, a number of them at a time; all of them are those that exist or have entries."""
    if pks is None:
        pks = set(subject.model._default_manager.order_by().values_list("pk", flat=True))
        own = Entry.objects.filter(kind=subject.kind).order_by()
        pks |= set(own.values_list("object_id", flat=True).distinct())
    ordered = sorted(pks)
    for start in range(0, len(ordered), _OBJECTS):
        yield ordered[start : start + _OBJECTS]


def _compared(
    subject: SearchSubject, pks: list[int], total: Difference
) -> tuple[list[Entry], list[int]]:
    """The entries to write and the numbers to remove, for these objects; counted in the total."""
    stored = {e.pk: e for e in Entry.objects.filter(kind=subject.kind, object_id__in=pks)}
    with translation.override(settings.LANGUAGE_CODE):
        texts = list(subject.texts(pks))
    true = {entry.pk: entry for entry in (entry_of(subject, text) for text in texts)}
    added = [pk for pk in true if pk not in stored]
    changed = [pk for pk in true if pk in stored and values(true[pk]) != values(stored[pk])]
    removed = [pk for pk in stored if pk not in true]
    total.added += len(added)
    total.changed += len(changed)
    total.removed += len(removed)
    return [true[pk] for pk in added + changed], changed + removed


def _write(entries: list[Entry], gone: list[int]) -> None:
    """Remove, then add."""
    for start in range(0, len(gone), _ROWS):
        Entry.objects.filter(pk__in=gone[start : start + _ROWS]).delete()
    Entry.objects.bulk_create(entries, batch_size=_ROWS)
