"""Relations to many that come back with their object: a group's permissions, a meeting's editors.

Each row of such a relation is recorded by itself. What belonged to the object after one of its
changes is what belongs to it now, with every later change taken back.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models
from django.db.models import Q, QuerySet
from django.utils.text import capfirst

from uccn.lib.recorded import Recorded
from uccn.record.models import Change
from uccn.record.names import names
from uccn.record.telling import Line

# The rows that a person may choose in the object's own form, None where the form does not ask.
Offered = Callable[[str], QuerySet | None]


@dataclass
class Set:
    """One relation of an object: the keys that belong to it now, and would after restoring.

    ``left`` are those that do not come back, or do not go: gone, or not the person's to choose.
    With ``is_closed`` the form does not ask the person for the relation at all.
    """

    field: models.ManyToManyField
    now: set[int]
    then: set[int]
    left: set[int]
    is_closed: bool = False

    @property
    def label(self) -> str:
        """What the relation is called."""
        return capfirst(str(self.field.verbose_name))

    @property
    def line(self) -> Line:
        """What restoring changes, in words. One query."""
        return Line(self.label, "", self._said(self.now), self._said(self.then))

    @property
    def names_left(self) -> str:
        """What does not come back or go, in words; '' when all does. One query."""
        return self._said(self.left)

    def _said(self, keys: set[int]) -> str:
        """The rows by their names."""
        kind = self.field.related_model._meta.label_lower
        known = names((kind, key) for key in keys)
        return " · ".join(sorted(known.get((kind, key)) or f"#{key}" for key in keys))


def kinds_of(told: Recorded) -> dict[str, models.ManyToManyField]:
    """The relations that come back with an object, by the kinds of their rows."""
    fields = [told.model._meta.get_field(name) for name in told.sets]
    return {field.remote_field.through._meta.label_lower: field for field in fields}


def sets_after(told: Recorded, key: int, change: Change, offered: Offered) -> list[Set]:
    """Every relation that was another after the change, as far as the person may choose."""
    found = []
    for kind, field in kinds_of(told).items():
        now = _now(field, key)
        then = _then(kind, field, now, told, key, change)
        if now == then:
            continue
        if (choice := offered(field.name)) is None:
            found.append(Set(field, now, now, set(), is_closed=True))
            continue
        differs = now ^ then
        left = differs - set(choice.filter(pk__in=differs).order_by().values_list("pk", flat=True))
        found.append(Set(field, now, (then - left) | (now & left), left))
    return found


def _now(field: models.ManyToManyField, key: int) -> set[int]:
    """The keys that belong to the object."""
    rows = field.remote_field.through._base_manager.filter(**{field.m2m_field_name(): key})
    return set(rows.values_list(f"{field.m2m_reverse_field_name()}_id", flat=True))


def _then(kind: str, field, now: set[int], told: Recorded, key: int, change: Change) -> set[int]:
    """The keys that belonged to it after the change."""
    keys, column = set(now), field.m2m_reverse_name()
    rows = Change.objects.filter(kind=kind, owner_kind=told.kind, owner_id=key)
    later = Q(pk__gt=change.pk)
    if change.verb == Change.Verb.DELETED and change.act and change.kind == told.kind:
        # What belonged to a deleted object went with it, before it.
        later |= Q(act=change.act, verb=Change.Verb.DELETED)
    for one in rows.filter(later).order_by("-pk"):
        keys.discard(one.new.get(column))
        if one.old.get(column) is not None:
            keys.add(one.old[column])
    return keys
