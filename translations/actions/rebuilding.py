"""Putting every approved text into the memory again, from what is stored."""

from collections import defaultdict
from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db.models import F

from translations import memory, registry
from translations.hashes import text_hash
from translations.models import Sheet, TextState, TextUnit
from translations.neighbours import contexts
from translations.registry import TranslationSubject
from translations.stored import stored

# So many sheets at once: their texts are read together and remembered in one transaction.
_SHEETS = 50


def rebuild_memory() -> int:
    """Remember every approved text that is not outdated; returns how many there are.

    Running it again changes nothing. Names of a whole model have lists, and are left out.
    """
    count = 0
    for subject in registry.subjects():
        if subject.is_collective:
            continue
        kind = ContentType.objects.get_for_model(subject.model)
        found = Sheet.objects.filter(content_type=kind, removed_at=None).order_by("pk")
        sheets = dict(found.values_list("pk", "object_id"))
        keys = list(sheets)
        for start in range(0, len(keys), _SHEETS):
            some = {pk: sheets[pk] for pk in keys[start : start + _SHEETS]}
            count += memory.remember_many(_entries(subject, some))
    return count


def _entries(subject: TranslationSubject, sheets: dict[int, int]) -> Iterator[memory.Entry]:
    """What the memory is to keep of some sheets, each text with its neighbours."""
    texts = _texts(subject, list(sheets.values()))
    states = _approved(list(sheets))
    units = TextUnit.objects.filter(sheet__in=sheets, removed_at=None)
    found = [(unit, texts.get(_identity(unit), {})) for unit in units.order_by("sheet", "position")]
    around = contexts((unit, by.get(unit.source_language, "")) for unit, by in found)
    for unit, in_languages in found:
        for state in states[unit.pk]:
            if _is_true(state, unit, in_languages):
                yield _entry(state, unit, in_languages, around[unit.pk])


def _texts(subject: TranslationSubject, keys: list[int]) -> dict[tuple, dict[str, str]]:
    """The stored texts of some sheets, by the identity of their units."""
    kinds = {part.model: ContentType.objects.get_for_model(part.model).pk for part in subject.parts}
    return {
        (kinds[row.part.model], row.pk, row.part.field): row.texts
        for row in stored(subject, sheets=keys)
    }


def _identity(unit: TextUnit) -> tuple:
    """A unit as ``_texts`` names it."""
    return (unit.content_type_id, unit.object_id, unit.field)


def _approved(sheets: list[int]) -> dict[int, list[TextState]]:
    """The states whose public text is approved and of the present source, by unit."""
    found = TextState.objects.filter(
        unit__sheet__in=sheets,
        unit__removed_at=None,
        text_hash__gt="",
        approved_hash=F("text_hash"),
        based_on=F("unit__source_hash"),
    ).translations()
    by_unit: dict[int, list[TextState]] = defaultdict(list)
    for state in found.order_by("pk"):
        by_unit[state.unit_id].append(state)
    return by_unit


def _is_true(state: TextState, unit: TextUnit, texts: dict[str, str]) -> bool:
    """Whether source and translation are stored as the desk remembers them."""
    source, target = texts.get(unit.source_language, ""), texts.get(state.language, "")
    return (text_hash(source), text_hash(target)) == (unit.source_hash, state.text_hash)


def _entry(state: TextState, unit: TextUnit, texts: dict[str, str], around: str) -> memory.Entry:
    """An approved text as the memory keeps it."""
    return memory.Entry(
        source_language=unit.source_language,
        language=state.language,
        source=texts[unit.source_language],
        target=texts[state.language],
        unit_id=unit.pk,
        context=around,
        approved_at=state.reviewed_at or state.updated_at,
        reviewer_id=state.reviewer_id,
        is_unreviewed=state.is_unreviewed,
    )
