"""An edition of the annual meeting: number, dates, theme, brand, publication."""

import zoneinfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.models.lines import MeetingLines
from meetings.querysets import EVERY, AnnualMeetingQuerySet, works_on_all
from translations.tracked import TrackedModel
from uccn.lib.cleaning import CleanCharField, CleanTextField
from uccn.lib.colour import validate_accent
from uccn.lib.coverage import validate_printable
from uccn.publication.models import Publishable
from uccn.search.findable import Findable


def validate_time_zone(name: str) -> None:
    """Raise ValidationError for what is no IANA time zone."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(
            _("“%(name)s” is no time zone. Write it like Europe/Warsaw."), params={"name": name}
        )


class AnnualMeeting(MeetingLines, Publishable, Findable, TrackedModel):
    """One edition of the network's annual meeting."""

    class Kind(models.TextChoices):
        """What the edition is called: the name changed with the XIIIth."""

        MEETING = "meeting", _("annual meeting")
        CONFERENCE = "conference", _("annual conference")

    class Status(models.TextChoices):
        """What became of the plan."""

        PLANNED = "planned", _("planned")
        ANNOUNCED = "announced", _("announced")
        POSTPONED = "postponed", _("postponed")
        HELD = "held", _("held")
        CANCELLED = "cancelled", _("cancelled")

    edition = models.PositiveSmallIntegerField(
        _("edition"),
        unique=True,
        validators=[MinValueValidator(1), MaxValueValidator(3999)],
        help_text=_("The number, for example 12 for the XIIth."),
    )
    edition_is_counted = models.BooleanField(
        _("the number is our own count"),
        default=False,
        help_text=_("Tick it when no source gives the number; the site then says so."),
    )
    kind = models.CharField(_("called"), max_length=20, choices=Kind, default=Kind.CONFERENCE)
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(2004), MaxValueValidator(2200)]
    )
    slug = models.SlugField(
        _("slug"),
        help_text=_("The last part of its address, usually the hosts: krakow-katowice."),
    )
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.PLANNED)
    start = models.DateField(_("first day"), null=True, blank=True)
    end = models.DateField(_("last day"), null=True, blank=True)
    time_zone = models.CharField(
        _("time zone"),
        max_length=60,
        default="UTC",
        validators=[validate_time_zone],
        help_text=_("Of the hosts, for example Europe/Warsaw."),
    )
    # Calendars have to hear of it: another zone moves every session.
    zone_changes = models.PositiveSmallIntegerField(default=0, editable=False)
    zone_changed_at = models.DateTimeField(null=True, editable=False)
    theme = CleanCharField(_("theme"), max_length=300, blank=True, validators=[validate_printable])
    summary = CleanTextField(_("summary"), blank=True)
    history = CleanTextField(
        _("history"), blank=True, help_text=_("What moved, was planned otherwise or cancelled.")
    )
    brand = CleanCharField(
        _("brand"),
        max_length=80,
        blank=True,
        help_text=_("Never translated: KRAKOWICE."),
        validators=[validate_printable],
    )
    accent = models.CharField(
        _("accent colour"),
        max_length=7,
        default="#34586e",
        validators=[validate_accent],
        help_text=_("The year's colour; its contrast is checked when you save."),
    )
    logo = models.ImageField(_("logo"), upload_to="meetings/", blank=True)
    logo_alt = CleanCharField(_("logo in words"), max_length=300, blank=True)
    logo_credit = CleanCharField(_("credit of the logo"), max_length=200, blank=True)
    logo_licence = CleanCharField(_("licence of the logo"), max_length=200, blank=True)
    banner = models.ImageField(_("banner"), upload_to="meetings/", blank=True)
    banner_alt = CleanCharField(_("banner in words"), max_length=300, blank=True)
    banner_credit = CleanCharField(_("credit of the banner"), max_length=200, blank=True)
    banner_licence = CleanCharField(_("licence of the banner"), max_length=200, blank=True)
    unconfirmed = models.JSONField(_("unconfirmed facts"), default=list, blank=True)
    editors = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="given_meetings",
        verbose_name=_("host-city editors"),
        help_text=_("They work on this meeting and on no other; the secretariat publishes."),
    )
    note = CleanTextField(_("note for staff"), blank=True)
    sources = models.TextField(_("sources"), blank=True)

    objects = AnnualMeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-edition"]
        verbose_name = _("annual meeting")
        verbose_name_plural = _("annual meetings")
        permissions = [
            (EVERY, _("Can work on every meeting")),
            ("give_meeting", _("Can give a meeting to host-city editors")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "slug"],
                name="meeting_address",
                violation_error_message=_("Another meeting of that year has this slug."),
            ),
            models.CheckConstraint(
                condition=models.Q(start=None)
                | models.Q(end=None)
                | models.Q(end__gte=models.F("start")),
                name="meeting_ends_after_start",
                violation_error_message=_("The last day cannot be before the first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.numeral} · {self.year} {self.slug}"

    def is_given_to(self, user) -> bool:
        """Whether a member of staff may work on it. One query for a host-city editor."""
        return works_on_all(user) or self.editors.filter(pk=user.pk).exists()

    def save(self, *args, update_fields=None, **kwargs) -> None:
        """Save; remember the old address when a public meeting moves, and that the zone changed."""
        columns = ("year", "slug", "published_at", "withdrawn_at", "time_zone", "zone_changes")
        old = type(self).objects.filter(pk=self.pk).only(*columns).first()
        writes_zone = update_fields is None or "time_zone" in update_fields
        if old and writes_zone and self.__dict__.get("time_zone", old.time_zone) != old.time_zone:
            self.zone_changes, self.zone_changed_at = old.zone_changes + 1, timezone.now()
            if update_fields is not None:
                update_fields = {*update_fields, "zone_changes", "zone_changed_at"}
        super().save(*args, update_fields=update_fields, **kwargs)
        self.remember_address(old)

    def clean(self) -> None:
        """The days belong to the year; pictures come with words, credit and licence."""
        if self.start and self.start.year != self.year:
            raise ValidationError({"start": _("The first day is not in the year given.")})
        if self.end and not self.start and self.end.year != self.year:
            raise ValidationError({"end": _("The last day is not in the year given.")})

    def get_absolute_url(self) -> str:
        """The meeting's page in the active language."""
        return reverse("meetings:detail", args=[self.year, self.slug])

    def file_url(self, ending: str) -> str:
        """What stands beside the page under the same name: its calendar file, its picture."""
        return f"{self.get_absolute_url().rstrip('/')}.{ending}"

    @property
    def address(self) -> str:
        """The address without language, by which a former one is remembered."""
        return f"meetings/{self.year}/{self.slug}"
