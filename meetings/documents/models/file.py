"""A file of a document in one language: added, followed by newer versions, never changed."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from meetings.documents.models.document import Document
from meetings.documents.querysets import DocumentFileQuerySet
from uccn.lib import language_tags, languages
from uccn.lib.append_only import AppendOnly
from uccn.lib.cleaning import CleanCharField
from uccn.lib.file_kinds import KINDS, Kind


class DocumentFile(AppendOnly):
    """One version in one language; the bytes lie in the private storage, never at an address."""

    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="files", verbose_name=_("document")
    )
    language = models.CharField(_("language"), max_length=20)
    version = models.PositiveIntegerField(_("version"))
    stored_as = models.CharField(_("kept as"), max_length=200, editable=False)
    name = models.CharField(_("name as uploaded"), max_length=200, editable=False)
    content_type = models.CharField(_("format"), max_length=100, editable=False)
    size = models.PositiveBigIntegerField(_("size in bytes"), editable=False)
    sha256 = models.CharField(_("SHA-256"), max_length=64, editable=False)
    note = CleanCharField(
        _("note for readers"), max_length=300, blank=True, help_text=_("What changed, for example.")
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    uploaded_at = models.DateTimeField(_("uploaded at"), default=timezone.now, editable=False)

    objects = DocumentFileQuerySet.as_manager()

    class Meta:
        ordering = ["document", "language", "-version"]
        verbose_name = _("file")
        verbose_name_plural = _("files")
        constraints = [
            models.UniqueConstraint(
                fields=["document", "language", "version"], name="documentfile_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.language_name} {self.version}"

    @property
    def language_name(self) -> str:
        """Its language in the active one."""
        return language_tags.name(self.language)

    @property
    def tag(self) -> str:
        """Its language as BCP 47 writes it."""
        return language_tags.written(self.language)

    @property
    def take_down(self):
        """The take-down that holds now, or None; after ``with_take_downs``."""
        return next(iter(self.open_take_downs), None)

    @property
    def kind(self) -> Kind:
        """What it is, as its content said."""
        return KINDS[self.content_type]

    @property
    def file_name(self) -> str:
        """What it is called where somebody saves it: another name for each version."""
        return f"{self.document.name}-{self.tag}-v{self.version}.{self.kind.ending}"

    @property
    def url(self) -> str:
        """Where the newest file of its language stands, whatever its version."""
        return self._address("file")

    @property
    def version_url(self) -> str:
        """Where this very version stands."""
        return self._address("version", self.version)

    def _address(self, name: str, *more) -> str:
        """One address for all readers: below the file's own language, where the site has it."""
        known = languages.public_codes()
        with override(self.language if self.language in known else settings.LANGUAGE_CODE):
            place = [*self.document.place, self.language, *more]
            return reverse(f"meetings:documents:{name}", args=place)
