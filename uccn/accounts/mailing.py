"""Mails to members of staff: written down with what happened, sent by a timer.

No link is stored: it is made while the mail is written, from what the account is by then.
"""

import logging

from django.conf import settings
from django.contrib.auth.forms import PasswordResetForm
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext

from uccn.accounts.models import Invitation, StaffMail
from uccn.accounts.tokens import invitations, resets
from uccn.lib import languages

_log = logging.getLogger(__name__)


def language_of(user) -> str:
    """The language that a person chose, or the interface's own."""
    chosen = getattr(getattr(user, "preference", None), "language", "")
    return chosen if chosen in languages.codes() else settings.LANGUAGE_CODE


def write_down(user, kind: str, **details) -> None:
    """Tell the person, or whoever has an address, later; while developing, once it is saved."""
    StaffMail.objects.create(user=user, kind=kind, details=details)
    if settings.DEBUG:
        transaction.on_commit(send, robust=True)


def send() -> tuple[int, int]:
    """Send what waits, each mail once; returns how many went out and how many failed."""
    sent = failed = 0
    _find_owners()
    # Wishes that came since then have no owner yet: they wait for the next time.
    found = StaffMail.objects.exclude(user=None)
    for key in list(found.values_list("pk", flat=True)):
        if not StaffMail.objects.take(key):
            continue
        try:
            sent += _send_one(StaffMail.objects.select_related("user").get(pk=key))
        # Whatever a mail server does, the others get theirs.
        except Exception:
            _log.exception("A mail to staff failed and will be tried again.")
            StaffMail.objects.filter(pk=key).update(taken_at=None)
            failed += 1
    return sent, failed


def _find_owners() -> None:
    """For each address that somebody typed, a mail to each member of staff who has it, if any."""
    for wish in StaffMail.objects.filter(user=None):
        _settle(wish)


@transaction.atomic
def _settle(wish: StaffMail) -> None:
    """Put mails to people in the place of a wish; of two processes the first does it."""
    if not StaffMail.objects.filter(pk=wish.pk).delete()[0]:
        return
    for user in PasswordResetForm().get_users(wish.details["address"]):
        waits = StaffMail.objects.filter(user=user, kind=wish.kind).exists()
        if user.is_staff and not waits:
            StaffMail.objects.create(user=user, kind=wish.kind)


def _send_one(mail: StaffMail) -> int:
    """One mail, outside any transaction, so that a slow server holds up nobody's writing."""
    is_wanted = bool(mail.details.get("former") or mail.user.email) and still_true(mail)
    if is_wanted:
        compose(mail).send()
    mail.delete()
    return int(is_wanted)


def still_true(mail: StaffMail) -> bool:
    """Whether what the mail says still holds."""
    if mail.kind == StaffMail.Kind.INVITATION:
        return Invitation.objects.open().filter(user=mail.user).exists()
    return mail.user.is_active


def compose(mail: StaffMail) -> EmailMessage:
    """The mail in the person's language, ready to send."""
    language = language_of(mail.user)
    with translation.override(language):
        link = f"{settings.SITE_URL}{path_of(mail)}"
        context = {"person": mail.user, "link": link, "details": mail.details}
        context["at"] = timezone.localtime(mail.created_at)
        return EmailMessage(
            subject=_subject(mail.kind),
            body=render_to_string(f"accounts/mail/{mail.kind}.txt", context),
            # Of another address the one before it is told: the new one may be whoever's.
            to=[mail.details.get("former") or mail.user.email],
            headers={"Auto-Submitted": "auto-generated", "Content-Language": language},
        )


def path_of(mail: StaffMail) -> str:
    """Where the mail leads."""
    key = urlsafe_base64_encode(force_bytes(mail.user_id))
    if mail.kind == StaffMail.Kind.INVITATION:
        return reverse("accounts:accept", args=[key, invitations.make_token(mail.user)])
    if mail.kind == StaffMail.Kind.RESET:
        return reverse("accounts:reset-confirm", args=[key, resets.make_token(mail.user)])
    return reverse("accounts:security")


def _subject(kind: str) -> str:
    """What the mail is about, in the active language."""
    return {
        StaffMail.Kind.INVITATION: gettext("You are invited to the site of the annual meetings"),
        StaffMail.Kind.RESET: gettext("A new password for the site of the annual meetings"),
        StaffMail.Kind.NEW_DEVICE: gettext("Somebody signed in with your account on a new device"),
        StaffMail.Kind.FACTOR_REMOVED: gettext("Your second factor was taken away"),
        StaffMail.Kind.FACTORS_CHANGED: gettext("The second factors of your account were changed"),
        StaffMail.Kind.PASSWORD_CHANGED: gettext("Your password was changed"),
        StaffMail.Kind.ADDRESS_CHANGED: gettext("The mail address of your account was changed"),
    }[kind]
