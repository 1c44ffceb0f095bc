"""What is told to people by mail, and what they do not want to be told."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translations.models.units import Sheet, TextUnit


class Notice(models.Model):
    """Something to be told to a person; several of a kind go out as one mail."""

    class Kind(models.TextChoices):
        """The kinds that can be switched off one by one."""

        ASSIGNED = "assigned", _("a text was assigned to me")
        SOURCE_CHANGED = "source_changed", _("a source that I translated was changed")
        WAITING = "waiting", _("a text waits for my review")
        DUE = "due", _("a text that was assigned to me is due")

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="+")
    language = models.CharField(max_length=20)
    unit = models.ForeignKey(TextUnit, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["pk"]
        indexes = [models.Index(fields=["recipient", "sent_at"], name="notice_outbox")]

    def __str__(self) -> str:
        return f"{self.recipient} · {self.kind} · {self.sheet}"


class NoticeRefusal(models.Model):
    """A kind of mail that a person switched off."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=Notice.Kind)

    class Meta:
        verbose_name = _("mail switched off")
        verbose_name_plural = _("mails switched off")
        constraints = [
            models.UniqueConstraint(fields=["person", "kind"], name="notice_refusal_identity"),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.kind}"
