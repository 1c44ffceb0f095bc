"""What people say about a text, and who was asked to translate what until when."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translations.models.units import Sheet, TextUnit

# Characters that a comment or a report may have.
MAX_LENGTH = 2000


class Comment(models.Model):
    """A remark or question of staff, or what a reader reports; open until somebody resolves it."""

    class Kind(models.TextChoices):
        """What is meant by it."""

        COMMENT = "comment", _("comment")
        QUESTION = "question", _("question")
        REPORT = "report", _("problem reported by a reader")

    unit = models.ForeignKey(TextUnit, models.PROTECT, related_name="comments")
    # '' when it is about the source, and so concerns every language.
    language = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.COMMENT)
    text = models.TextField(max_length=MAX_LENGTH)
    # Nobody for a reader, who has no account.
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    # For reports: a keyed hash of the sender's address that changes every day, to count by.
    sender = models.CharField(max_length=64, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    resolved_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["pk"]
        indexes = [models.Index(fields=["sender", "at"], name="comment_sender")]

    def __str__(self) -> str:
        return f"{self.unit} · {self.language} · {self.kind}"


class Assignment(models.Model):
    """Who translates a sheet into a language, and until when."""

    sheet = models.ForeignKey(
        Sheet, models.PROTECT, related_name="assignments", verbose_name=_("sheet")
    )
    language = models.CharField(_("language"), max_length=20)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("person")
    )
    due_at = models.DateTimeField(_("due on"), null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("assigned by")
    )
    at = models.DateTimeField(_("assigned on"), default=timezone.now)

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints = [
            models.UniqueConstraint(fields=["sheet", "language"], name="assignment_identity"),
        ]

    def __str__(self) -> str:
        return f"{self.sheet} · {self.language} → {self.person}"
