"""Texts from forms and files go to the desk, which decides whether readers see them at once."""

from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction

from translations import actions, permissions
from translations.models import TextState, TextUnit


@dataclass
class Handed:
    """What became of a text that was handed over.

    ``complaints`` say why a text waits for review that its writer may approve alone.
    """

    unit: TextUnit
    language: str
    is_public: bool = False
    is_withdrawn: bool = False
    complaints: list[str] = field(default_factory=list)


def hand_over(
    row: models.Model, name: str, language: str, text: str, *, by, origin: str, **options
) -> Handed:
    """Make a text of a row's field a draft that waits for review; no text withdraws the public one.

    Who may approve alone makes it public, unless the checks refuse it. Call it in a transaction,
    when the desk has seen the row. Raises as ``actions.approve``; Conflict also where somebody
    else's draft waits. ``options`` are those of ``actions.approve``: ``as_issued``.
    """
    unit = unit_of(row, name)
    state = TextState.objects.select_related("translator").get(unit=unit, language=language)
    seen = actions.Seen(state.version, unit.source_hash)
    place = {"unit": unit, "language": language, "by": by, "origin": origin}
    if not text:
        actions.withdraw_text(seen=seen, **place)
        return Handed(unit, language, is_withdrawn=True)
    if is_anothers(state, text, by):
        raise actions.Conflict(state.draft, by=state.translator, at=state.updated_at)
    complaints = []
    if permissions.may_approve_alone(by, language):
        try:
            with transaction.atomic():
                actions.approve(text=text, seen=seen, unreviewed=True, **place, **options)
            return Handed(unit, language, is_public=True)
        except ValidationError as error:
            complaints = error.messages
    actions.save_draft(text=text, seen=seen, submit=True, **place)
    return Handed(unit, language, complaints=complaints)


def unit_of(row: models.Model, name: str) -> TextUnit:
    """What the desk calls a row's field; the desk looks at a row that it does not know yet."""
    kind = ContentType.objects.get_for_model(type(row))
    units = TextUnit.objects.select_related("sheet__content_type", "content_type")
    wanted = {"content_type": kind, "object_id": row.pk, "field": name}
    if unit := units.filter(**wanted).first():
        return unit
    actions.saw_change(row)
    return units.get(**wanted)


def is_anothers(state: TextState, text: str, by) -> bool:
    """Whether a draft of somebody else waits that reads otherwise."""
    return bool(state.draft) and state.draft != text and state.translator_id != by.pk


def drafts(row: models.Model) -> list[TextState]:
    """The drafts of a row's texts, with unit and writer. One query."""
    kind = ContentType.objects.get_for_model(type(row))
    states = TextState.objects.filter(unit__content_type=kind, unit__object_id=row.pk, draft__gt="")
    return list(states.select_related("unit__sheet__content_type", "translator"))
