"""A document of a meeting: one item, whatever the languages and versions of its files."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from meetings.documents.querysets import DocumentQuerySet
from meetings.models import AnnualMeeting, audience_field
from meetings.programme.models import Session
from translations.tracked import TrackedModel
from uccn.lib.cleaning import CleanCharField, CleanTextField
from uccn.lib.coverage import validate_printable
from uccn.publication.models import FormerAddress, Publishable
from uccn.search.findable import Findable


class Document(Publishable, Findable, TrackedModel):
    """A paper of a meeting under its symbol and title."""

    class Kind(models.TextChoices):
        """What it is, in the order in which readers find the kinds."""

        AGENDA = "agenda", pgettext_lazy("a paper of a meeting", "agenda")
        WORKING = "working", _("working document")
        MINUTES = "minutes", _("minutes")
        REPORT = "report", pgettext_lazy("a paper of a meeting", "report")
        PRESS = "press", _("press document")

    class Status(models.TextChoices):
        """How far its text is agreed; whether readers see it is another question."""

        DRAFT = "draft", pgettext_lazy("how far a text is agreed", "draft")
        PROVISIONAL = "provisional", _("provisional")
        FINAL = "final", pgettext_lazy("how far a text is agreed", "final")

    meeting = models.ForeignKey(
        AnnualMeeting, on_delete=models.PROTECT, related_name="documents", verbose_name=_("meeting")
    )
    symbol = CleanCharField(
        _("symbol"),
        max_length=60,
        blank=True,
        validators=[validate_printable],
        help_text=_("As it stands on the paper: UCCN/2026/AM/1. Empty where the paper has none."),
    )
    slug = models.SlugField(
        _("slug"),
        max_length=80,
        blank=True,
        help_text=_("The last part of its address; empty: made from the symbol or the title."),
    )
    title = CleanCharField(_("title"), max_length=300, validators=[validate_printable])
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.WORKING)
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.FINAL)
    day = models.DateField(
        _("date on the paper"),
        null=True,
        blank=True,
        help_text=_("Leave it empty while it is not known."),
    )
    session = models.ForeignKey(
        Session,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name=_("session"),
        help_text=_("Readers of the session's page find the document there."),
    )
    audience = audience_field(
        _("for"), help_text=_("Others get neither the page nor the files nor their names.")
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=1, help_text=_("Among the documents of its kind.")
    )
    note = CleanTextField(_("note for staff"), blank=True)
    first_published_at = models.DateTimeField(null=True, editable=False)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["position", "symbol", "pk"]
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "symbol"],
                condition=~models.Q(symbol=""),
                name="document_symbol",
                violation_error_message=_("Another document of the meeting has this symbol."),
            ),
            models.UniqueConstraint(
                fields=["meeting", "slug"],
                name="document_address",
                violation_error_message=_(
                    "Another document of the meeting has this slug. Write another one."
                ),
            ),
        ]

    def __str__(self) -> str:
        return " · ".join(part for part in (self.symbol, self.text("title").text) if part)

    def clean(self) -> None:
        """The session is one of the same meeting; a slug is made where none was written."""
        self.slug = self.slug or self._free_slug()
        if self.session_id and self.session.meeting_id != self.meeting_id:
            raise ValidationError({"session": _("This session is not one of the meeting's.")})

    def save(self, *args, **kwargs) -> None:
        """Save, and remember the old address when a public document moves."""
        self.slug = self.slug or self._free_slug()
        old = Document.objects.addressed().filter(pk=self.pk).first() if self.pk else None
        super().save(*args, **kwargs)
        if old and old.was_ever_public() and old.former_address != self.former_address:
            FormerAddress.remember(self, old.former_address)

    def _free_slug(self) -> str:
        """A slug from the symbol, the title or the kind that no other document has."""
        words = (self.symbol.replace("/", "-"), self.text("title").text, self.kind)
        wanted = next(slug[:70] for slug in map(slugify, words) if slug)
        others = Document.objects.filter(meeting=self.meeting_id).exclude(pk=self.pk)
        taken = set(others.filter(slug__startswith=wanted).values_list("slug", flat=True))
        numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
        return next(slug for slug in (wanted, *numbered) if slug not in taken)

    def publish(self, at: dt.datetime | None = None) -> None:
        """Make it public, and remember since when readers know its files."""
        is_first = not self.was_ever_public()
        super().publish(at)
        if is_first:
            self.first_published_at = self.published_at
            self.save(update_fields=["first_published_at"])

    def is_given_to(self, user) -> bool:
        """Whether a member of staff may work on it: on its meeting."""
        return self.meeting.is_given_to(user)

    def get_absolute_url(self) -> str:
        """Its page in the active language."""
        return reverse("meetings:documents:detail", args=self.place)

    @property
    def place(self) -> list:
        """What its addresses are made of."""
        return [self.meeting.year, self.meeting.slug, self.slug]

    @property
    def address(self) -> str:
        """Its address without language."""
        return f"{self.meeting.address}/documents/{self.slug}"

    @property
    def former_address(self) -> str:
        """What it is remembered by when it moves; its meeting may move too."""
        return former_address(self.meeting_id, self.slug)

    @property
    def name(self) -> str:
        """What its files are called: the symbol without what no file's name may hold."""
        return slugify(self.symbol.replace("/", "-"), allow_unicode=True) or self.slug

    @property
    def known_since(self) -> dt.datetime | None:
        """When readers saw it first: a file that was replaced before is no part of its history."""
        return self.first_published_at or self.published_at


def former_address(meeting: int, slug: str) -> str:
    """What a document of a meeting is remembered by under that slug."""
    return f"documents/{meeting}/{slug}"
