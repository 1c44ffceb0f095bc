"""One version of a file taken down by itself: why, by whom, and whether it was put back."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.documents.models.file import DocumentFile
from uccn.lib import dates
from uccn.lib.cleaning import CleanTextField


class TakeDown(models.Model):
    """A version that readers no longer get; the row stays when the version is put back."""

    file = models.ForeignKey(
        DocumentFile, on_delete=models.PROTECT, related_name="take_downs", verbose_name=_("file")
    )
    reason = CleanTextField(_("reason"))
    withdrawal_note = CleanTextField(_("sentence for readers"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("taken down by")
    )
    at = models.DateTimeField(_("taken down on"), default=timezone.now)
    put_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("put back by"),
    )
    put_back_at = models.DateTimeField(_("put back on"), null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("file taken down")
        verbose_name_plural = _("files taken down")
        constraints = [
            models.UniqueConstraint(
                fields=["file"], condition=models.Q(put_back_at=None), name="takedown_one_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.file}: {self.withdrawal_day}"

    @property
    def withdrawal_day(self) -> str:
        """The day on which it was taken down, in the active language."""
        return dates.date_range(self.at.date(), None)
