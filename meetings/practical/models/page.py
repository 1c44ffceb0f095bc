"""A practical page: how to come, where to stay, whom to ask."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meetings.models import AnnualMeeting
from meetings.practical.querysets import PracticalPageQuerySet
from translations.tracked import TrackedModel
from uccn.lib import original_language
from uccn.lib.cleaning import CleanCharField, CleanTextField
from uccn.lib.coverage import validate_printable
from uccn.lib.markdown import GRAMMAR, validate_markdown
from uccn.publication.models import Publishable
from uccn.search.findable import Findable


class PracticalPage(Publishable, Findable, TrackedModel):
    """A page of a meeting that tells its guests something they need."""

    meeting = models.ForeignKey(
        AnnualMeeting,
        on_delete=models.PROTECT,
        related_name="practical_pages",
        verbose_name=_("meeting"),
    )
    slug = models.SlugField(
        _("slug"), help_text=_("The last part of its address, like getting-here.")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    original_language = original_language.column()
    title = CleanCharField(_("title"), max_length=200, validators=[validate_printable])
    body = CleanTextField(
        _("text"), validators=[validate_printable, validate_markdown], help_text=GRAMMAR
    )
    needs_check = models.BooleanField(
        _("still to be checked"),
        default=False,
        help_text=_("Untick it when everything on the page holds for this meeting."),
    )
    copied_from = models.PositiveSmallIntegerField(
        _("copied from the year"), null=True, editable=False, validators=[MaxValueValidator(9999)]
    )

    objects = PracticalPageQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "position", "pk"]
        verbose_name = _("practical page")
        verbose_name_plural = _("practical pages")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "slug"],
                name="practical_page_address",
                violation_error_message=_("Another page of this meeting has this slug."),
            )
        ]

    def __str__(self) -> str:
        return self.text("title").text or self.slug

    def save(self, *args, **kwargs) -> None:
        """Save, and remember the old address when a public page moves."""
        old = type(self).objects.filter(pk=self.pk).select_related("meeting").first()
        super().save(*args, **kwargs)
        self.remember_address(old)

    def get_absolute_url(self) -> str:
        """The page in the active language."""
        place = (self.meeting.year, self.meeting.slug, self.slug)
        return reverse("meetings:practical:page", args=place)

    def is_given_to(self, user) -> bool:
        """Whether a member of staff may work on its meeting."""
        return self.meeting.is_given_to(user)

    @property
    def address(self) -> str:
        """The address without language, by which a former one is remembered."""
        return f"{self.meeting.address}/practical/{self.slug}"
