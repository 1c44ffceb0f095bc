"""Who hosts a meeting, in the meeting's own order."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cities.models import City
from meetings.models.edition import AnnualMeeting
from meetings.models.place import Place
from meetings.querysets import HostQuerySet
from uccn.lib.cleaning import CleanCharField
from uccn.lib.countries import country_name
from uccn.lib.languages import Resolved
from uccn.search.findable import Findable


class Host(Findable):
    """A city or other place in its role at a meeting; the order is the meeting's own."""

    class Role(models.TextChoices):
        """Hosts receive the meeting, partners help, former hosts were to receive it."""

        HOST = "host", _("host")
        PARTNER = "partner", _("partner")
        FORMER = "former", _("was to host")

    meeting = models.ForeignKey(
        AnnualMeeting, on_delete=models.CASCADE, related_name="hosts", verbose_name=_("meeting")
    )
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.HOST)
    city = models.ForeignKey(
        City,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="hostings",
        verbose_name=_("member city"),
    )
    place = models.ForeignKey(
        Place,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="hostings",
        verbose_name=_("other place"),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    former_dates = CleanCharField(
        _("former dates"),
        max_length=100,
        blank=True,
        help_text=_("For a former host or a moved meeting: what had been planned, like 2020."),
    )

    objects = HostQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("host")
        verbose_name_plural = _("hosts")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(city=None, place__isnull=False)
                | models.Q(city__isnull=False, place=None),
                name="host_city_or_place",
                violation_error_message=_("Choose a member city or another place, one of the two."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}" if self.site else "–"

    @staticmethod
    def public_meetings():
        """The public meetings' keys, to restrict hosts in the same query."""
        return AnnualMeeting.objects.published().order_by().values("pk")

    @property
    def site(self) -> City | Place:
        """The city or the other place."""
        return self.city or self.place

    @property
    def name(self) -> Resolved:
        """Its name in the active language, with the language that it really is in."""
        if "name_shown" in self.__dict__:
            return Resolved(self.name_shown, self.name_shown_language)
        return self.site.text("name")

    @property
    def country(self) -> str:
        """The country's name in the active language."""
        return country_name(self.site.country)
