"""The files that texts were imported from, kept as they came: with hash, origin and day."""

import datetime as dt
import hashlib

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from uccn.lib.cleaning import CleanCharField

# An upload that led to no import is forgotten after as many days.
FORGOTTEN_AFTER = dt.timedelta(days=7)


class SourceFileManager(models.Manager):
    """Source files without their bytes, which are read one file at a time."""

    def get_queryset(self):
        """The rows; the content is fetched only where it is asked for."""
        return super().get_queryset().defer("content")

    def waiting(self, number: int | None, by) -> "SourceFile | None":
        """The person's own upload from which nothing was saved yet, if there is one."""
        return self.filter(pk=number, declaration=None, uploaded_by=by).first()

    def forgotten(self, now: dt.datetime):
        """Uploads from which nothing was saved, and nobody goes on with any more."""
        return self.filter(declaration=None, uploaded_at__lt=now - FORGOTTEN_AFTER)


class SourceFile(models.Model):
    """A file as it came, in the database and never at a public address; it never changes.

    Between upload and saving it belongs to no declaration; then it is attached, once.
    """

    declaration = models.ForeignKey(
        "declarations.Declaration",
        models.PROTECT,
        null=True,
        related_name="source_files",
        verbose_name=_("declaration"),
    )
    language = models.CharField(_("language"), max_length=20)
    name = models.CharField(_("name as uploaded"), max_length=200)
    content = models.BinaryField(_("content"), editable=False)
    content_type = models.CharField(_("format"), max_length=100, editable=False)
    sha256 = models.CharField(_("SHA-256"), max_length=64, editable=False)
    size = models.PositiveIntegerField(_("size in bytes"), editable=False)
    pages = models.PositiveIntegerField(_("pages"), null=True, editable=False)
    obtained_from = CleanCharField(
        _("obtained from"),
        max_length=500,
        blank=True,
        help_text=_("An address, or words: by mail from the secretariat."),
    )
    obtained_on = models.DateField(_("obtained on"), null=True, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    uploaded_at = models.DateTimeField(_("uploaded at"), default=timezone.now, editable=False)

    objects = SourceFileManager()

    class Meta:
        ordering = ["uploaded_at", "pk"]
        verbose_name = _("source file")
        verbose_name_plural = _("source files")

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        """Save a new file with its hash and size; one that is kept never changes."""
        if self.pk:
            raise ValueError("A source file never changes.")
        self.sha256 = hashlib.sha256(self.content).hexdigest()
        self.size = len(self.content)
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        """Refuse: a source file that belongs to a declaration stays."""
        raise ValueError("A source file is never deleted.")

    def attach(self, declaration, language: str) -> None:
        """Say what was saved from it, with the origin that it has now, once and for all."""
        waiting = SourceFile.objects.filter(pk=self.pk, declaration=None)
        waiting.update(
            declaration=declaration,
            language=language,
            obtained_from=self.obtained_from,
            obtained_on=self.obtained_on,
        )

    @property
    def is_intact(self) -> bool:
        """Whether the bytes are still those that were uploaded."""
        return hashlib.sha256(self.content).hexdigest() == self.sha256
