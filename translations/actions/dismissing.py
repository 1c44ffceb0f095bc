"""Setting a warning aside: with a reason, by a person, until either text changes."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from translations import checking
from translations.actions.errors import Seen
from translations.actions.saving import check_version, check_writer
from translations.actions.texts import hold
from translations.checks.base import Severity
from translations.hashes import text_hash
from translations.models import Dismissal, TextState, TextUnit
from translations.neighbours import source_of
from uccn.lib.cleaning import clean


@transaction.atomic
def dismiss(
    *, unit: TextUnit, language: str, check_id: str, reason: str, seen: Seen, by
) -> TextState:
    """Set a warning of the text that is saved aside.

    Raises PermissionDenied, Conflict, or ValidationError (no reason, an error, no such warning).
    """
    check_writer(unit, language, by)
    reason, limit = clean(reason).strip(), Dismissal._meta.get_field("reason").max_length
    if not reason:
        raise ValidationError(_("Write why the warning does not apply here."), code="reason")
    if len(reason) > limit:
        raise ValidationError(
            _("Write at most %(limit)d characters; these are %(length)d."),
            code="max_length",
            params={"limit": limit, "length": len(reason)},
        )
    held = hold(unit, language)
    check_version(held, None, seen)
    found = checking.findings(held.unit, language, source_of(held.unit), held.working)
    wanted = [finding for finding in found if finding.check_id == check_id]
    if not wanted:
        return held.state
    if any(finding.severity == Severity.ERROR for finding in wanted):
        raise PermissionDenied
    Dismissal.objects.get_or_create(
        unit=held.unit,
        language=language,
        check_id=check_id,
        text_hash=text_hash(held.working),
        source_hash=held.unit.source_hash,
        defaults={"reason": reason, "by": by},
    )
    checking.count_into(held.state, held.working)
    held.state.save(update_fields=["errors", "warnings"])
    return held.state
