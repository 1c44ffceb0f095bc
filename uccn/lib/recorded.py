"""What the record of changes keeps: each subject says it of its models, in ``change_record``.

Every model is either recorded or left out for a reason; a test walks them all. The columns of a
recorded model are those of single languages and everything else but what is named in ``without``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from django.db import models
from modeltranslation.translator import translator

from uccn.lib.later import Declarations

# Publishing has a desk of its own, and a way back there.
PUBLICATION = ("published_at", "withdrawn_at", "withdrawal_note")


@dataclass(frozen=True)
class Recorded:
    """A model whose rows' changes are kept.

    ``of`` names the foreign key to the object on whose page they are told too; ``named`` are the
    lookups that make a row's name. ``without`` maps fields that are not kept to the reason;
    ``silent`` those that machines count on: kept with a whole row, no change by themselves.

    An earlier version brings back the columns of what ``is_restorable``, and the relations to many
    in ``sets``; neither ``PUBLICATION`` nor the columns in ``guarded``, which decide who reads it.
    """

    model: type[models.Model]
    named: tuple[str, ...]
    of: str
    without: dict[str, str]
    silent: dict[str, str]
    is_restorable: bool
    sets: tuple[str, ...] = ()
    guarded: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """How the record names the model: "meetings.host"."""
        return self.model._meta.label_lower

    @property
    def table(self) -> str:
        """The table of the rows."""
        return self.model._meta.db_table

    @cached_property
    def columns(self) -> dict[str, models.Field]:
        """The kept columns by their names, without the key and the base columns of texts."""
        meta = self.model._meta
        left = {meta.pk.name, *self.without, *base_fields(self.model)}
        return {field.column: field for field in meta.concrete_fields if field.name not in left}

    @cached_property
    def compared(self) -> dict[str, models.Field]:
        """The columns whose change is a change."""
        return {c: field for c, field in self.columns.items() if field.name not in self.silent}

    @cached_property
    def restorable(self) -> list[models.Field]:
        """The columns that come back: what people write, but nothing that would publish it."""
        kept = self.compared.values() if self.is_restorable else ()
        left = {*PUBLICATION, *self.guarded}
        return [field for field in kept if field.editable and field.name not in left]

    @property
    def owner(self) -> tuple[str, str] | None:
        """The kind of the object to which the rows belong, and the column that leads there."""
        if not self.of:
            return None
        field = self.model._meta.get_field(self.of)
        return field.related_model._meta.label_lower, field.column


_recorded: dict[str, Recorded] = {}
_left_out: dict[str, str] = {}
_named: dict[str, tuple[str, ...]] = {}
_spoken: dict[str, Callable[[str], str]] = {}
_declared = Declarations("change_record")


def record(
    model, *, named=(), of="", without=None, silent=None, is_restorable=True, **more
) -> None:
    """Keep the changes of a model's rows; ``more`` are the last fields of ``Recorded``."""
    told = Recorded(model, tuple(named), of, without or {}, silent or {}, is_restorable, **more)
    _recorded[told.kind] = told
    _named[told.kind] = told.named


def leave_out(model: type[models.Model], reason: str, *, named=()) -> None:
    """Keep no changes of a model; the reason is for whoever reads the code."""
    _left_out[model._meta.label_lower] = reason
    _named[model._meta.label_lower] = tuple(named)


def speak(model: type[models.Model], word: Callable[[str], str]) -> None:
    """Have each part of the name of a model's rows said as ``word`` makes it, where it is a key."""
    _spoken[model._meta.label_lower] = word


def spoken(kind: str) -> Callable[[str], str]:
    """What makes of a stored part of a name what people read."""
    _declared.load()
    return _spoken.get(kind, str)


def recorded() -> dict[str, Recorded]:
    """Every recorded model by its kind."""
    _declared.load()
    return _recorded


def left_out() -> dict[str, str]:
    """The reason of every model that is not recorded."""
    _declared.load()
    return _left_out


def naming(kind: str) -> tuple[str, ...]:
    """The lookups that make the name of a kind's rows."""
    _declared.load()
    return _named.get(kind, ())


def base_fields(model: type[models.Model]) -> set[str]:
    """The fields of a model whose texts stand in columns of languages."""
    if model not in translator.get_registered_models(abstract=False):
        return set()
    return set(translator.get_options_for_model(model).all_fields)
