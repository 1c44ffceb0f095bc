"""The translation memory: every approved translation beside the source that it was made from."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from translations.models.units import TextUnit


class MemorySource(models.Model):
    """A source text, once for all its translations.

    ``text_hash`` is of the text as stored, ``normal_key`` of the text without what a reader
    overlooks, ``masked_key`` also without its numbers (``translations.memory.keys``).
    """

    language = models.CharField(max_length=20)
    text = models.TextField()
    text_hash = models.CharField(max_length=64)
    normal_key = models.CharField(max_length=32)
    masked_key = models.CharField(max_length=32)

    class Meta:
        verbose_name = _("source text in the memory")
        verbose_name_plural = _("source texts in the memory")
        constraints = [
            models.UniqueConstraint(fields=["text_hash", "language"], name="memory_source_text"),
        ]
        indexes = [models.Index(fields=["masked_key", "language"], name="memory_source_masked")]

    def __str__(self) -> str:
        return f"{self.language} · {self.text[:60]}"


class MemoryTargetQuerySet(models.QuerySet):
    """Questions about many remembered translations."""

    def offered(self, source_language: str, language: str) -> "MemoryTargetQuerySet":
        """Those that may be suggested from one language to another, with their sources."""
        found = self.filter(language=language, is_active=True, source__language=source_language)
        return found.select_related("source")


class MemoryTarget(models.Model):
    """One remembered translation: of a text of the site, or from a file that somebody imported.

    ``identity`` is one for the same words of the same source from the same place, so that
    remembering twice changes nothing.
    """

    source = models.ForeignKey(MemorySource, models.PROTECT, related_name="targets", db_index=False)
    language = models.CharField(max_length=20)
    text = models.TextField()
    identity = models.CharField(max_length=32, unique=True)
    unit = models.ForeignKey(TextUnit, models.PROTECT, null=True, related_name="+")
    # The paragraphs before and after the source, hashed; '' when they are not known.
    context_key = models.CharField(max_length=32, blank=True)
    # The file that it came from; '' for a text of the site.
    origin = models.CharField(max_length=300, blank=True)
    approved_at = models.DateTimeField(null=True)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    is_unreviewed = models.BooleanField(default=False)
    is_enforced = models.BooleanField(
        _("official formula"),
        default=False,
        help_text=_("This wording goes before every other translation of the same source."),
    )
    is_active = models.BooleanField(
        _("suggested"),
        default=True,
        help_text=_("What is not suggested is kept, but translators do not see it."),
    )

    objects = MemoryTargetQuerySet.as_manager()

    class Meta:
        verbose_name = _("translation in the memory")
        verbose_name_plural = _("translations in the memory")
        indexes = [
            models.Index(fields=["source", "language", "is_active"], name="memory_target_offered"),
        ]

    def __str__(self) -> str:
        return f"{self.language} · {self.text[:60]}"


class MemorySketch(models.Model):
    """One of a source's smallest hashes of word pairs; texts that share many are alike.

    Derived from the sources and written with them, so it needs no constraint of its own: millions
    of rows are checked for nothing otherwise.
    """

    pk = models.CompositePrimaryKey("hash", "source_id")
    hash = models.IntegerField()
    source = models.ForeignKey(
        MemorySource, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )

    class Meta:
        verbose_name = _("fingerprint in the memory")
        verbose_name_plural = _("fingerprints in the memory")

    def __str__(self) -> str:
        return f"{self.hash} · {self.source_id}"
