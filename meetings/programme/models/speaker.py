"""Who speaks at a meeting or moderates."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cities.models import City
from meetings.models import AnnualMeeting
from translations.tracked import TrackedModel
from uccn.lib.cleaning import CleanCharField, CleanTextField
from uccn.lib.coverage import validate_printable
from uccn.search.findable import Findable


class Speaker(Findable, TrackedModel):
    """A person in the office that they held at this meeting."""

    meeting = models.ForeignKey(
        AnnualMeeting, on_delete=models.CASCADE, related_name="speakers", verbose_name=_("meeting")
    )
    name = CleanCharField(
        _("name"),
        max_length=200,
        blank=True,
        validators=[validate_printable],
        help_text=_("In each language only where it is written otherwise there."),
    )
    office = CleanCharField(_("office"), max_length=300, blank=True)
    city = models.ForeignKey(
        City,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="speakers",
        verbose_name=_("member city"),
    )
    biography = CleanTextField(_("short text"), blank=True)
    picture = models.ImageField(
        _("picture"),
        upload_to="speakers/",
        blank=True,
        width_field="picture_width",
        height_field="picture_height",
    )
    picture_width = models.PositiveIntegerField(
        _("width of the picture"), null=True, editable=False
    )
    picture_height = models.PositiveIntegerField(
        _("height of the picture"), null=True, editable=False
    )
    picture_alt = CleanCharField(_("picture in words"), max_length=300, blank=True)
    picture_credit = CleanCharField(_("credit of the picture"), max_length=200, blank=True)
    picture_licence = CleanCharField(_("licence of the picture"), max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")

    def __str__(self) -> str:
        return self.text("name").text or f"#{self.pk}"

    def is_given_to(self, user) -> bool:
        """Whether a member of staff may work on their meeting."""
        return self.meeting.is_given_to(user)

    def clean(self) -> None:
        """A picture comes with its credit."""
        if self.picture and not self.picture_credit:
            raise ValidationError({"picture_credit": _("A picture needs this.")})
