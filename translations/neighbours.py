"""What stands around a text on its sheet: by it the memory knows a text in its context."""

from collections.abc import Iterable
from itertools import groupby

from translations.models import TextUnit


def context(before: str, after: str) -> str:
    """The sources before and after a text, in the one form that the memory compares."""
    return f"{before}\n{after}"


def contexts(sources: Iterable[tuple[TextUnit, str]]) -> dict[int, str]:
    """The context of each unit among these and their sources, by the unit's key.

    They stand in the order of their sheets; what is not named has no part in a context.
    """
    found = {}
    ordered = sorted(sources, key=lambda pair: (pair[0].sheet_id, pair[0].position, pair[0].pk))
    for _sheet, group in groupby(ordered, key=lambda pair: pair[0].sheet_id):
        on_sheet = list(group)
        texts = ["", *(text for _unit, text in on_sheet), ""]
        for place, (unit, _text) in enumerate(on_sheet):
            found[unit.pk] = context(texts[place], texts[place + 2])
    return found


def context_of(unit: TextUnit) -> str:
    """The context of a unit as it is stored now; names of a whole model have none."""
    if unit.sheet.object_id == 0:
        return ""
    others = TextUnit.objects.present().filter(sheet=unit.sheet_id).select_related("content_type")
    before = others.filter(position__lt=unit.position).last()
    after = others.filter(position__gt=unit.position).first()
    return context(source_of(before), source_of(after))


def source_of(unit: TextUnit | None) -> str:
    """The source text of a unit as stored now, '' where there is none."""
    if unit is None or not unit.source_language:
        return ""
    texts = unit.row.values_list(unit.column(unit.source_language), flat=True)
    return next(iter(texts), "") or ""
