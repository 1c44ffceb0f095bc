"""What somebody of a host says to a meeting's guests."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meetings.models import Host
from meetings.practical.querysets import WelcomeWordQuerySet
from translations.tracked import TrackedModel
from uccn.lib.cleaning import CleanCharField, CleanTextField
from uccn.lib.coverage import validate_printable
from uccn.publication.models import Publishable
from uccn.search.findable import Findable


class WelcomeWord(Publishable, Findable, TrackedModel):
    """A word of welcome, with who says it in which office."""

    host = models.ForeignKey(
        Host, on_delete=models.PROTECT, related_name="welcome_words", verbose_name=_("host")
    )
    name = CleanCharField(
        _("name"),
        max_length=200,
        validators=[validate_printable],
        help_text=_("In each language only where it is written otherwise there."),
    )
    office = CleanCharField(_("office"), max_length=300, blank=True)
    words = CleanTextField(
        _("word of welcome"),
        validators=[validate_printable],
        help_text=_("Plain paragraphs, parted by empty lines; *stress* and [words](https://…)."),
    )
    picture = models.ImageField(
        _("picture"),
        upload_to="welcome/",
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

    objects = WelcomeWordQuerySet.as_manager()

    class Meta:
        ordering = ["host__position", "host", "pk"]
        verbose_name = _("word of welcome")
        verbose_name_plural = _("words of welcome")

    def __str__(self) -> str:
        return self.text("name").text or f"#{self.pk}"

    def get_absolute_url(self) -> str:
        """Where it stands in the active language: on the page of all words of the meeting."""
        meeting = self.host.meeting
        page = reverse("meetings:practical:welcome", args=[meeting.year, meeting.slug])
        return f"{page}#{self.anchor}"

    def is_given_to(self, user) -> bool:
        """Whether a member of staff may work on its host's meeting."""
        return self.host.meeting.is_given_to(user)

    @property
    def anchor(self) -> str:
        """Its place on that page."""
        return f"welcome-{self.pk}"
