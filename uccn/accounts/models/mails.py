"""Mails to members of staff that wait to be sent; no link in them is stored."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# A process that took a mail and died leaves it to others after so long.
_GIVEN_UP_AFTER = dt.timedelta(minutes=10)


class StaffMailQuerySet(models.QuerySet):
    """Mails that wait."""

    def take(self, key: int, now=None) -> bool:
        """Whether this process is the one that sends a mail; holds no lock meanwhile."""
        now = now or timezone.now()
        nobody = models.Q(taken_at=None) | models.Q(taken_at__lt=now - _GIVEN_UP_AFTER)
        return self.filter(nobody, pk=key).update(taken_at=now) == 1


class StaffMail(models.Model):
    """What is to be told to whom; written while it is sent, and deleted once it is gone.

    Without a person it is a wish for a new password, with the address that somebody typed. Whose it
    is, is looked up later: the answer takes as long whether there is such an account or not.
    """

    class Kind(models.TextChoices):
        """What the mail is about."""

        INVITATION = "invitation", _("invitation")
        RESET = "reset", _("new password")
        NEW_DEVICE = "new_device", _("sign-in on a new device")
        FACTOR_REMOVED = "factor_removed", _("second factor taken away")
        FACTORS_CHANGED = "factors_changed", _("second factors changed")
        PASSWORD_CHANGED = "password_changed", _("password changed")
        ADDRESS_CHANGED = "address_changed", _("mail address changed")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="staff_mails"
    )
    kind = models.CharField(max_length=20, choices=Kind)
    details = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=timezone.now)
    taken_at = models.DateTimeField(null=True)

    objects = StaffMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("mail to staff")
        verbose_name_plural = _("mails to staff")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind}: {self.user_id}"
