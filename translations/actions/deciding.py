"""What a reviewer decides: approve, send back, not needed. Approving writes the public column."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translations import checking, permissions
from translations.actions import consequences
from translations.actions.errors import Conflict, Seen, SourceMoved
from translations.actions.journal import log
from translations.actions.saving import (
    check_version,
    held_as_seen,
    held_now,
    keeping,
    record,
    write_draft,
)
from translations.actions.texts import Held, prepared, write_column
from translations.hashes import text_hash
from translations.models import Comment, Origin, Status, TextState, TextUnit
from uccn.lib import languages
from uccn.lib.cleaning import clean


def approve(
    *,
    unit: TextUnit,
    language: str,
    seen: Seen,
    by,
    text: str | None = None,
    unreviewed: bool = False,
    as_issued: bool = False,
    origin: str = Origin.TYPED,
) -> TextState:
    """Make the working text (or ``text``) the public one, by compare-and-set.

    A second person approves; ``unreviewed`` lets an officer with the override do it alone, and
    readers are told, unless the text is ``as_issued`` by others. Raises PermissionDenied,
    ValidationError (checks, nothing to approve, same person), Conflict, or SourceMoved.
    """
    if language == unit.source_language or not permissions.may_review(by, language):
        raise PermissionDenied
    if unreviewed and not permissions.may_approve_alone(by, language):
        raise PermissionDenied
    with keeping(unit, language, text or "", seen, by), held_now(unit, language) as held:
        if text is not None:
            _take_text(held, prepared(held.unit, text), seen, by, origin)
            seen = Seen(held.state.version, seen.source)
        check_version(held, None, seen)
        return _approve(held, seen, by, unreviewed, as_issued)


def _take_text(held: Held, text: str, seen: Seen, by, origin: str) -> None:
    """Make what the reviewer typed the working text, if he or she changed it."""
    check_version(held, text, seen)
    if text != held.working or (text and held.working_source != seen.source):
        write_draft(held, text, Seen(held.state.version, seen.source), by, origin, "",
                    Status.IN_REVIEW)  # fmt: skip


def _approve(held: Held, seen: Seen, by, unreviewed: bool, as_issued: bool) -> TextState:
    """Check, write the column, write down who did it."""
    state, text = held.state, held.working
    if held.unit.source_hash != seen.source:
        raise SourceMoved
    if not text:
        raise ValidationError(_("There is no text to approve yet."), code="empty")
    if held.working_source != seen.source:
        raise SourceMoved
    digest = text_hash(text)
    if state.status == Status.APPROVED and not state.draft and state.based_on == seen.source:
        return state
    if state.translator_id == by.pk and not unreviewed:
        raise ValidationError(
            _("You wrote this text yourself, so a second person has to approve it."),
            code="same_person",
        )
    checking.refuse_errors(held.unit, state, text)
    if text != held.column and not write_column(held, text):
        raise Conflict(held.column)
    state.draft = state.draft_based_on = ""
    state.status, state.based_on = Status.APPROVED, seen.source
    state.text_hash = state.approved_hash = digest
    state.reviewer, state.reviewed_at = by, timezone.now()
    is_alone = unreviewed and state.translator_id in (None, by.pk)
    state.is_unreviewed = is_alone and not as_issued
    record(held, text, seen.source, by, state.origin or Origin.TYPED, "")
    log_decision(held, by)
    consequences.approved(held.unit, state, text)
    return state


def send_back(*, unit: TextUnit, language: str, reason: str, seen: Seen, by) -> TextState:
    """Give a text that waits for review back to its translator, with a comment that says why.

    Raises as ``approve`` does.
    """
    if not permissions.may_review(by, language):
        raise PermissionDenied
    if not reason.strip():
        raise ValidationError(_("Write what is to be changed."), code="reason")
    with held_as_seen(unit, language, seen) as held:
        state = held.state
        if state.status != Status.IN_REVIEW:
            raise ValidationError(_("This text does not wait for review."), code="status")
        state.status = Status.DRAFT
        record(held, held.working, held.working_source, by, state.origin, "")
        Comment.objects.create(unit=unit, language=language, text=clean(reason.strip()), author=by)
        return state


def set_needed(*, unit: TextUnit, language: str, needed: bool, seen: Seen, by) -> TextState:
    """Say whether a text without words is wanted in the language at all. Raises as ``approve``."""
    if language == unit.source_language or not permissions.may_review(by, language):
        raise PermissionDenied
    with held_as_seen(unit, language, seen) as held:
        if held.working:
            raise ValidationError(
                _("There is a text in this language, so it cannot be “not needed”."), code="status"
            )
        held.state.status = Status.MISSING if needed else Status.NOT_NEEDED
        record(held, "", "", by, Origin.TYPED, "")
        return held.state


def log_decision(held: Held, by) -> None:
    """Write in the admin's history who decided on which language, but not the text."""
    named = languages.own_name(held.state.language)
    log(held.unit.sheet, name="text", named=named, field="translation", by=by)
