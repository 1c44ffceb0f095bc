"""Saving a draft, sending it to review, taking it back: what readers see does not change.

Whoever saves says which version he or she saw. If somebody else was first, nothing is overwritten:
the text that lost is kept as a version of its own, and the error carries the text that won.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translations import checking, permissions
from translations.actions import consequences
from translations.actions.errors import Conflict, Seen
from translations.actions.reconciling import refresh_rows
from translations.actions.texts import Held, column_of, hold, is_as_remembered, prepared
from translations.hashes import text_hash
from translations.models import Origin, Status, TextRevision, TextState, TextUnit


def save_draft(
    *,
    unit: TextUnit,
    language: str,
    text: str,
    seen: Seen,
    by,
    origin: str = Origin.TYPED,
    note: str = "",
    submit: bool = False,
) -> TextState:
    """Save a text beside the public one; with ``submit`` it waits for review.

    Returns the state. Raises PermissionDenied, ValidationError (the text cannot be kept as it is),
    or Conflict when somebody else saved another text since ``seen``.
    """
    check_writer(unit, language, by)
    status = Status.IN_REVIEW if submit else Status.DRAFT
    with keeping(unit, language, text, seen, by), held_now(unit, language) as held:
        before = held.state.version
        text = prepared(held.unit, text)
        state = write_draft(held, text, seen, by, origin, note, status)
        if state.status == Status.IN_REVIEW and state.version != before:
            consequences.submitted(held.unit, language, by=by, at=state.updated_at)
        return state


def check_writer(unit: TextUnit, language: str, by) -> None:
    """Raise PermissionDenied for somebody who may not write drafts in the language."""
    if language == unit.source_language or not permissions.may_translate(by, language):
        raise PermissionDenied


@contextmanager
def held_now(unit: TextUnit, language: str) -> Iterator[Held]:
    """A text as it is now, also around the desk, in a transaction that locks it."""
    _freshen(unit, language)
    with transaction.atomic():
        yield hold(unit, language)


@contextmanager
def held_as_seen(unit: TextUnit, language: str, seen: Seen) -> Iterator[Held]:
    """The same, where it is still the version that was seen. Raises Conflict."""
    with held_now(unit, language) as held:
        check_version(held, None, seen)
        yield held


@contextmanager
def keeping(unit: TextUnit, language: str, text: str, seen: Seen, by) -> Iterator[None]:
    """Keep what was typed among the versions where somebody else was first, and raise Conflict."""
    try:
        yield
    except Conflict:
        set_aside(unit, language, text, seen, by)
        raise


def _freshen(unit: TextUnit, language: str) -> None:
    """See what was written around the desk, in text or source, before anything is decided."""
    known = TextState.objects.filter(unit=unit, language__in=[language, unit.source_language])
    hashes = dict(known.values_list("language", "text_hash"))
    stored = {code: text_hash(column_of(unit, code)) for code in hashes}
    if language not in hashes or stored != hashes:
        refresh_rows(unit.model, [unit.object_id])


def write_draft(
    held: Held, text: str, seen: Seen, by, origin: str, note: str, status: str
) -> TextState:
    """Write a prepared draft under lock; Conflict if the version seen is not the present one."""
    state = held.state
    check_version(held, text, seen)
    if text == held.working and held.working_source == seen.source:
        return _sent_as_it_is(held, by, status)
    if not text:
        return _without_draft(held, by)
    state.draft, state.draft_based_on, state.status = text, seen.source, status
    state.translator, state.translated_at, state.origin = by, timezone.now(), origin
    checking.count_into(state, text)
    record(held, text, seen.source, by, origin, note)
    return state


def _sent_as_it_is(held: Held, by, status: str) -> TextState:
    """Send an unchanged draft to review; anything else leaves what is unchanged alone."""
    state = held.state
    if held.working and state.status == Status.DRAFT and status == Status.IN_REVIEW:
        state.status = status
        record(held, held.working, held.working_source, by, state.origin, "")
    return state


def check_version(held: Held, text: str | None, seen: Seen) -> None:
    """Raise Conflict unless the writer saw the present version, or typed the present text."""
    state = held.state
    if state.version == seen.version and is_as_remembered(held):
        return
    if text is not None and text == held.working:
        return
    at = state.updated_at
    raise Conflict(held.working, by=state.translator, at=at)


def _without_draft(held: Held, by) -> TextState:
    """Take the draft away; a public text is never emptied by it."""
    if held.column:
        raise ValidationError(
            _("A stored text cannot be emptied here. To go back to it, discard your draft."),
            code="empty",
        )
    state = held.state
    if not state.draft:
        return state
    state.draft = state.draft_based_on = ""
    state.status, state.errors, state.warnings = Status.MISSING, 0, 0
    record(held, "", "", by, Origin.TYPED, "")
    return state


def discard_draft(*, unit: TextUnit, language: str, seen: Seen, by) -> TextState:
    """Go back to the stored text; the draft stays among the versions. Raises as ``save_draft``."""
    check_writer(unit, language, by)
    with held_as_seen(unit, language, seen) as held:
        state = held.state
        if not state.draft:
            return state
        state.draft = state.draft_based_on = ""
        is_approved = bool(state.text_hash) and state.text_hash == state.approved_hash
        waiting = Status.IN_REVIEW if held.column else Status.MISSING
        state.status = Status.APPROVED if is_approved else waiting
        checking.count_into(state, held.column)
        record(held, held.column, state.based_on, by, Origin.TYPED, "")
        return state


def record(held: Held, text: str, source: str, by, origin: str, note: str) -> TextRevision:
    """Count the state's version on, save it, and keep the text as a revision."""
    state, now = held.state, timezone.now()
    state.version += 1
    state.last_number += 1
    state.updated_at = now
    state.save()
    return TextRevision.objects.create(
        unit=held.unit,
        language=state.language,
        number=state.last_number,
        text=text,
        text_hash=text_hash(text),
        source_hash=source,
        status=state.status,
        origin=origin,
        by=by,
        at=now,
        note=note,
        is_unreviewed=state.is_unreviewed and state.status == Status.APPROVED,
    )


@transaction.atomic
def set_aside(unit: TextUnit, language: str, text: str, seen: Seen, by) -> None:
    """Keep among the versions a text that came second; nothing else changes."""
    state = TextState.objects.select_for_update().get(unit=unit, language=language)
    kept = TextRevision.objects.filter(unit=unit, language=language, text_hash=text_hash(text))
    if not text.strip() or kept.exists():
        return
    state.last_number += 1
    state.save(update_fields=["last_number"])
    TextRevision.objects.create(
        unit=unit,
        language=language,
        number=state.last_number,
        text=text,
        text_hash=text_hash(text),
        source_hash=seen.source,
        status=Status.DRAFT,
        origin=Origin.SET_ASIDE,
        by=by,
    )
