"""The numbered versions of an adopted text: written once, and never again."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from declarations.content import Content
from declarations.querysets import VersionTextQuerySet
from uccn.lib import dates, languages
from uccn.lib.append_only import AppendOnly


class Version(AppendOnly):
    """One version of an adopted text, with all its languages."""

    class Kind(models.TextChoices):
        """Why there is this version."""

        ADOPTED = "adopted", _("as adopted")
        TRANSLATION = "translation", _("addition of languages")
        CORRECTION = "correction", _("correction")

    declaration = models.ForeignKey(
        "declarations.Declaration",
        on_delete=models.PROTECT,
        related_name="numbered",
        verbose_name=_("declaration"),
    )
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    # The day of adoption, of publishing the language, of the correction; NULL when not known.
    dated = models.DateField(_("day"), null=True)
    reason = models.TextField(_("reason"), blank=True)
    reason_language = models.CharField(_("language of the reason"), max_length=20, blank=True)
    # How many languages it has: no other can be added to it.
    language_count = models.PositiveIntegerField(_("number of languages"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    # Which row each paragraph was made from, by key: the desk's marks hang on rows.
    paragraph_ids = models.JSONField(default=dict)
    # What is printed around the text and is no part of it: see ``declarations.facts``.
    facts = models.JSONField(default=dict)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made on"), auto_now_add=True)

    class Meta:
        ordering = ["number"]
        default_permissions = ("add", "view")
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        constraints = [
            models.UniqueConstraint(fields=["declaration", "number"], name="version_number")
        ]

    def __str__(self) -> str:
        return f"{self.declaration} v{self.number}"

    @property
    def dated_line(self) -> str:
        """The day in the active language, '' when it is not known."""
        return dates.date_range(self.dated, None)


class VersionText(AppendOnly):
    """A version in one language: the very text that its fingerprint covers."""

    sealed_by = ("version", "language_count")

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="texts")
    language = models.CharField(max_length=20, validators=[languages.validate_language])
    # The first version in which the text reads so in this language, and whether it was adopted.
    since = models.PositiveIntegerField()
    is_adopted = models.BooleanField()
    title = models.CharField(max_length=300, blank=True)
    is_complete = models.BooleanField()
    canonical = models.TextField()
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    provenance = models.JSONField(default=dict)

    objects = VersionTextQuerySet.as_manager()

    class Meta:
        ordering = ["version_id", "pk"]
        default_permissions = ("view",)
        verbose_name = _("version in a language")
        verbose_name_plural = _("versions in a language")
        constraints = [
            models.UniqueConstraint(fields=["version", "language"], name="version_text_language")
        ]

    def __str__(self) -> str:
        return f"{self.version} · {self.language}"

    @property
    def content(self) -> Content:
        """What it says."""
        return Content.from_canonical(self.canonical, self.provenance)
