"""What follows from a change of texts: the memory learns, people are told."""

import datetime as dt

from translations import memory, naming
from translations.models import Sheet, TextState, TextUnit
from translations.neighbours import context_of, contexts, source_of
from translations.notices import making


def source_changed(units: list[int], *, by, at: dt.datetime) -> None:
    """Tell the people who translate these texts that their source was changed."""
    making.source_changed(units, by=by, at=at)


def submitted(unit: TextUnit, language: str, *, by, at: dt.datetime) -> None:
    """Tell the people who review the language that a text waits for them."""
    making.waiting(unit, language, by=by, at=at)


def approved(unit: TextUnit, state: TextState, text: str) -> None:
    """Put an approved text into the memory; a title is what its sheet is called."""
    naming.name_sheet_of(unit)
    if _is_remembered(unit.sheet):
        memory.remember(
            unit=unit,
            language=state.language,
            source=source_of(unit),
            target=text,
            context=context_of(unit),
            reviewer=state.reviewer,
            at=state.reviewed_at,
            is_unreviewed=state.is_unreviewed,
        )


def withdrawn(unit: TextUnit, language: str) -> None:
    """Take a text that is not public any more out of the memory."""
    naming.name_sheet_of(unit)
    memory.forget(unit=unit, language=language, source=source_of(unit))


def remember_settled(texts: list[tuple[TextUnit, str, dict[str, str]]], *, at: dt.datetime) -> None:
    """Put into the memory what was taken as approved: unit, language, texts by language."""
    kept = [row for row in texts if _is_remembered(row[0].sheet)]
    if kept:
        memory.remember_many(_entries(kept, at))


def _is_remembered(sheet: Sheet) -> bool:
    """Whether a sheet's texts go into the memory; names of a whole model have lists."""
    return sheet.object_id != 0


def _entries(texts: list, at: dt.datetime) -> list[memory.Entry]:
    """What the memory is to keep, each text with its neighbours among these."""
    sources = {unit.pk: (unit, found.get(unit.source_language, "")) for unit, _code, found in texts}
    around = contexts(sources.values())
    return [
        memory.Entry(
            source_language=unit.source_language,
            language=language,
            source=found.get(unit.source_language, ""),
            target=found[language],
            unit_id=unit.pk,
            context=around[unit.pk],
            approved_at=at,
        )
        for unit, language, found in texts
    ]
