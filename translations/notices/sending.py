"""Sending what was written down: one mail a kind to each person, marked only once it is gone."""

import contextlib
import datetime as dt
import logging
from dataclasses import dataclass

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from translations.models import Notice, NoticeRefusal
from translations.notices.composing import compose
from translations.notices.making import find_due
from translations.notices.relevance import still_true

_log = logging.getLogger(__name__)


@dataclass
class Sent:
    """What became of the notices: mails that went out, notices left out, mails that failed."""

    mails: int = 0
    left_out: int = 0
    failed: int = 0


def send(at: dt.datetime | None = None) -> Sent:
    """Find what is due, then send everything that waits; running it again sends nothing twice."""
    at, sent = at or timezone.now(), Sent()
    find_due(at)
    unsent = Notice.objects.filter(sent_at=None).order_by("recipient_id", "kind")
    waiting = list(unsent.values_list("recipient_id", "kind").distinct())
    if not waiting:
        return sent
    server = get_connection()
    if not _is_open(server):
        sent.failed = len(waiting)
        return sent
    with contextlib.closing(server):
        for recipient, kind in waiting:
            _send_one(recipient, kind, at, server, sent)
    return sent


def _is_open(server: BaseEmailBackend) -> bool:
    """Whether the mail server answers; asked before a row is locked: SQLite locks them all."""
    try:
        server.open()
    except Exception:
        _log.exception("The mail server does not answer.")
        return False
    return True


@transaction.atomic
def _send_one(
    recipient: int, kind: str, at: dt.datetime, server: BaseEmailBackend, sent: Sent
) -> None:
    """Send one mail. The rows stay locked meanwhile, so that a second timer leaves them alone."""
    waiting = Notice.objects.filter(recipient=recipient, kind=kind, sent_at=None)
    notices = list(
        waiting.select_for_update(skip_locked=True, of=("self",)).select_related(
            "recipient", "sheet__content_type", "unit__sheet__content_type"
        )
    )
    told = _worth_telling(kind, notices)
    if told and not _is_delivered(notices[0].recipient, kind, told, server):
        sent.failed += 1
        return
    sent.mails += bool(told)
    sent.left_out += len(notices) - len(told)
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(sent_at=at)


def _worth_telling(kind: str, notices: list[Notice]) -> list[Notice]:
    """What is told of the notices: nothing to who left, has no address, or switched it off."""
    if not notices:
        return []
    person = notices[0].recipient
    if not (person.is_active and person.is_staff and person.email):
        return []
    if NoticeRefusal.objects.filter(person=person, kind=kind).exists():
        return []
    return still_true(kind, person, notices)


def _is_delivered(person, kind: str, notices: list[Notice], server: BaseEmailBackend) -> bool:
    """Whether the mail was handed over; what went wrong is logged and tried again next time."""
    try:
        mail = compose(person, kind, notices)
        mail.connection = server
        return mail.send() == 1
    except Exception:
        # Whatever one address or server does wrong, the other recipients get their mail.
        server.close()
        _log.exception("A mail (%s) to account %s could not be sent.", kind, person.pk)
        return False
