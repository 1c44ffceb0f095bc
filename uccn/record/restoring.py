"""An earlier version of a row, with all its languages, put back in the place of what is there.

Nothing is stored twice: the version is what the row holds now, with every later change taken back.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from uccn.lib.recorded import PUBLICATION, Recorded, base_fields, recorded
from uccn.record import values
from uccn.record.models import Change
from uccn.record.names import names
from uccn.record.sets import Offered, Set, kinds_of, sets_after
from uccn.record.telling import Line


class RefusedError(Exception):
    """The version cannot be put back; the message says why, to the person."""


@dataclass
class Proposal:
    """What would be put back: the row as it would be, and what that changes.

    ``token`` is the newest change of the row: another one means that somebody wrote meanwhile.
    ``staying`` names what was another and does not come back, each with the reason.
    """

    told: Recorded
    row: models.Model
    is_gone: bool
    token: str
    changed: list[models.Field] = field(default_factory=list)
    old: dict = field(default_factory=dict)
    sets: list[Set] = field(default_factory=list)
    staying: list[tuple[str, str]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether restoring would change nothing."""
        return not self.changed and all(one.now == one.then for one in self.sets)

    @property
    def lines(self) -> list[Line]:
        """What restoring would change, column by column, in words. A query, and two a relation."""
        pairs = [(f, self.old.get(f.attname), getattr(self.row, f.attname)) for f in self.changed]
        rows = {values.reference(f, value) for f, *both in pairs for value in both} - {None}
        known = names(rows)
        columns = [
            Line(
                values.label(f),
                values.language_of(f),
                *(values.in_words(f, value, known) for value in both),
            )
            for f, *both in pairs
        ]
        return columns + [one.line for one in self.sets if one.now != one.then]


def propose(kind: str, key: int, change: Change, offered: Offered) -> Proposal:
    """The row as it was after a change of it, or of a relation to many that comes back with it.

    Raises RefusedError where there is no way back.
    """
    told = recorded().get(kind)
    if told is None or not (told.is_restorable or told.sets):
        raise RefusedError(_("Nothing of this kind is restored here."))
    row = told.model._base_manager.select_for_update().filter(pk=key).first()
    if row is None and not told.is_restorable:
        raise RefusedError(_("Nothing of this kind is restored here."))
    newer = list(Change.objects.of_row(kind, key))
    its_own = Change.objects.of_object(kind, key).filter(kind__in=[kind, *kinds_of(told)])
    newest = its_own.values_list("pk", flat=True).first()
    state = _state_after(told, row, newer, change)
    proposal = Proposal(told, row or told.model(pk=key), row is None, str(newest or ""))
    kept = list(told.columns.values()) if row is None else told.restorable
    proposal.old = {f.attname: getattr(row, f.attname) if row else None for f in kept}
    for f in kept:
        if f.column in state:
            _set(proposal, f, state[f.column])
    if row is None:
        _make_anew(proposal)
    else:
        proposal.staying += _decided_elsewhere(told, row, state)
    proposal.sets = sets_after(told, key, change, offered)
    proposal.staying += [
        (one.label, _left(one)) for one in proposal.sets if one.left or one.is_closed
    ]
    return proposal


def _left(one: Set) -> str:
    """What of a relation stays as it is, or why all of it does."""
    if one.is_closed:
        return _elsewhere()
    said = {"names": one.names_left}
    return _("no longer there, or not yours to choose: %(names)s") % said


def _elsewhere() -> str:
    """Why a column stays that a restore could set."""
    return _("decided where that is done, not here")


def _decided_elsewhere(told: Recorded, row, state: dict) -> list[tuple[str, str]]:
    """The columns that were other ones then, and have a place of their own."""
    fields = told.compared.values()
    others = [f for f in fields if f not in told.restorable and f.editable]
    return [
        (values.label(f), _elsewhere())
        for f in others
        if f.column in state and state[f.column] != getattr(row, f.attname)
    ]


def _make_anew(proposal: Proposal) -> None:
    """Complete a row that is gone: it comes back as a draft, with what it needs around it."""
    _refuse_orphan(proposal)
    told, row = proposal.told, proposal.row
    for f in [f for f in proposal.changed if f.name in PUBLICATION]:
        proposal.changed.remove(f)
        proposal.staying.append((values.label(f), _elsewhere()))
        setattr(row, f.attname, f.get_default())
    pictures = [f for f in told.columns.values() if isinstance(f, models.ImageField)]
    for name in _sizes(f for f in pictures if not getattr(row, f.attname)):
        setattr(row, name, None)


