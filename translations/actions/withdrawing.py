"""Taking a public translation away: readers see an honest fallback in its place."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from translations import permissions
from translations.actions import consequences
from translations.actions.deciding import log_decision
from translations.actions.errors import Conflict, Seen
from translations.actions.saving import held_as_seen, record
from translations.actions.texts import exists_elsewhere, write_column
from translations.models import Origin, Status, TextState, TextUnit


def withdraw_text(
    *, unit: TextUnit, language: str, seen: Seen, by, origin: str = Origin.TYPED
) -> TextState:
    """Empty the public text of a language, by compare-and-set; every version of it stays.

    A draft stays as it is. Raises PermissionDenied, ValidationError or Conflict as ``approve``.
    """
    if language == unit.source_language or not permissions.may_review(by, language):
        raise PermissionDenied
    with held_as_seen(unit, language, seen) as held:
        state = held.state
        if not held.column:
            return state
        if not exists_elsewhere(held.unit, language):
            raise ValidationError(
                _("This is the only language that the text exists in."), code="last_language"
            )
        if not write_column(held, ""):
            raise Conflict(held.column)
        state.text_hash = state.approved_hash = state.based_on = ""
        state.is_unreviewed = False
        if not state.draft:
            state.status, state.errors, state.warnings = Status.MISSING, 0, 0
        record(held, "", "", by, origin, "")
        log_decision(held, by)
        consequences.withdrawn(held.unit, language)
        return state
