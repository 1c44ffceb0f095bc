"""An outcome document of a meeting, paragraph by paragraph, language by language."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from declarations.models.freezing import FROZEN, refuse_frozen
from declarations.models.paragraph import Paragraph
from declarations.querysets import DeclarationQuerySet
from meetings.models import AnnualMeeting
from translations.tracked import TrackedModel
from uccn.lib import dates, languages, original_language
from uccn.lib.cleaning import CleanCharField, CleanTextField
from uccn.lib.coverage import validate_printable
from uccn.publication.models import FormerAddress
from uccn.search.findable import Findable


class Declaration(Findable, TrackedModel):
    """An outcome document of a meeting; its texts are public language by language."""

    class Kind(models.TextChoices):
        """What the document is called."""

        DECLARATION = "declaration", _("declaration")
        CONCLUSIONS = "conclusions", _("conclusions")
        MANIFESTO = "manifesto", _("manifesto")
        STATEMENT = "statement", _("statement")
        OTHER = "other", _("other document")

    class Stage(models.TextChoices):
        """How far the text has come; only what is adopted has numbered versions."""

        DRAFT = "draft", _("draft")
        CONSULTATION = "consultation", _("open for consultation")
        FINAL = "final", _("final text, not adopted yet")
        ADOPTED = "adopted", _("adopted")

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
    title = CleanCharField(_("title"), max_length=300, validators=[validate_printable])
    original_language = original_language.column()
    # Changed by declarations.actions alone: each step asks for something.
    stage = models.CharField(
        _("stage"), max_length=20, choices=Stage, default=Stage.DRAFT, editable=False
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
        """Save, and remember the old address when a public declaration moves.

        Raises ValidationError where it would change what is frozen.
        """
        old = type(self).objects.filter(pk=self.pk).select_related("meeting").first()
        if old:
            refuse_frozen(old, old, self, "title", kwargs.get("update_fields"))
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

    def is_given_to(self, user) -> bool:
        """Whether a member of staff may work on it: on its meeting."""
        return self.meeting.is_given_to(user)

    def file_url(self, ending: str) -> str:
        """What stands beside the page under the same name, in the active language."""
        return f"{self.get_absolute_url().rstrip('/')}.{ending}"

    def version_url(self, number: int) -> str:
        """The page of one of its versions in the active language."""
        return reverse("declarations:version", args=[self.meeting.year, self.slug, number])

    def changes_url(self, old: int, new: int) -> str:
        """The page of what changed between two versions, in the active language."""
        return reverse("declarations:changes", args=[self.meeting.year, self.slug, old, new])

    def beside_url(self, codes: list[str]) -> str:
        """The page of the active language beside others; beside none, the text's own page."""
        if not codes:
            return self.get_absolute_url()
        return reverse("declarations:beside", args=[self.meeting.year, self.slug, "+".join(codes)])

    def paragraph_url(self, key: str) -> str:
        """The page of one of its paragraphs in the active language."""
        return reverse("declarations:paragraph", args=[self.meeting.year, self.slug, key])

    @property
    def identifier(self) -> str:
        """The path that names the text in no language; it leads each reader to his or her own."""
        return f"/id/declaration/{self.meeting.year}/{self.slug}"

    @property
    def address(self) -> str:
        """The address without language, by which a former one is remembered."""
        return f"declarations/{self.meeting.year}/{self.slug}"

    @property
    def is_adopted(self) -> bool:
        """Whether readers see its newest version, not the texts as they stand."""
        return self.stage == self.Stage.ADOPTED

    @property
    def is_final(self) -> bool:
        """Whether its paragraphs, and the texts of its original, are as they will be adopted."""
        return self.stage == self.Stage.FINAL

    def frozen_languages(self) -> list[str]:
        """The languages whose texts nobody changes: the original's, while the text is final.

        Where the original is not known no text can be told from it, and all are frozen.
        """
        if not self.is_final:
            return []
        return [self.original_language] if self.original_language else languages.codes()

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
    def add_paragraph(self, position: int | None = None, **texts: str) -> Paragraph:
        """Add a paragraph with a key that was never used here; ``texts`` by column (body_fr).

        Without a position it comes last; with one, those from there on move down. Raises
        ValidationError while the text is final.
        """
        locked = self.locked_for_order()
        self.last_key = locked.last_key + 1
        Declaration.objects.filter(pk=self.pk).update(last_key=self.last_key)
        count = self.paragraphs.count()
        position = min(position or count + 1, count + 1)
        self.paragraphs.filter(position__gte=position).update(position=models.F("position") + 1)
        paragraph = Paragraph(declaration=self, key=str(self.last_key), position=position, **texts)
        paragraph.save()
        return paragraph

    def locked_for_order(self) -> "Declaration":
        """Its row under lock, while paragraphs come, go or move, to be called in a transaction.

        Raises ValidationError while the text is final.
        """
        own = Declaration.objects.select_for_update().only("pk", "last_key", "stage")
        locked = own.get(pk=self.pk)
        if locked.is_final:
            raise ValidationError(FROZEN, "frozen")
        return locked
