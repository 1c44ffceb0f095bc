"""Declarations: the text that a meeting adopts, paragraph by paragraph, language by language."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from declarations.querysets import DeclarationQuerySet, LanguageVersionQuerySet, ParagraphQuerySet
from declarations.source_files import SourceFile as SourceFile
from meetings.models import AnnualMeeting
from translations.tracked import TrackedModel
from uccn.lib import dates, languages
from uccn.lib.cleaning import CleanCharField, CleanTextField
from uccn.publication.models import FormerAddress, Publishable


def validate_language(code: str) -> None:
    """Raise ValidationError for a language that the site does not have."""
    if code not in languages.codes():
        raise ValidationError(
            _("“%(code)s” is none of the site's languages."), params={"code": code}
        )


class Declaration(TrackedModel):
    """An outcome document of a meeting; its texts are public language by language."""

    class Kind(models.TextChoices):
        """What the document is called."""

        DECLARATION = "declaration", _("declaration")
        CONCLUSIONS = "conclusions", _("conclusions")
        MANIFESTO = "manifesto", _("manifesto")
        STATEMENT = "statement", _("statement")
        OTHER = "other", _("other document")

    meeting = models.ForeignKey(
        AnnualMeeting,
        on_delete=models.PROTECT,
        related_name="declarations",
        verbose_name=_("meeting"),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.DECLARATION)
    slug = models.SlugField(
        _("slug"), help_text=_("The last part of its address, like mayors-declaration.")
    )
    title = CleanCharField(_("title"), max_length=300)
    original_language = models.CharField(
        _("original language"),
        max_length=20,
        blank=True,
        validators=[validate_language],
        help_text=_("Empty when it is not known."),
    )
    endorsed_on = models.DateField(_("endorsed on"), null=True, blank=True)
    adopted_on = models.DateField(
        _("adopted on"), null=True, blank=True, help_text=_("Empty when the day is not known.")
    )
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    last_key = models.PositiveIntegerField(default=0, editable=False)
    note = CleanTextField(_("note for staff"), blank=True)

    objects = DeclarationQuerySet.as_manager()

    class Meta:
        ordering = ["-meeting__edition", "pk"]
        verbose_name = _("declaration")
        verbose_name_plural = _("declarations")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "slug"],
                name="declaration_address",
                violation_error_message=_("This meeting has a document with this slug."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.text('title').text or self.slug} ({self.meeting.year})"

    def save(self, *args, **kwargs) -> None:
        """Save, and remember the old address when a public declaration moves."""
        old = type(self).objects.filter(pk=self.pk).select_related("meeting").first()
        super().save(*args, **kwargs)
        if (
            old
            and old.address != self.address
            and any(v.was_ever_public() for v in old.versions.all())
        ):
            FormerAddress.remember(self, old.address)

    def clean(self) -> None:
        """Two documents of one year need different addresses, also at different meetings."""
        if not self.meeting_id:
            return
        same_year = Declaration.objects.filter(meeting__year=self.meeting.year, slug=self.slug)
        if same_year.exclude(pk=self.pk).exists():
            raise ValidationError({"slug": _("Another document of that year has this slug.")})

    def get_absolute_url(self) -> str:
        """The declaration's page in the active language."""
        return reverse("declarations:detail", args=[self.meeting.year, self.slug])

    @property
    def address(self) -> str:
        """The address without language, by which a former one is remembered."""
        return f"declarations/{self.meeting.year}/{self.slug}"

    @property
    def adopted_line(self) -> str:
        """The day of adoption in the active language, '' when unknown."""
        return dates.date_range(self.adopted_on, None)

    @property
    def endorsed_line(self) -> str:
        """The day of endorsement in the active language, '' when unknown."""
        return dates.date_range(self.endorsed_on, None)

    @property
    def signed_line(self) -> str:
        """The day of signature in the active language, '' when unknown."""
        return dates.date_range(self.signed_on, None)

    @transaction.atomic
    def add_paragraph(self, position: int | None = None, **texts: str) -> "Paragraph":
        """Add a paragraph with a key that was never used here; ``texts`` by column (body_fr).

        Without a position it comes last; with one, those from there on move down.
        """
        locked = Declaration.objects.select_for_update().only("pk", "last_key").get(pk=self.pk)
        self.last_key = locked.last_key + 1
        Declaration.objects.filter(pk=self.pk).update(last_key=self.last_key)
        count = self.paragraphs.count()
        position = min(position or count + 1, count + 1)
        self.paragraphs.filter(position__gte=position).update(position=models.F("position") + 1)
        paragraph = Paragraph(declaration=self, key=str(self.last_key), position=position, **texts)
        paragraph.save()
        return paragraph


class Paragraph(TrackedModel):
    """One paragraph; its key stays when its place and its text change."""

    declaration = models.ForeignKey(
        Declaration,
        on_delete=models.PROTECT,
        related_name="paragraphs",
        verbose_name=_("declaration"),
    )
    # Staff may delete last year's paragraph while it was never public; this one then stands alone,
    # and loses nothing but the way back. PROTECT would forbid them to tidy an old draft.
    ancestor = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="descendants",
        verbose_name=_("comes from"),
    )
    key = models.CharField(_("key"), max_length=20, editable=False)
    position = models.PositiveIntegerField(_("position"))
    body = CleanTextField(
        _("text"),
        help_text=_("*emphasis*, ^raised^ as in XII^e^, [words](https://address)."),
    )

    objects = ParagraphQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("paragraph")
        verbose_name_plural = _("paragraphs")
        constraints = [
            models.UniqueConstraint(fields=["declaration", "key"], name="paragraph_key"),
        ]

    def __str__(self) -> str:
        return f"{self.declaration} § {self.position}"

    def save(self, *args, **kwargs) -> None:
        """Save; a key that exists never changes."""
        if self.pk and (Paragraph.objects.filter(pk=self.pk).exclude(key=self.key).exists()):
            raise ValueError("A paragraph's key never changes.")
        super().save(*args, **kwargs)

    @property
    def original_language(self) -> str:
        """The language in which its declaration was written, '' when unknown."""
        return self.declaration.original_language


class LanguageVersion(Publishable):
    """A declaration in one language: its publication, its status, what was issued in it."""

    class Label(models.TextChoices):
        """What the text is; a label never stands for approval."""

        ORIGINAL = "original", _("original")
        OFFICIAL = "official", _("official translation")
        UNOFFICIAL = "unofficial", _("unofficial translation")
        UNDOCUMENTED = "undocumented", _("status not documented")

    declaration = models.ForeignKey(
        Declaration,
        on_delete=models.PROTECT,
        related_name="versions",
        verbose_name=_("declaration"),
    )
    language = models.CharField(_("language"), max_length=20, validators=[validate_language])
    label = models.CharField(_("label"), max_length=20, choices=Label, default=Label.UNDOCUMENTED)
    issuer = CleanCharField(_("issued by"), max_length=200, blank=True)
    made_here = models.BooleanField(
        _("translation made for this site"),
        default=False,
        help_text=_("The page then says that it was not issued by UNESCO."),
    )
    source = CleanTextField(
        _("source"), blank=True, help_text=_("Where the text was found: an address, an archive.")
    )
    rights = CleanTextField(_("rights"), blank=True)
    masthead = CleanTextField(
        _("masthead as issued"),
        blank=True,
        help_text=_("The lines above the title, letter for letter, errors and all."),
    )
    header_line = CleanTextField(_("header line as issued"), blank=True)
    editors_note = CleanTextField(
        _("editor's note"), blank=True, help_text=_("Shown to readers, for example about an error.")
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
