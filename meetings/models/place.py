"""Places that host or partner without being cities of the network."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cities.models import validate_country
from meetings.querysets import PlaceQuerySet
from translations.tracked import TrackedModel
from uccn.lib.cleaning import CleanCharField
from uccn.lib.coverage import validate_printable
from uccn.search.findable import Findable


class Place(Findable, TrackedModel):
    """A place that hosts or partners without being a city of the network."""

    name = CleanCharField(_("name"), max_length=120, validators=[validate_printable])
    country = models.CharField(_("country"), max_length=2, validators=[validate_country])
    own_name = CleanCharField(_("own name"), max_length=120, blank=True)
    own_language = models.CharField(_("language of the own name"), max_length=20, blank=True)
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )

    objects = PlaceQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("other place")
        verbose_name_plural = _("other places")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude=None, longitude=None)
                | models.Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="place_on_the_globe",
                violation_error_message=_(
                    "Give both latitude (-90 to 90) and longitude (-180 to 180), or neither."
                ),
            )
        ]

    def __str__(self) -> str:
        return self.text("name").text or self.own_name or str(self.pk)
