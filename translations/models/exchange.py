"""What went out in files and came back, who did it, and what came of it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translations.models.units import Sheet


class Direction(models.TextChoices):
    """Whether a file left the site or came back."""

    OUT = "out", _("exported")
    IN = "in", _("imported")


class ExchangeJob(models.Model):
    """One file of one sheet in one language, exported or imported; kept for ever."""

    direction = models.CharField(_("direction"), max_length=3, choices=Direction)
    format = models.CharField(_("format"), max_length=12)
    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="files")
    language = models.CharField(_("language"), max_length=20)
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

    class Meta:
        verbose_name = _("exchanged file")
        verbose_name_plural = _("exchanged files")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["sheet", "language"], name="exchange_job_sheet"),
        ]

    def __str__(self) -> str:
        return f"{self.file_name} · {self.get_direction_display()}"
