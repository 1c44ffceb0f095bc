"""Writing down what the columns hold: units, their states, and a version of each new text."""

import datetime as dt

from django.contrib.contenttypes.models import ContentType

from translations.actions import consequences
from translations.hashes import text_hash
from translations.models import Origin, Sheet, Status, TextRevision, TextState, TextUnit
from translations.naming import name_sheets
from translations.registry import TranslationSubject
from translations.stored import Stored, source_language, word_count
from uccn.lib import languages

_UNIT_COLUMNS = [
    "sheet", "position", "ancestor", "source_language", "source_hash", "source_words",
    "source_changed_at", "removed_at",
]  # fmt: skip
_STATE_COLUMNS = [
    "status", "version", "last_number", "text_hash", "approved_hash", "based_on", "draft",
    "draft_based_on", "origin", "is_unreviewed", "errors", "warnings", "updated_at",
]  # fmt: skip


def settle(subject: TranslationSubject, rows: list[Stored], report, *, trust, by, at) -> None:
    """Make the desk's memory of these rows true; to be called inside a transaction."""
    if not rows:
        return
    sheets = _sheets(subject, {row.sheet_id for row in rows})
    units = _units(subject, rows, sheets, report)
    states, ancestors = _states(list(units.values())), _ancestors(rows)
    changed_units, changed_states, revisions, approved = [], [], [], []
    emptied = []
    for row in rows:
        unit = units[_key(row)]
        if _settle_unit(unit, row, sheets[row.sheet_id], ancestors, at):
            changed_units.append(unit)
            if unit.source_moved and not unit.is_new:
                report.source_changed.append(unit.pk)
        for language, text in row.texts.items():
            state = states[unit.pk, language]
            if not _settle_state(state, unit, text, trust=trust, by=by, at=at):
                continue
            report.changed += not unit.is_new
            changed_states.append(state)
            if text or state.version > 1:
                revisions.append(_revision(state, text, by, at))
            if trust and text and not state.is_source:
                approved.append((unit, language, row.texts))
            elif not text and not state.is_source:
                emptied.append((unit, language))
    _write(TextUnit, changed_units, _UNIT_COLUMNS)
    _write(TextState, changed_states, _STATE_COLUMNS)
    TextRevision.objects.bulk_create(revisions, batch_size=500)
    consequences.remember_settled(approved, at=at)
    for unit, language in emptied:
        consequences.withdrawn(unit, language)


def _write(model, rows: list, columns: list[str]) -> None:
    """Change these columns of rows that are there and locked.

    An insertion that always meets its own key: Django writes it many times as fast as
    ``bulk_update``, which makes a condition of every row for every column.
    """
    model.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["pk"], update_fields=columns, batch_size=500
    )


def _key(row: Stored) -> tuple[int, int, str]:
    """A row's identity among the units."""
    return ContentType.objects.get_for_model(row.part.model).pk, row.pk, row.part.field


def _sheets(subject: TranslationSubject, keys: set[int]) -> dict[int, Sheet]:
    """The sheets of these objects, by key; what is missing is made and named."""
    kind = ContentType.objects.get_for_model(subject.model)
    found = Sheet.objects.filter(content_type=kind, object_id__in=keys)
    sheets = {sheet.object_id: sheet for sheet in found}
    missing = keys - set(sheets)
    if missing:
        new = [Sheet(content_type=kind, object_id=key) for key in sorted(missing)]
        Sheet.objects.bulk_create(new, ignore_conflicts=True)
        name_sheets(subject, missing)
        sheets = {sheet.object_id: sheet for sheet in found.all()}
    return sheets


def _units(subject, rows: list[Stored], sheets: dict[int, Sheet], report) -> dict[tuple, TextUnit]:
    """The units of these rows by their identity; what is missing is made."""
    kinds = {_key(row)[0] for row in rows}
    pks = {row.pk for row in rows}
    found = TextUnit.objects.filter(content_type__in=kinds, object_id__in=pks)
    known = {(u.content_type_id, u.object_id, u.field) for u in found}
    new = [
        TextUnit(
            content_type_id=_key(row)[0],
            object_id=row.pk,
            field=row.part.field,
            sheet=sheets[row.sheet_id],
            position=row.position,
        )
        for row in rows
        if _key(row) not in known
    ]
    TextUnit.objects.bulk_create(new, ignore_conflicts=True, batch_size=200)
    report.new += len(new)
    locked = found.all().select_for_update()
    units = {(u.content_type_id, u.object_id, u.field): u for u in locked}
    for key, unit in units.items():
        unit.is_new = key not in known
    return units


