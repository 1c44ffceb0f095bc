"""The exports that staff asked for: how it stands with each, and where its file lies."""

import datetime as dt

from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# So long nothing is heard of an export only where its process is gone.
SILENCE = dt.timedelta(minutes=10)


class Status(models.TextChoices):
    """What became of the newest attempt."""

    WAITS = "waits", _("waits")
    RUNNING = "running", _("Being made")
    MADE = "made", _("Ready")
    FAILED = "failed", _("failed")


class SiteExport(models.Model):
    """The export of a year, None for the whole site; asked for again, it is the same row.

    ``taken_by`` is the task that makes it, the same one when it is begun again. ``file_name`` names
    the newest whole file in the storage of exports, '' where none was made yet; it stays until
    another is whole; ``left_out`` lists what is not in it, a line each. ``last_line`` is what the
    process said last.
    """

    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    status = models.CharField(_("state"), max_length=8, choices=Status, default=Status.WAITS)
    asked_at = models.DateTimeField(_("asked for"), default=timezone.now)
    taken_by = models.CharField(max_length=64, blank=True, editable=False)
    heard_at = models.DateTimeField(null=True, editable=False)
    last_line = models.CharField(max_length=500, blank=True, editable=False)
    file_name = models.CharField(max_length=100, blank=True, editable=False)
    left_out = models.TextField(blank=True, editable=False)
    size = models.PositiveBigIntegerField(default=0, editable=False)
    made_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("the site as files")
        verbose_name_plural = _("the site as files")
        constraints = [
            models.UniqueConstraint(Coalesce("year", 0), name="site_export_one_of_a_year"),
        ]

    def __str__(self) -> str:
        return self.stem

    @property
    def stem(self) -> str:
        """What its file is called, without the suffix."""
        return f"site-{self.year}" if self.year else "site"

    @property
    def lines_left_out(self) -> list[str]:
        """What is not in the file, with the reason."""
        return self.left_out.splitlines()

    @property
    def is_open(self) -> bool:
        """Whether it is still to be made."""
        return self.status in (Status.WAITS, Status.RUNNING)

    @property
    def is_failed(self) -> bool:
        """Whether the newest attempt came to nothing."""
        return self.status == Status.FAILED

    def change(self, **values) -> bool:
        """Write it, unless somebody else has meanwhile; whether it was written."""
        same = SiteExport.objects.filter(
            pk=self.pk, status=self.status, asked_at=self.asked_at, heard_at=self.heard_at
        )
        if not same.update(**values):
            return False
        for name, value in values.items():
            setattr(self, name, value)
        return True
