"""How many came to a meeting, as somebody said it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from meetings.models.edition import AnnualMeeting
from uccn.lib.cleaning import CleanCharField
from uccn.lib.numbers import formatted


class Attendance(models.Model):
    """One number about who came; two sources may give two, and what nobody said has no row."""

    class Measure(models.TextChoices):
        """What was counted."""

        PARTICIPANTS = "participants", _("participants")
        CITIES = "cities", _("member cities represented")
        COUNTRIES = "countries", _("countries represented")
        MAYORS = "mayors", _("mayors and deputy mayors")

    class Precision(models.TextChoices):
        """How exactly the source says it."""

        EXACT = "exact", _("exactly")
        OVER = "over", _("more than")
        ABOUT = "about", _("about")
        NEARLY = "nearly", _("nearly")

    class SaidBy(models.TextChoices):
        """Who gives the number."""

        UNESCO = "unesco", "UNESCO"
        HOST = "host", _("the host city")
        OTHER = "other", _("other public pages")

    meeting = models.ForeignKey(
        AnnualMeeting,
        on_delete=models.CASCADE,
        related_name="attendances",
        verbose_name=_("meeting"),
    )
    measure = models.CharField(_("counted"), max_length=20, choices=Measure)
    precision = models.CharField(
        _("how exactly"), max_length=10, choices=Precision, default=Precision.EXACT
    )
    number = models.PositiveIntegerField(_("number"))
    said_by = models.CharField(
        _("according to"), max_length=10, choices=SaidBy, default=SaidBy.OTHER
    )
    note = CleanCharField(_("note for staff"), max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "measure", "said_by"],
                name="attendance_said_once",
                violation_error_message=_("This source already gives a number for this."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_measure_display()}: {self.words}"

    @property
    def words(self) -> str:
        """The number as exactly as it was said: "more than 350"."""
        number = {"number": formatted(self.number)}
        match self.precision:
            case self.Precision.OVER:
                return pgettext("how many came", "more than %(number)s") % number
            case self.Precision.ABOUT:
                return pgettext("how many came", "about %(number)s") % number
            case self.Precision.NEARLY:
                return pgettext("how many came", "nearly %(number)s") % number
        return number["number"]
