"""What the site forgets of people who sign in, and after how long, as docs/privacy.md promises."""

import datetime as dt

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.sessions.models import Session
from django.db.models import Q
from django.utils import timezone

from uccn.accounts.models import Invitation, KnownDevice, StaffMail, StaffSession, Throttle
from uccn.accounts.models.devices import KNOWN_FOR
from uccn.accounts.models.members import VALID_FOR

# Longer than any wait after failures, and long enough for an officer to look at them.
ATTEMPTS = dt.timedelta(days=1)
# After that a mail that no server took says nothing that is still of use.
MAILS = dt.timedelta(days=7)
# From the day on which an invitation was accepted, or could no longer be.
INVITATIONS = dt.timedelta(days=90)


def forget(now=None) -> dict[str, int]:
    """Delete what is older than was promised; returns how many rows of which model."""
    now = now or timezone.now()
    used = Q(accepted_at__lt=now - INVITATIONS)
    ended = Q(accepted_at=None, sent_at__lt=now - INVITATIONS - VALID_FOR)
    is_there = Session.objects.filter(expire_date__gt=now).values("session_key")
    old = [
        # The last two are empty while settings keep django-axes from writing them.
        *(
            model.objects.filter(attempt_time__lt=now - ATTEMPTS)
            for model in (AccessAttempt, AccessLog, AccessFailureLog)
        ),
        Throttle.objects.filter(failed_at__lt=now - ATTEMPTS),
        KnownDevice.objects.filter(last_used_at__lt=now - KNOWN_FOR),
        StaffSession.objects.exclude(session_key__in=is_there),
        StaffMail.objects.filter(created_at__lt=now - MAILS),
        Invitation.objects.filter(used | ended),
    ]
    return {rows.model._meta.label_lower: rows.delete()[0] for rows in old}
