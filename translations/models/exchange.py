"""What went out in files and came back, who did it, and what came of it."""

import hashlib

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translations.models.units import Sheet


class Direction(models.TextChoices):
    """Whether a file left the site or came back."""

    OUT = "out", _("exported")
    IN = "in", _("imported")


class ExchangeJobQuerySet(models.QuerySet):
    """Questions about many files."""

    def waiting(self) -> "ExchangeJobQuerySet":
        """Those that somebody looked at and has not applied yet."""
        return self.filter(direction=Direction.IN, applied_at=None, data__isnull=False)

    def past(self) -> "ExchangeJobQuerySet":
        """Those that went out or came in, with who did it, without their bytes."""
        waiting = models.Q(direction=Direction.IN, applied_at=None, data__isnull=False)
        return self.exclude(waiting).select_related("by").defer("data")


class ExchangeJob(models.Model):
    """One file, exported or imported: of one sheet in one language, or of the memory.

    Kept for ever once it went out or was applied; until then another file may replace it.
    """

    direction = models.CharField(_("direction"), max_length=3, choices=Direction)
    format = models.CharField(_("format"), max_length=12)
    # None, and no language, for a file of the memory.
    sheet = models.ForeignKey(Sheet, models.PROTECT, null=True, related_name="files")
    language = models.CharField(_("language"), max_length=20, blank=True)
    file_name = models.CharField(_("file"), max_length=200)
    # Of the bytes, so that a file that comes a second time is known.
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("date"), default=timezone.now)
    # How many rows of each kind, and the rows that needed a sentence, in the words of their time.
    counts = models.JSONField(default=dict)
    report = models.JSONField(default=list)
    # The file itself, kept until it is applied or replaced.
    data = models.BinaryField(null=True)
    applied_at = models.DateTimeField(_("applied"), null=True)

    objects = ExchangeJobQuerySet.as_manager()

    class Meta:
        verbose_name = _("exchanged file")
        verbose_name_plural = _("exchanged files")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["sheet", "language"], name="exchange_job_sheet"),
        ]

    def __str__(self) -> str:
        return f"{self.file_name} · {self.get_direction_display()}"

    @classmethod
    def of(cls, name: str, data: bytes, one: str, direction: Direction, by) -> "ExchangeJob":
        """The record of a file in a format, by the format's name; not saved yet."""
        return cls(
            direction=direction,
            format=one,
            file_name=name[-200:],
            sha256=hashlib.sha256(data).hexdigest(),
            by=by,
        )