def _states(units: list[TextUnit]) -> dict[tuple[int, str], TextState]:
    """The states of these units in every language, locked; what is missing is made."""
    by_pk = {unit.pk: unit for unit in units}
    found = TextState.objects.filter(unit__in=list(by_pk))
    known = set(found.values_list("unit_id", "language"))
    new = [
        TextState(unit=unit, language=code)
        for unit in units
        for code in languages.codes()
        if (unit.pk, code) not in known
    ]
    TextState.objects.bulk_create(new, ignore_conflicts=True, batch_size=200)
    states = {}
    for state in found.all().order_by("pk").select_for_update():
        state.unit = by_pk[state.unit_id]
        states[state.unit_id, state.language] = state
    return states


def _settle_unit(unit: TextUnit, row: Stored, sheet: Sheet, ancestors: dict, at) -> bool:
    """Whether the unit's place or source is another than the desk remembered."""
    before = [getattr(unit, _attribute(name)) for name in _UNIT_COLUMNS]
    language = source_language(row, unit.source_language)
    source = row.texts.get(language, "")
    digest = text_hash(source)
    unit.source_moved = digest != unit.source_hash or language != unit.source_language
    unit.sheet, unit.position, unit.removed_at = sheet, row.position, None
    # Where the earlier row was deleted since, its unit goes on lending its translations.
    kind, _pk, name = _key(row)
    unit.ancestor_id = ancestors.get((kind, row.ancestor, name)) or unit.ancestor_id
    if unit.source_moved:
        unit.source_language, unit.source_hash = language, digest
        unit.source_words, unit.source_changed_at = word_count(source), at
    return before != [getattr(unit, _attribute(name)) for name in _UNIT_COLUMNS]


def _attribute(name: str) -> str:
    """Where a column's value stands in the model, without loading what it points to."""
    return f"{name}_id" if name in ("sheet", "ancestor") else name


def _ancestors(rows: list[Stored]) -> dict[tuple, int]:
    """The units of the same places in earlier texts, by their identity. At most one query."""
    wanted = {row.ancestor for row in rows if row.ancestor}
    if not wanted:
        return {}
    names = ("content_type", "object_id", "field", "pk")
    found = TextUnit.objects.filter(object_id__in=wanted).values_list(*names)
    return {tuple(identity): pk for *identity, pk in found}


def _settle_state(state: TextState, unit: TextUnit, text: str, *, trust, by, at) -> bool:
    """Whether the column holds another text than the desk remembered; the state then says so."""
    digest = text_hash(text)
    was_made_source = state.is_source and unit.source_moved and state.status != Status.APPROVED
    if digest == state.text_hash and not (was_made_source and digest):
        return False
    state.text_hash, state.updated_at = digest, at
    state.version += 1
    state.last_number += 1
    state.is_unreviewed = False
    state.errors = state.warnings = 0
    state.origin = Origin.STARTER if trust else (Origin.ADMIN if by else Origin.FOUND)
    if text_hash(state.draft) == digest:
        state.draft = state.draft_based_on = ""
    if not digest:
        state.approved_hash = state.based_on = ""
        state.status = Status.DRAFT if state.draft else Status.MISSING
    elif state.is_source or trust:
        state.approved_hash, state.based_on = digest, unit.source_hash
        state.status = Status.APPROVED
    else:
        _settle_stranger(state, unit, digest)
    return True


def _settle_stranger(state: TextState, unit: TextUnit, digest: str) -> None:
    """A translation that nobody approved here waits for review.

    Only the text that was approved last is known again when it comes back.
    """
    approved = TextRevision.objects.filter(
        unit=unit, language=state.language, text_hash=digest, status=Status.APPROVED
    )
    earlier = approved.first() if digest == state.approved_hash else None
    if earlier:
        state.based_on, state.is_unreviewed = earlier.source_hash, earlier.is_unreviewed
        state.status = Status.DRAFT if state.draft else Status.APPROVED
    else:
        state.based_on = unit.source_hash
        state.status = Status.DRAFT if state.draft else Status.IN_REVIEW


def _revision(state: TextState, text: str, by, at: dt.datetime) -> TextRevision:
    """The version that the column now holds."""
    return TextRevision(
        unit=state.unit,
        language=state.language,
        number=state.last_number,
        text=text,
        text_hash=state.text_hash,
        source_hash=state.based_on,
        status=state.status,
        origin=state.origin,
        by=by,
        at=at,
    )
