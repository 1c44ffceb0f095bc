"""The browsers in which members of staff signed in, and where they are signed in now."""

import datetime as dt

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# For how long a browser keeps its half.
KNOWN_FOR = dt.timedelta(days=180)


class KnownDevice(models.Model):
    """A browser in which a person signed in before; it holds the other half of the digest."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="known_devices"
    )
    digest = models.CharField(max_length=64, unique=True)
    last_used_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("known device")
        verbose_name_plural = _("known devices")

    def __str__(self) -> str:
        return f"{self.user_id}: {self.last_used_at:%Y-%m-%d}"


class StaffSessionQuerySet(models.QuerySet):
    """The sessions of people."""

    def alive(self):
        """Those that still open something."""
        stored = Session.objects.filter(expire_date__gt=timezone.now())
        return self.filter(session_key__in=stored.values("session_key"))

    def end(self) -> int:
        """Sign these browsers out; returns how many."""
        keys = list(self.values_list("session_key", flat=True))
        Session.objects.filter(session_key__in=keys).delete()
        self.delete()
        return len(keys)


class StaffSession(models.Model):
    """One browser that is signed in: when, with what, from which network."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="staff_sessions"
    )
    session_key = models.CharField(max_length=40, unique=True)
    device = models.CharField(_("device"), max_length=60)
    network = models.CharField(_("network"), max_length=50)
    created_at = models.DateTimeField(_("signed in"), default=timezone.now)

    objects = StaffSessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.device} ({self.network})"
