"""Places that host or partner without being cities of the network."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cities.models import validate_country
from meetings.querysets import PlaceQuerySet
from translations.tracked import TrackedModel
from uccn.lib.cleaning import CleanCharField
from uccn.search.findable import Findable


class Place(Findable, TrackedModel):
    """A place that hosts or partners without being a city of the network."""

    name = CleanCharField(_("name"), max_length=120)
    country = models.CharField(_("country"), max_length=2, validators=[validate_country])
    own_name = CleanCharField(_("own name"), max_length=120, blank=True)
    own_language = models.CharField(_("language of the own name"), max_length=20, blank=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("other place")
        verbose_name_plural = _("other places")

    def __str__(self) -> str:
        return self.text("name").text or self.own_name or str(self.pk)
