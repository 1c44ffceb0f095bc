"""Where a meeting takes place: venues, their rooms, and when a room cannot be used."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from meetings.models import AnnualMeeting
from translations.tracked import TrackedModel
from uccn.lib.cleaning import CleanCharField, CleanTextField
from uccn.lib.coverage import validate_printable
from uccn.search.findable import Findable


class Venue(Findable, TrackedModel):
    """A building or place of a meeting, with what a visitor must know to get in."""

    meeting = models.ForeignKey(
        AnnualMeeting, on_delete=models.CASCADE, related_name="venues", verbose_name=_("meeting")
    )
    name = CleanCharField(_("name"), max_length=200, blank=True, validators=[validate_printable])
    address = CleanTextField(
        _("address"), blank=True, help_text=_("As one writes it on a letter, in this language.")
    )
    access = CleanTextField(
        _("access"),
        blank=True,
        help_text=_("How to get there and in: stops, entrances, ramps, lifts, induction loops."),
    )
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude=None, longitude=None)
                | models.Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="venue_on_the_globe",
                violation_error_message=_(
                    "Give both latitude (-90 to 90) and longitude (-180 to 180), or neither."
                ),
            )
        ]

    def __str__(self) -> str:
        return self.text("name").text or f"#{self.pk}"


class Room(Findable, TrackedModel):
    """A room of a venue, or the venue's one place under its own name."""

    venue = models.ForeignKey(
        Venue, on_delete=models.CASCADE, related_name="rooms", verbose_name=_("venue")
    )
    name = CleanCharField(_("name"), max_length=200, blank=True, validators=[validate_printable])
    access = CleanTextField(_("access"), blank=True, help_text=_("Floor, ramp, induction loop."))
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    class Meta:
        ordering = ["venue__position", "venue", "position", "pk"]
        verbose_name = _("room")
        verbose_name_plural = _("rooms")

    def __str__(self) -> str:
        return self.text("name").text or f"#{self.pk}"


class Closure(models.Model):
    """A time at which a room cannot be used, in the venue's own hours."""

    room = models.ForeignKey(
        Room, on_delete=models.CASCADE, related_name="closures", verbose_name=_("room")
    )
    day = models.DateField(_("day"))
    begins = models.TimeField(_("from"), null=True, blank=True)
    ends = models.TimeField(
        _("until"), null=True, blank=True, help_text=_("Without hours, the whole day.")
    )
    note = CleanCharField(_("note for staff"), max_length=200, blank=True)

    class Meta:
        ordering = ["day", "begins", "pk"]
        verbose_name = _("closed time")
        verbose_name_plural = _("closed times")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(begins=None)
                | models.Q(ends=None)
                | models.Q(ends__gt=models.F("begins")),
                name="closure_ends_after_it_begins",
                violation_error_message=_("The end must come after the beginning."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.room} {self.day}"
