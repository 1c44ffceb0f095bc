"""Where every model that hangs on a meeting says whether the next year gets a copy of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.contrib.auth import get_permission_codename
from django.db import models
from django.utils.functional import Promise

from meetings.models import AnnualMeeting
from uccn.lib.languages import Resolved
from uccn.lib.later import Declarations


@dataclass
class Opening:
    """One opening of a next year while it runs: from which meeting, into which, by whom."""

    source: AnnualMeeting
    meeting: AnnualMeeting
    by: models.Model | None = None
    # Each row that was copied, with its copy: later copiers hang theirs on it.
    made: dict[models.Model, models.Model] = field(default_factory=dict)

    def made_of(self, model: type[models.Model]) -> list[tuple[models.Model, models.Model]]:
        """The rows of a model that were copied so far, each with its copy."""
        return [(old, new) for old, new in self.made.items() if isinstance(old, model)]


@dataclass(frozen=True)
class Copied:
    """A model of which the next year gets copies."""

    model: type[models.Model]
    order: int
    copier: Callable[[Opening], None]
    through: str
    what: str | Promise
    names: Callable[[AnnualMeeting], Iterable[tuple[Resolved, str]]] | None

    def count(self, meeting: AnnualMeeting) -> int:
        """How many rows of it a meeting has, which is how many the next one gets."""
        return _count(self.model, self.through, meeting)


@dataclass(frozen=True)
class Never:
    """A model of which the next year gets nothing, and why."""

    model: type[models.Model]
    reason: str | Promise
    label: str | Promise
    through: str
    order: int

    def count(self, meeting: AnnualMeeting) -> int | None:
        """How many rows of it a meeting has; None where nobody counts them."""
        return _count(self.model, self.through, meeting) if self.through else None


@dataclass(frozen=True)
class Left:
    """What a copy does not take over from its original, and why."""

    model: type[models.Model]
    fields: tuple[str, ...]
    reason: str | Promise
    label: str | Promise
    order: int
    number: Callable[[AnnualMeeting], int] | None

    def count(self, meeting: AnnualMeeting) -> int | None:
        """How many there are; None where nobody counts them."""
        return self.number(meeting) if self.number else None


_copied: dict[type[models.Model], Copied] = {}
_never: dict[type[models.Model], Never] = {}
_left: list[Left] = []
_carried: dict[type[models.Model], set[str]] = {}
declared = Declarations("next_year")


def copied(model, order: int, copier: Callable[[Opening], None], *, through, what, names=None):
    """Declare that the next year gets copies: ``copier`` makes them, lower orders come first.

    ``through`` is the lookup that leads to the meeting ("declaration__meeting"), ``what`` says to
    people what a copy holds, ``names`` gives each row's title with a word on it.
    """
    _copied[model] = Copied(model, order, copier, through, what, names)


def never(model, reason, *, label="", through: str = "", order: int = 50) -> None:
    """Declare that the next year gets nothing of a model; people are told the reason.

    ``label`` stands where the model's own name says nothing to them. With a lookup that leads to
    the meeting they are also told how many rows there are.
    """
    _never[model] = Never(model, reason, label or model._meta.verbose_name_plural, through, order)


def carried(model, *fields: str) -> None:
    """Declare which fields of a copied model the copier fills."""
    _carried.setdefault(model, set()).update(fields)


def left(model, *fields: str, label, reason, order: int = 50, number=None) -> None:
    """Declare which fields of a copied model start anew; people read label, number and reason."""
    _left.append(Left(model, fields, reason, label, order, number))


def copies() -> list[Copied]:
    """What is copied, in the order in which it is."""
    declared.load()
    return sorted(_copied.values(), key=lambda entry: entry.order)


def left_behind() -> list[Never | Left]:
    """What is not copied, in the order in which people read it."""
    declared.load()
    return sorted([*_left, *_never.values()], key=lambda entry: entry.order)


def is_declared(model: type[models.Model]) -> bool:
    """Whether a model is declared as copied or as never copied."""
    declared.load()
    return model in _copied or model in _never


def decided_fields(model: type[models.Model]) -> set[str]:
    """The fields of a copied model of which somebody said what becomes of them."""
    declared.load()
    anew = {name for entry in _left if entry.model is model for name in entry.fields}
    return anew | _carried.get(model, set())


def permissions() -> list[str]:
    """What a person must be allowed to open a next year: to add whatever is added."""
    added = [AnnualMeeting, *(entry.model for entry in copies())]
    return [
        f"{model._meta.app_label}.{get_permission_codename('add', model._meta)}" for model in added
    ]


def newest_with_copies() -> AnnualMeeting | None:
    """The newest meeting that has something to copy."""
    having = models.Q(pk__in=[])
    for entry in copies():
        rows = entry.model._default_manager.order_by().values(entry.through)
        having |= models.Q(pk__in=rows)
    return AnnualMeeting.objects.filter(having).order_by("-edition").first()


def _count(model: type[models.Model], through: str, meeting: AnnualMeeting) -> int:
    """How many rows of a model lead to a meeting."""
    return model._default_manager.filter(**{through: meeting}).count()
