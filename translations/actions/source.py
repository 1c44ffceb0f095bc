"""Writing the source itself: the text that all other languages are translated from."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translations import naming, permissions
from translations.actions import consequences
from translations.actions.errors import Conflict, Seen
from translations.actions.saving import check_version, held_now, keeping, record
from translations.actions.texts import Held, exists_elsewhere, prepared, write_column
from translations.hashes import text_hash
from translations.models import Origin, Status, TextState, TextUnit
from translations.stored import word_count


def write_source(
    *, unit: TextUnit, text: str, seen: Seen, by, origin: str = Origin.TYPED
) -> TextState:
    """Write the source text; the other languages are outdated until they follow.

    Raises PermissionDenied, ValidationError, or Conflict as ``save_draft`` does.
    """
    if not permissions.may_edit_source(by):
        raise PermissionDenied
    language = unit.source_language
    with keeping(unit, language, text, seen, by), held_now(unit, language) as held:
        return _write(held, text, seen, by, origin)


def _write(held: Held, text: str, seen: Seen, by, origin: str) -> TextState:
    """The compare-and-set, under lock."""
    text = prepared(held.unit, text)
    check_version(held, text, seen)
    if text == held.column:
        return held.state
    if not text and not exists_elsewhere(held.unit, held.state.language):
        raise ValidationError(
            _("This is the only language that the text exists in. Write it in another one first."),
            code="last_language",
        )
    if not write_column(held, text):
        raise Conflict(held.column)
    digest, now = text_hash(text), timezone.now()
    held.unit.source_hash, held.unit.source_words = digest, word_count(text)
    held.unit.source_changed_at = now
    held.unit.save(update_fields=["source_hash", "source_words", "source_changed_at"])
    state = held.state
    state.text_hash = state.approved_hash = state.based_on = digest
    state.status = Status.APPROVED if text else Status.MISSING
    # A draft from when it was a translation would stand in the editor instead; it stays a version.
    state.draft = state.draft_based_on = ""
    state.translator, state.translated_at, state.origin = by, now, origin
    record(held, text, digest, by, origin, "")
    naming.name_sheet_of(held.unit)
    consequences.source_changed([held.unit.pk], by=by, at=now)
    return state
