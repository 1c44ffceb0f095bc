"""What people say about a text: comments and questions of staff, problems that readers report."""

import datetime as dt

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from translations import permissions
from translations.models import Comment, TextUnit
from translations.models.talk import MAX_LENGTH
from uccn.lib import languages
from uccn.lib.cleaning import clean

HOUR = dt.timedelta(hours=1)
REPORTS_OF_ONE_SENDER, REPORTS_OF_ALL = 5, 100


class TooManyReports(Exception):
    """This sender, or all readers together, reported as much as is taken in an hour."""

    def __init__(self) -> None:
        super().__init__(
            _("Too many problems were reported just now, so yours was not sent. Wait an hour, "
              "then send it again; what you wrote still stands below.")
        )  # fmt: skip


def may_comment(user, unit: TextUnit, language: str) -> bool:
    """Whether somebody may say something: on the source ('') whoever takes part at the desk.

    In a language those who write it, and those who answer for the sources.
    """
    if not permissions.may_take_part(user):
        return False
    if language in ("", unit.source_language):
        return True
    writes = permissions.may_translate(user, language)
    return writes or permissions.may_edit_source(user)


def may_resolve(user, comment: Comment) -> bool:
    """Whether somebody may close or open a remark again: its author, or who can act on it."""
    if not permissions.may_take_part(user):
        return False
    if comment.author_id == user.pk or permissions.may_edit_source(user):
        return True
    return bool(comment.language) and permissions.may_translate(user, comment.language)


def comment(*, unit: TextUnit, language: str, kind: str, text: str, by) -> Comment:
    """Say or ask something about a text in a language, '' for its source.

    Raises PermissionDenied, or ValidationError when there are no words or too many.
    """
    language = "" if language == unit.source_language else language
    if language not in ("", *languages.codes()) or kind == Comment.Kind.REPORT:
        raise PermissionDenied
    if not may_comment(by, unit, language):
        raise PermissionDenied
    return Comment.objects.create(
        unit=unit, language=language, kind=Comment.Kind(kind), text=_prepared(text), author=by
    )


def resolve(*, comment: Comment, by) -> Comment:
    """Close a remark; who closed it first stays written down. Raises PermissionDenied."""
    return _set_resolved(comment, by, is_resolved=True)


def reopen(*, comment: Comment, by) -> Comment:
    """Open a remark again. Raises PermissionDenied."""
    return _set_resolved(comment, by, is_resolved=False)


@transaction.atomic
def _set_resolved(comment: Comment, by, *, is_resolved: bool) -> Comment:
    """Write down whether a remark is closed, unless it already is what is wanted."""
    held = Comment.objects.select_for_update().get(pk=comment.pk)
    if not may_resolve(by, held):
        raise PermissionDenied
    if is_resolved != (held.resolved_at is not None):
        held.resolved_by = by if is_resolved else None
        held.resolved_at = timezone.now() if is_resolved else None
        held.save(update_fields=["resolved_by", "resolved_at"])
    return held


@transaction.atomic
def report(
    *, unit: TextUnit, language: str, text: str, sender: str, at: dt.datetime | None = None
) -> Comment:
    """Keep what a reader reports; ``sender`` is a keyed hash, by which reports are counted.

    Whether readers see the text at all is the caller's to ask (``translations.public``).
    Raises ValidationError, or TooManyReports.
    """
    at, text = at or timezone.now(), _prepared(text)
    recent = Comment.objects.filter(kind=Comment.Kind.REPORT, at__gt=at - HOUR)
    if recent.filter(sender=sender).count() >= REPORTS_OF_ONE_SENDER:
        raise TooManyReports
    if recent.count() >= REPORTS_OF_ALL:
        raise TooManyReports
    return Comment.objects.create(
        unit=unit, language=language, kind=Comment.Kind.REPORT, text=text, sender=sender, at=at
    )


def _prepared(text: str) -> str:
    """The words as they may be stored. Raises ValidationError."""
    text = clean(text).strip()
    if not text:
        raise ValidationError(_("Write a few words first."), code="required")
    if len(text) > MAX_LENGTH:
        raise ValidationError(
            _("Write at most %(limit)d characters; these are %(length)d."),
            code="max_length",
            params={"limit": MAX_LENGTH, "length": len(text)},
        )
    return text
