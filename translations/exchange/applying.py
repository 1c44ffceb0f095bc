"""Applying a file: what the plan says becomes drafts, in one transaction, through the desk."""

from dataclasses import replace

from django.core.exceptions import PermissionDenied, ValidationError

from translations import actions, permissions
from translations.actions import Conflict, Seen
from translations.actions.saving import set_aside
from translations.desk.opened import Opened
from translations.exchange import formats
from translations.exchange.exporting import check_exchanger, sheet_of
from translations.exchange.planning import plan
from translations.exchange.plans import Kind, Plan, PlannedRow
from translations.models import Origin, TextUnit


def preview(opened: Opened, data: bytes, file_name: str, *, by) -> Plan:
    """What a file would change; nothing is written. Raises PermissionDenied or FileProblem."""
    check_exchanger(by)
    _found, incoming = formats.read(data, file_name)
    return plan(incoming, sheet_of(opened))


def check_applier(opened: Opened, by) -> None:
    """Raise PermissionDenied for somebody who may not turn files into drafts here."""
    check_exchanger(by)
    if not permissions.may_translate(by, opened.language):
        raise PermissionDenied


def carried_out(opened: Opened, planned: Plan, file_name: str, *, by) -> Plan:
    """Make drafts of what a plan says, inside a transaction; returns what really came of it."""
    units = {row.unit.key: row.unit for row in opened.rows}
    how = {"language": opened.language, "file_name": file_name, "by": by}
    rows = [_applied(row, units.get(row.id), **how) for row in planned.rows]
    return Plan(rows, planned.warnings)


def _applied(
    row: PlannedRow, unit: TextUnit | None, *, language: str, file_name: str, by
) -> PlannedRow:
    """What really became of a planned row: somebody may have been quicker since the plan."""
    seen = Seen(row.expected_version, row.based_on)
    if row.kind == Kind.CONFLICT:
        set_aside(unit, language, row.text, seen, by)
    if not row.is_saved:
        return row
    try:
        actions.save_draft(
            unit=unit,
            language=language,
            text=row.text,
            seen=seen,
            by=by,
            origin=Origin.IMPORT,
            note=file_name[-300:],
        )
    except Conflict as conflict:
        return replace(row, kind=Kind.CONFLICT, current=conflict.theirs, sentence=str(conflict))
    except ValidationError as error:
        return replace(row, kind=Kind.PROBLEM, sentence=" ".join(error.messages))
    return row
