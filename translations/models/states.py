"""Where a text stands in a language, every version that it ever had, and warnings set aside."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translations.models.units import TextUnit


class Status(models.TextChoices):
    """How far a text has come; "outdated" is no status, it is computed beside it."""

    MISSING = "missing", _("missing")
    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in review")
    APPROVED = "approved", _("approved")
    NOT_NEEDED = "not_needed", _("not needed")


class Origin(models.TextChoices):
    """Where a version came from."""

    TYPED = "typed", _("typed at the desk")
    MEMORY = "memory", _("taken from the memory")
    IMPORT = "import", _("imported from a file")
    ADMIN = "admin", _("typed in the ordinary form")
    STARTER = "starter", _("present when the desk began")
    FOUND = "found", _("found: written around the desk")
    MACHINE = "machine", _("from a machine, revised by a person")
    SET_ASIDE = "set_aside", _("set aside: somebody else saved first")


# What was mended and waits for review is the reviewer's, no longer outdated work.
_MENDED = Q(status=Status.IN_REVIEW, draft__gt="", draft_based_on=F("unit__source_hash"))
# A translation is another language's than the source's.
IS_SOURCE = Q(language=F("unit__source_language"))
OUTDATED = (
    ~IS_SOURCE
    & ~_MENDED
    & (
        (Q(text_hash__gt="") & ~Q(based_on=F("unit__source_hash")))
        | (Q(draft__gt="") & ~Q(draft_based_on=F("unit__source_hash")))
    )
)


class TextStateQuerySet(models.QuerySet):
    """Questions about many states."""

    def counted(self) -> "TextStateQuerySet":
        """Those that are somebody's work: the row exists and there is something to translate."""
        return self.filter(unit__removed_at=None, unit__source_hash__gt="")

    def outdated(self) -> "TextStateQuerySet":
        """Those whose source has changed since the text was made from it."""
        return self.filter(OUTDATED)

    def translations(self) -> "TextStateQuerySet":
        """Those in another language than their source's."""
        return self.exclude(IS_SOURCE)


class TextState(models.Model):
    """A text in one language. The model's own column holds what is public; the draft lives here.

    ``based_on`` and ``draft_based_on`` are the source's hash of which text and draft are the
    translation; ``approved_hash`` says which text was approved, so that a text that was written
    around the desk is known.
    """

    unit = models.ForeignKey(TextUnit, models.PROTECT, related_name="states")
    language = models.CharField(max_length=20)
    status = models.CharField(max_length=12, choices=Status, default=Status.MISSING)
    # Grows with every change; who saves says which version he or she saw.
    version = models.PositiveIntegerField(default=0)
    # The number of the last revision; texts that were set aside have numbers too.
    last_number = models.PositiveIntegerField(default=0)
    text_hash = models.CharField(max_length=64, blank=True)
    approved_hash = models.CharField(max_length=64, blank=True)
    based_on = models.CharField(max_length=64, blank=True)
    draft = models.TextField(blank=True)
    draft_based_on = models.CharField(max_length=64, blank=True)
    origin = models.CharField(max_length=12, choices=Origin, blank=True)
    translator = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    translated_at = models.DateTimeField(null=True)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True)
    # Approved by an officer alone, there being no second person; readers are told.
    is_unreviewed = models.BooleanField(default=False)
    errors = models.PositiveSmallIntegerField(default=0)
    warnings = models.PositiveSmallIntegerField(default=0)
    updated_at = models.DateTimeField(default=timezone.now)
    # Who has it open for writing, and until when that is believed; advice, not a lock.
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    claimed_until = models.DateTimeField(null=True)

    objects = TextStateQuerySet.as_manager()

    class Meta:
        verbose_name = _("state of a text")
        verbose_name_plural = _("states of texts")
        constraints = [
            models.UniqueConstraint(fields=["unit", "language"], name="text_state_identity"),
        ]
        indexes = [models.Index(fields=["language", "status"], name="text_state_queue")]
        permissions = [
            ("edit_source", _("Can change source texts")),
            ("write_source", _("Can write source texts in forms alone")),
            ("manage_terms", _("Can manage terms")),
            ("manage_memory", _("Can manage the translation memory")),
            ("exchange_files", _("Can exchange translation files")),
            ("publish", _("Can publish language versions")),
            ("override", _("Can approve without a second person")),
        ]

    def __str__(self) -> str:
        return f"{self.unit} · {self.language} · {self.status}"

    @property
    def working_source(self) -> str:
        """The hash of the source that the text being worked on was made from."""
        return self.draft_based_on if self.draft else self.based_on

    @property
    def is_source(self) -> bool:
        """Whether this is the language that the others are translated from."""
        return self.language == self.unit.source_language

    @property
    def is_outdated(self) -> bool:
        """Whether the source has changed since text or draft was made from it.

        Not what was mended since and waits for review.
        """
        if self.is_source:
            return False
        now = self.unit.source_hash
        if self.draft and (self.draft_based_on != now or self.status == Status.IN_REVIEW):
            return self.draft_based_on != now
        return bool(self.text_hash) and self.based_on != now


class TextRevision(models.Model):
    """One version of a text in a language, kept for ever; source texts have theirs too."""

    unit = models.ForeignKey(TextUnit, models.PROTECT, related_name="revisions")
    language = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    text_hash = models.CharField(max_length=64, blank=True)
    source_hash = models.CharField(max_length=64, blank=True)
    status = models.CharField(max_length=12, choices=Status)
    origin = models.CharField(max_length=12, choices=Origin)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    # Whether it was approved by an officer alone.
    is_unreviewed = models.BooleanField(default=False)
    # The suggestion, file or reason behind it, in the words of its time.
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("version of a text")
        verbose_name_plural = _("versions of texts")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "language", "number"], name="text_revision_number"
            ),
        ]
        indexes = [models.Index(fields=["unit", "text_hash"], name="text_revision_hash")]

    def __str__(self) -> str:
        return f"{self.unit} · {self.language} · {self.number}"


class Dismissal(models.Model):
    """A warning that a person set aside with a reason; it holds until either text changes."""

    unit = models.ForeignKey(TextUnit, models.PROTECT, related_name="dismissals")
    language = models.CharField(max_length=20)
    check_id = models.CharField(max_length=40)
    text_hash = models.CharField(max_length=64)
    source_hash = models.CharField(max_length=64)
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("warning set aside")
        verbose_name_plural = _("warnings set aside")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "language", "check_id", "text_hash", "source_hash"],
                name="dismissal_identity",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} · {self.language} · {self.check_id}"
