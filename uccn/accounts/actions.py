"""Inviting members of staff, letting them go, and taking away what they lost."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from uccn.accounts import factors
from uccn.accounts.mailing import write_down
from uccn.accounts.models import Invitation, StaffMail, StaffMember, StaffPreference, StaffSession


@transaction.atomic
def invite(member, *, by, language: str) -> Invitation:
    """Keep the account closed, and write to the person in his or her language."""
    member.is_staff, member.is_active = True, False
    member.set_unusable_password()
    member.save()
    StaffPreference.objects.update_or_create(user_id=member.pk, defaults={"language": language})
    invitation = Invitation.objects.create(user_id=member.pk, invited_by=by)
    write_down(invitation.user, StaffMail.Kind.INVITATION)
    return invitation


@transaction.atomic
def invite_again(members, *, by) -> int:
    """Send the links anew; earlier ones die. Returns to how many."""
    closed = members.filter(is_active=False)
    waiting = [member for member in closed if not member.has_usable_password()]
    for member in waiting:
        # One that ended long ago was forgotten.
        facts = {"sent_at": timezone.now(), "revoked_at": None}
        invitation, _is_new = Invitation.objects.update_or_create(
            user_id=member.pk, defaults=facts, create_defaults=facts | {"invited_by": by}
        )
        write_down(invitation.user, StaffMail.Kind.INVITATION)
        _record(invitation.user, by, gettext_noop("Invited again."))
    return len(waiting)


@transaction.atomic
def revoke(members, *, by) -> int:
    """Close the links of invitations; returns of how many."""
    # Who accepts at this moment is first, or comes too late.
    held = StaffMember.objects.select_for_update().filter(pk__in=members.values("pk"))
    keys = [member.pk for member in held.order_by("pk")]
    unsettled = Invitation.objects.filter(accepted_at=None, revoked_at=None)
    waiting = list(unsettled.filter(user__in=keys))
    for invitation in waiting:
        invitation.revoked_at = timezone.now()
        invitation.save()
        _record(invitation.user, by, gettext_noop("Invitation revoked."))
    return len(waiting)


@transaction.atomic
def deactivate(members, *, by) -> int:
    """Close accounts and end their sessions; nobody closes his or her own."""
    chosen = list(members.filter(is_active=True).exclude(pk=by.pk))
    for member in chosen:
        member.is_active = False
        member.save(update_fields=["is_active"])
        StaffSession.objects.filter(user_id=member.pk).end()
        _record(member, by, gettext_noop("Deactivated."))
    return len(chosen)


@transaction.atomic
def reactivate(members, *, by) -> int:
    """Open accounts again that were in use before; who never accepted is invited again instead."""
    chosen = [member for member in members.filter(is_active=False) if member.has_usable_password()]
    for member in chosen:
        member.is_active = True
        member.save(update_fields=["is_active"])
        _record(member, by, gettext_noop("Activated again."))
    return len(chosen)


@transaction.atomic
def reset_second_factor(member, *, by=None) -> None:
    """Take away every second factor of a person, with a record of who did it and a mail."""
    factors.reset(StaffMember.objects.get(pk=member.pk))
    _record(member, by or member, gettext_noop("Second factor taken away."))


def _record(member, by, sentence: str) -> None:
    """One line of the person's history."""
    rows = StaffMember.objects.filter(pk=member.pk)
    LogEntry.objects.log_actions(by.pk, rows, CHANGE, change_message=sentence, single_object=True)
