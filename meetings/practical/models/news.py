"""A piece of news, of a meeting or of the site."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.models import AnnualMeeting
from meetings.practical.querysets import NewsItemQuerySet
from meetings.querysets import works_on_all
from translations.tracked import TrackedModel
from uccn.lib import original_language
from uccn.lib.cleaning import CleanCharField, CleanTextField
from uccn.lib.coverage import validate_printable
from uccn.lib.markdown import GRAMMAR, validate_markdown
from uccn.publication.models import Publishable
from uccn.search.findable import Findable


class NewsItem(Publishable, Findable, TrackedModel):
    """Something that is told once, on a day."""

    meeting = models.ForeignKey(
        AnnualMeeting,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="news",
        verbose_name=_("meeting"),
        help_text=_("Empty where it is about no single meeting."),
    )
    day = models.DateField(
        _("day"),
        default=timezone.localdate,
        help_text=_("Readers see it beside the title; its year is part of the address."),
    )
    # Of the day, so that an address is found by columns.
    year = models.PositiveSmallIntegerField(_("year"), editable=False)
    slug = models.SlugField(
        _("slug"), help_text=_("The last part of its address, like programme-out.")
    )
    original_language = original_language.column()
    title = CleanCharField(_("title"), max_length=200, validators=[validate_printable])
    summary = CleanTextField(
        _("summary"), blank=True, help_text=_("One or two sentences, for lists and feeds.")
    )
    body = CleanTextField(
        _("text"),
        blank=True,
        validators=[validate_printable, validate_markdown],
        help_text=GRAMMAR,
    )

    objects = NewsItemQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name = _("piece of news")
        verbose_name_plural = _("news")
        constraints = [models.UniqueConstraint(fields=["year", "slug"], name="news_address")]

    def __str__(self) -> str:
        return self.text("title").text or self.slug

    def clean(self) -> None:
        """Two pieces of news of a year have two addresses; forms do not know the year's column."""
        others = NewsItem.objects.exclude(pk=self.pk)
        if self.day and others.filter(year=self.day.year, slug=self.slug).exists():
            raise ValidationError({"slug": _("Other news of that year has this slug.")})

    def save(self, *args, update_fields=None, **kwargs) -> None:
        """Save with the year of its day, and remember the old address when public news moves."""
        self.year = self.day.year
        if update_fields is not None and "day" in update_fields:
            update_fields = {*update_fields, "year"}
        old = type(self).objects.filter(pk=self.pk).first()
        super().save(*args, update_fields=update_fields, **kwargs)
        self.remember_address(old)

    def get_absolute_url(self) -> str:
        """Its page in the active language."""
        return reverse("news:item", args=[self.year, self.slug])

    def is_given_to(self, user) -> bool:
        """Whether a member of staff may work on its meeting; on no meeting's, who may on all."""
        return self.meeting.is_given_to(user) if self.meeting else works_on_all(user)

    @property
    def address(self) -> str:
        """The address without language, by which a former one is remembered."""
        return f"news/{self.year}/{self.slug}"
