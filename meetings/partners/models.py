"""A partner of a meeting, in what it did for it."""

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from meetings.models import AnnualMeeting
from translations.tracked import TrackedModel
from uccn.lib.cleaning import CleanCharField
from uccn.lib.coverage import validate_printable
from uccn.lib.languages import with_texts
from uccn.search.findable import Findable

validate_secure_address = URLValidator(["https"], message=_("Write an address with https://."))


class PartnerQuerySet(models.QuerySet):
    """Questions about partners."""

    def for_page(self, language: str | None = None):
        """With name and logo's words in the language, in the order of a meeting's page."""
        return with_texts(self, ["name", "logo_alt"], language).in_order()

    def in_order(self):
        """By what they did, then by their places."""
        whens = [models.When(kind=kind, then=n) for n, kind in enumerate(self.model.Kind.values)]
        by_kind = models.Case(*whens, output_field=models.IntegerField())
        return self.order_by(by_kind, "position", "pk")


class Partner(Findable, TrackedModel):
    """An organisation that makes a meeting possible, with its logo and its address."""

    class Kind(models.TextChoices):
        """What it does; the order is that of the page."""

        ORGANISER = "organiser", _("organiser")
        INSTITUTION = "institution", _("institutional partner")
        SPONSOR = "sponsor", _("sponsor")
        MEDIA = "media", _("media partner")
        SUPPORTER = "supporter", _("supporter")

    meeting = models.ForeignKey(
        AnnualMeeting, on_delete=models.CASCADE, related_name="partners", verbose_name=_("meeting")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.SPONSOR)
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    name = CleanCharField(
        _("name"),
        max_length=200,
        validators=[validate_printable],
        help_text=_("In each language only where it is written otherwise there."),
    )
    link = models.CharField(
        _("web address"), max_length=500, blank=True, validators=[validate_secure_address]
    )
    logo = models.ImageField(
        _("logo"),
        upload_to="partners/",
        blank=True,
        width_field="logo_width",
        height_field="logo_height",
    )
    logo_width = models.PositiveIntegerField(_("width of the logo"), null=True, editable=False)
    logo_height = models.PositiveIntegerField(_("height of the logo"), null=True, editable=False)
    logo_alt = CleanCharField(
        _("logo in words"),
        max_length=300,
        blank=True,
        help_text=_("What stands in the logo, when it says more than the name."),
    )

    objects = PartnerQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "position", "pk"]
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def __str__(self) -> str:
        return self.text("name").text or f"#{self.pk}"

    def is_given_to(self, user) -> bool:
        """Whether a member of staff may work on its meeting."""
        return self.meeting.is_given_to(user)
