"""How many guesses failed, and until when the next one waits; shared by all processes."""

import datetime as dt

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# After so much quiet, failures are forgotten.
FORGOTTEN_AFTER = dt.timedelta(hours=1)


class Throttle(models.Model):
    """Failures under one keyed digest (of a name, an address, a second factor)."""

    key = models.CharField(max_length=64, unique=True)
    failures = models.PositiveIntegerField(default=0)
    failed_at = models.DateTimeField(default=timezone.now)
    closed_until = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("throttle")
        verbose_name_plural = _("throttles")

    def __str__(self) -> str:
        return f"{self.failures}"

    @classmethod
    @transaction.atomic
    def fail(cls, key: str, *, free: int, longest: int, now=None) -> None:
        """Count a failure; beyond the free ones the wait doubles, up to the longest seconds."""
        now = now or timezone.now()
        # In one statement: the owner, who signs in meanwhile, may take the row away.
        rows = cls.objects.select_for_update()
        row, _is_new = rows.get_or_create(key=key, defaults={"failed_at": now})
        if row.failed_at < now - FORGOTTEN_AFTER:
            row.failures = 0
        row.failures, row.failed_at = row.failures + 1, now
        if (beyond := row.failures - free) > 0:
            seconds = min(2 ** min(beyond, 20), longest)
            row.closed_until = now + dt.timedelta(seconds=seconds)
        row.save()
