"""What takes place at a meeting: sessions and breaks, on wall clocks of the venue."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from cities.models import CreativeField
from meetings.models import AnnualMeeting, audience_field
from meetings.programme.languages import validate_languages
from meetings.programme.models.speaker import Speaker
from meetings.programme.models.venue import Room
from meetings.programme.querysets import SessionQuerySet
from translations.tracked import TrackedModel
from uccn.lib.cleaning import CleanCharField, CleanTextField
from uccn.lib.coverage import validate_printable
from uccn.search.findable import Findable

# The network began in 2004; a calendar must be able to name the day after.
FIRST_DAY, LAST_DAY = dt.date(2004, 1, 1), dt.date(2200, 12, 31)
# What ends by this hour may have begun on the evening before.
NIGHT_ENDS = dt.time(6)
validate_web_address = URLValidator(["https", "http"])


class Track(TrackedModel):
    """A thread that runs through the programme: a creative field's workshops, the mayors' day."""

    meeting = models.ForeignKey(
        AnnualMeeting, on_delete=models.CASCADE, related_name="tracks", verbose_name=_("meeting")
    )
    name = CleanCharField(_("name"), max_length=200, blank=True, validators=[validate_printable])
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("track")
        verbose_name_plural = _("tracks")

    def __str__(self) -> str:
        return self.text("name").text or f"#{self.pk}"


class Session(Findable, TrackedModel):
    """One entry of a programme; a break is a session of that kind.

    Day and hours are those of a clock at the venue, so that a change of the meeting's time zone
    leaves them as they are.
    """

    class Kind(models.TextChoices):
        """What takes place."""

        REGISTRATION = "registration", _("registration")
        OPENING = "opening", _("opening ceremony")
        PLENARY = "plenary", _("plenary")
        FORUM = "forum", _("mayors' forum")
        INTEGRATION = "integration", _("integration session")
        WORKSHOP = "workshop", _("workshop")
        GROUP = "group", _("working meeting")
        SHOWCASE = "showcase", _("showcase")
        CLOSING = "closing", _("closing ceremony")
        PRESS = "press", _("press")
        CULTURE = "culture", _("cultural programme")
        VISIT = "visit", _("visit")
        MEAL = "meal", _("meal")
        BREAK = "break", _("break")
        OTHER = "other", _("session")

    class Status(models.TextChoices):
        """How certain it is."""

        PROVISIONAL = "provisional", _("provisional")
        CONFIRMED = "confirmed", _("confirmed")
        CANCELLED = "cancelled", _("cancelled")

    meeting = models.ForeignKey(
        AnnualMeeting, on_delete=models.CASCADE, related_name="sessions", verbose_name=_("meeting")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.OTHER)
    title = CleanCharField(
        _("title"),
        max_length=300,
        blank=True,
        validators=[validate_printable],
        help_text=_("Without a title the kind stands for it, as for a break."),
    )
    abstract = CleanTextField(_("abstract"), blank=True)
    day = models.DateField(
        _("day"),
        null=True,
        blank=True,
        validators=[MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)],
        help_text=_("Leave it empty while it is not known."),
    )
    begins = models.TimeField(
        _("begins"), null=True, blank=True, help_text=_("Leave it empty while it is not known.")
    )
    ends = models.TimeField(_("ends"), null=True, blank=True)
    room = models.ForeignKey(
        Room,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name=_("room"),
    )
    track = models.ForeignKey(
        Track,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name=_("track"),
    )
    status = models.CharField(
        _("status"), max_length=20, choices=Status, default=Status.PROVISIONAL
    )
    audience = audience_field(
        _("for"), help_text=_("Others do not see the session, unless it is announced to everyone.")
    )
    is_announced = models.BooleanField(
        _("announced to everyone"),
        default=False,
        help_text=_("Everyone reads that it takes place, and for whom it is."),
    )
    working_languages = models.JSONField(
        _("working languages"), default=list, blank=True, validators=[validate_languages]
    )
    interpretation_languages = models.JSONField(
        _("interpreted into"), default=list, blank=True, validators=[validate_languages]
    )
    fields = models.ManyToManyField(
        CreativeField, blank=True, related_name="sessions", verbose_name=_("creative fields")
    )
    livestream = models.CharField(
        _("livestream"), max_length=500, blank=True, validators=[validate_web_address]
    )
    livestream_audience = audience_field(_("livestream is for"))
    recording = models.CharField(
        _("recording"), max_length=500, blank=True, validators=[validate_web_address]
    )
    recording_audience = audience_field(_("recording is for"))
    note = CleanTextField(_("note for staff"), blank=True)

    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering = [
            models.F("day").asc(nulls_last=True),
            models.F("begins").asc(nulls_last=True),
            "pk",
        ]
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        indexes = [models.Index(fields=["meeting", "day", "begins"], name="session_when")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends=None) | models.Q(begins__isnull=False),
                name="session_begins_before_it_ends",
                violation_error_message=_("Say when it begins too."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends=None)
                | models.Q(ends__gt=models.F("begins"))
                | (models.Q(ends__lte=NIGHT_ENDS) & models.Q(ends__lt=models.F("begins"))),
                name="session_ends_after_it_begins",
                violation_error_message=_(
                    "The end must come after the beginning; only what ends by 6:00 may end on the "
                    "next day."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.text("title").text or self.get_kind_display()

    def clean(self) -> None:
        """Room and track are those of the same meeting."""
        errors = {}
        if self.room_id and self.room.venue.meeting_id != self.meeting_id:
            errors["room"] = _("This room is not one of the meeting's.")
        if self.track_id and self.track.meeting_id != self.meeting_id:
            errors["track"] = _("This track is not one of the meeting's.")
        if errors:
            raise ValidationError(errors)

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.status == self.Status.CANCELLED

    @property
    def is_pause(self) -> bool:
        """Whether it is a break or a meal, which may lie beside another session."""
        return self.kind in (self.Kind.BREAK, self.Kind.MEAL)


class Appearance(models.Model):
    """A person in their part at a session, in the session's own order."""

    class Role(models.TextChoices):
        """What the person does there."""

        SPEAKER = "speaker", _("speaker")
        MODERATOR = "moderator", _("moderator")

    session = models.ForeignKey(
        Session, on_delete=models.CASCADE, related_name="appearances", verbose_name=_("session")
    )
    speaker = models.ForeignKey(
        Speaker, on_delete=models.PROTECT, related_name="appearances", verbose_name=_("person")
    )
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.SPEAKER)
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("appearance")
        verbose_name_plural = _("appearances")
        constraints = [
            models.UniqueConstraint(
                fields=["session", "speaker", "role"],
                name="appearance_once",
                violation_error_message=_("This person is named twice in the same part."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.speaker} · {self.session}"

    def clean(self) -> None:
        """The person is one of the same meeting's."""
        if self.speaker_id and self.session.meeting_id != self.speaker.meeting_id:
            raise ValidationError({"speaker": _("This person is not one of the meeting's.")})
