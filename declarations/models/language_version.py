"""A declaration in one language: its publication, what it is, what was issued in it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from declarations.querysets import LanguageVersionQuerySet
from uccn.lib import languages
from uccn.lib.cleaning import CleanCharField, CleanTextField
from uccn.lib.coverage import validate_printable
from uccn.publication.models import Publishable
from uccn.search.findable import Findable


class LanguageVersion(Findable, Publishable):
    """A declaration in one language: its publication, its status, what was issued in it."""

    class Label(models.TextChoices):
        """What the text is; a label never stands for approval."""

        ORIGINAL = "original", _("original")
        OFFICIAL = "official", _("official translation")
        UNOFFICIAL = "unofficial", _("unofficial translation")
        UNDOCUMENTED = "undocumented", _("status not documented")

    declaration = models.ForeignKey(
        "declarations.Declaration",
        on_delete=models.PROTECT,
        related_name="versions",
        verbose_name=_("declaration"),
    )
    language = models.CharField(
        _("language"), max_length=20, validators=[languages.validate_language]
    )
    label = models.CharField(_("label"), max_length=20, choices=Label, default=Label.UNDOCUMENTED)
    issuer = CleanCharField(
        _("issued by"), max_length=200, blank=True, validators=[validate_printable]
    )
    made_here = models.BooleanField(
        _("translation made for this site"),
        default=False,
        help_text=_("The page then says that it was not issued by UNESCO."),
    )
    source = CleanTextField(
        _("source"),
        blank=True,
        validators=[validate_printable],
        help_text=_("Where the text was found: an address, an archive."),
    )
    rights = CleanTextField(_("rights"), blank=True, validators=[validate_printable])
    masthead = CleanTextField(
        _("masthead as issued"),
        blank=True,
        validators=[validate_printable],
        help_text=_("The lines above the title, letter for letter, errors and all."),
    )
    header_line = CleanTextField(
        _("header line as issued"), blank=True, validators=[validate_printable]
    )
    editors_note = CleanTextField(
        _("editor's note"),
        blank=True,
        validators=[validate_printable],
        help_text=_("Shown to readers, for example about an error."),
    )

    objects = LanguageVersionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("language version")
        verbose_name_plural = _("language versions")
        constraints = [
            models.UniqueConstraint(
                fields=["declaration", "language"],
                name="version_language",
                violation_error_message=_("This declaration already has that language."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.declaration} · {self.language}"

    @property
    def masthead_groups(self) -> list[str]:
        """The masthead as issued, in groups of lines that empty lines part."""
        groups = (group.strip("\n") for group in self.masthead.split("\n\n"))
        return [group for group in groups if group]
