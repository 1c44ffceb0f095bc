"""An earlier version of a row, with all its languages, put back in the place of what is there.

Nothing is stored twice: the version is what the row holds now, with every later change taken back.
"""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from uccn.lib.recorded import Recorded, base_fields, recorded
from uccn.record import values
from uccn.record.models import Change
from uccn.record.names import names
from uccn.record.telling import Line

# Publishing has a desk of its own, and a way back there.
_PUBLICATION = {"published_at", "withdrawn_at", "withdrawal_note"}


class RefusedError(Exception):
    """The version cannot be put back; the message says why, to the person."""


@dataclass
class Proposal:
    """What would be put back: the row as it would be, and what that changes.

    ``token`` is the newest change of the row: another one means that somebody wrote meanwhile.
    """

    told: Recorded
    row: models.Model
    is_gone: bool
    token: str
    changed: list[models.Field] = field(default_factory=list)
    old: dict = field(default_factory=dict)

    @property
    def lines(self) -> list[Line]:
        """What restoring would change, column by column, in words. One query at most."""
        pairs = [(f, self.old.get(f.attname), getattr(self.row, f.attname)) for f in self.changed]
        rows = {values.reference(f, value) for f, *both in pairs for value in both} - {None}
        known = names(rows)
        return [
            Line(
                values.label(f),
                values.language_of(f),
                *(values.in_words(f, value, known) for value in both),
            )
            for f, *both in pairs
        ]


def restorable(told: Recorded) -> list[models.Field]:
    """The columns that are put back: what people write, but neither files nor publication."""
    return [
        f
        for f in told.compared.values()
        if f.editable and f.name not in _PUBLICATION and not isinstance(f, models.FileField)
    ]


def propose(kind: str, key: int, change: Change) -> Proposal:
    """The row as it was after a change of it. Raises RefusedError where there is no way back."""
    told = recorded().get(kind)
    if told is None or not told.is_restorable:
        raise RefusedError(_("Nothing of this kind is restored here."))
    row = told.model._base_manager.select_for_update().filter(pk=key).first()
    newer = list(Change.objects.of_row(kind, key))
    token = str(newer[0].pk) if newer else ""
    state = _state_after(told, row, newer, change)
    proposal = Proposal(told, row or told.model(pk=key), row is None, token)
    kept = list(told.columns.values()) if row is None else restorable(told)
    proposal.old = {f.attname: getattr(row, f.attname) if row else None for f in kept}
    for f in kept:
        if f.column in state and not (row is None and isinstance(f, models.FileField)):
            _set(proposal, f, state[f.column])
    if row is None:
        _refuse_orphan(proposal)
        for name in _PUBLICATION & {f.name for f in kept}:
            setattr(proposal.row, name, told.model._meta.get_field(name).get_default())
    return proposal


def _set(proposal: Proposal, f: models.Field, value) -> None:
    """Give the row what a column held, and remember it where that is another value."""
    if value != proposal.old[f.attname]:
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
def restore(kind: str, key: int, change: Change, *, token: str, by) -> models.Model:
    """Put the version back and return the row, or raise RefusedError; it is a change itself.

    The desk, the search and kept pages hear of it as of every save.
    """
    proposal = propose(kind, key, change)
    if proposal.token != token:
        raise RefusedError(
            _("Somebody changed it while you were looking. This is what restoring does now.")
        )
    if not proposal.changed:
        raise RefusedError(_("It is already as it was then: there is nothing to restore."))
    row = proposal.row
    try:
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
    """Write the columns that change, or the whole row where it is gone."""
    row = proposal.row
    save = getattr(row, "save_by", None)
    names_of_columns = None if proposal.is_gone else [f.name for f in proposal.changed]
    if save:
        save(by, update_fields=names_of_columns)
    else:
        row.save(update_fields=names_of_columns)


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