def _set(proposal: Proposal, f: models.Field, value) -> None:
    """Give the row what a column held, and remember it where that is another value."""
    if value == proposal.old[f.attname]:
        return
    if isinstance(f, models.FileField) and value and not f.storage.exists(str(value)):
        said = {"name": value}
        why = _("the file %(name)s is no longer stored")
        proposal.staying.append((values.label(f), why % said))
        return
    proposal.changed.append(f)
    setattr(proposal.row, f.attname, value)


def _state_after(told: Recorded, row, newer: list[Change], change: Change) -> dict:
    """The columns as they were after the change: those of now, later changes taken back."""
    state = {c: getattr(row, f.attname) for c, f in told.columns.items()} if row else {}
    for later in newer:
        if later.pk <= change.pk:
            break
        state |= _parsed(told, later.old)
    if change.verb == Change.Verb.DELETED:
        state |= _parsed(told, change.old)
    return state


def _parsed(told: Recorded, columns: dict) -> dict:
    """Columns of the record as the model's attributes; columns of former days are left."""
    kept = told.columns
    return {c: values.to_python(kept[c], value) for c, value in columns.items() if c in kept}


def _refuse_orphan(proposal: Proposal) -> None:
    """Raise RefusedError where a row that is needed is gone too."""
    for f in proposal.told.columns.values():
        key = getattr(proposal.row, f.attname)
        if not isinstance(f, models.ForeignKey) or key is None:
            continue
        if not f.related_model._base_manager.filter(pk=key).exists():
            said = {"field": values.label(f), "key": key}
            raise RefusedError(_("%(field)s #%(key)s is gone as well: restore that first.") % said)


@transaction.atomic
def restore(
    kind: str, key: int, change: Change, *, token: str, by, offered: Offered
) -> models.Model:
    """Put the version back and return the row, or raise RefusedError; it is a change itself.

    The desk, the search and kept pages hear of it as of every save.
    """
    proposal = propose(kind, key, change, offered)
    if proposal.token != token:
        raise RefusedError(
            _("Somebody changed it while you were looking. This is what restoring does now.")
        )
    if proposal.is_empty:
        raise RefusedError(_("It is already as it was then: there is nothing to restore."))
    row = proposal.row
    try:
        if proposal.changed:
            row.full_clean(exclude=base_fields(type(row)), validate_unique=True)
        with transaction.atomic():
            _save(proposal, by)
    except ValidationError as error:
        raise RefusedError(" ".join(_sentences(row, error))) from error
    except (IntegrityError, models.ProtectedError) as error:
        raise RefusedError(
            _("It does not fit what is there now: something else has its place.")
        ) from error
    return row


def _save(proposal: Proposal, by) -> None:
    """Write the columns that change, or the whole row where it is gone, and what belongs to it."""
    row = proposal.row
    save = getattr(row, "save_by", None)
    names_of_columns = None if proposal.is_gone else _columns(proposal.changed)
    if save:
        save(by, update_fields=names_of_columns)
    else:
        row.save(update_fields=names_of_columns)
    for one in proposal.sets:
        if one.now != one.then:
            getattr(row, one.field.name).set(one.then)


def _columns(changed: list[models.Field]) -> list[str]:
    """The fields to write: a picture's size goes with it."""
    pictures = [f for f in changed if isinstance(f, models.ImageField)]
    return [*(f.name for f in changed), *_sizes(pictures)]


def _sizes(pictures: Iterable[models.ImageField]) -> list[str]:
    """The fields that hold the sizes of pictures."""
    return [name for f in pictures for name in (f.width_field, f.height_field) if name]


def _sentences(row: models.Model, error: ValidationError) -> list[str]:
    """What a model says against it, each with the name of its field."""
    if not hasattr(error, "error_dict"):
        return [str(message) for message in error.messages]
    meta = row._meta
    own = {f.name: values.label(f) for f in meta.concrete_fields}
    return [
        f"{own[name]}: {message}" if name in own else str(message)
        for name, messages in error.message_dict.items()
        for message in messages
    ]
