"""What the desk remembers of one sheet, in one query: every state, those of one language whole."""

from dataclasses import dataclass, field

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, Exists, F, OuterRef, When

from translations.actions.reconciling import Scope
from translations.models import Comment, Sheet, TextState, TextUnit

_STATE = [f.attname for f in TextState._meta.concrete_fields]
_UNIT = [f.attname for f in TextUnit._meta.concrete_fields]
_PEOPLE = ["claimed_by", "translator", "reviewer"]


@dataclass
class Remembered:
    """One text: its unit, its hash and status by language, and the whole state of one language."""

    unit: TextUnit
    hashes: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, str] = field(default_factory=dict)
    state: TextState | None = None


def remembered(scope: Scope, key: int, language: str) -> dict[tuple, Remembered]:
    """Every text of a scope that is one sheet, by (model, key, field)."""
    rows = scope.states().values_list(
        *_STATE,
        *(f"unit__{name}" for name in _UNIT),
        *(f"{who}__username" for who in _PEOPLE),
        # Six times as many would be read for nothing: one language's rows name the sheet.
        Case(When(language=language, then=F("unit__sheet__titles"))),
        Case(When(language=language, then=_said(language)), default=False),
    )
    kind = ContentType.objects.get_for_model(scope.subject.model)
    found: dict[tuple, Remembered] = {}
    units: dict[int, Remembered] = {}
    for row in rows:
        state = dict(zip(_STATE, row, strict=False))
        known = units.get(state["unit_id"])
        if known is None:
            known = units[state["unit_id"]] = Remembered(_unit(row, kind, key))
            unit = known.unit
            found[unit.content_type.model, unit.object_id, unit.field] = known
        known.hashes[state["language"]] = state["text_hash"]
        known.statuses[state["language"]] = state["status"]
        if state["language"] == language:
            known.state = _state(row, known.unit)
    return found


def _said(language: str) -> Exists:
    """Whether anybody said anything of a text in the language, or of its source."""
    return Exists(Comment.objects.filter(unit=OuterRef("unit"), language__in=["", language]))


def _unit(row: tuple, kind: ContentType, key: int) -> TextUnit:
    """The unit in a row of the query, on its sheet."""
    unit = TextUnit.from_db("default", _UNIT, row[len(_STATE) : len(_STATE) + len(_UNIT)])
    unit.content_type = ContentType.objects.get_for_id(unit.content_type_id)
    unit.sheet = Sheet(pk=unit.sheet_id, content_type=kind, object_id=key)
    return unit


def _state(row: tuple, unit: TextUnit) -> TextState:
    """The whole state in a row of the query, with the names of its people."""
    state = TextState.from_db("default", _STATE, row[: len(_STATE)])
    state.unit, unit.sheet.titles, state.has_comments = unit, row[-2], row[-1]
    people = get_user_model()
    for who, name in zip(_PEOPLE, row[len(_STATE) + len(_UNIT) : -2], strict=True):
        if name is not None:
            setattr(state, who, people(pk=getattr(state, f"{who}_id"), username=name))
    return state
