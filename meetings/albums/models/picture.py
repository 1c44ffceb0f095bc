"""A picture of an album: its words, its credit and licence, where its files are."""

import datetime as dt

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from meetings.albums.models.album import Album
from meetings.albums.models.licence import Licence
from meetings.albums.querysets import PictureQuerySet
from translations.tracked import TrackedModel
from uccn.lib import languages, renditions
from uccn.lib.cleaning import CleanCharField
from uccn.lib.coverage import validate_printable
from uccn.publication.models import Publishable
from uccn.search.findable import Findable

# In steps of how many percent a style sheet can say where the subject of a picture is.
_STEP = 10


class Picture(Publishable, Findable, TrackedModel):
    """A picture in its place in an album; readers see it when both are public."""

    album = models.ForeignKey(
        Album, on_delete=models.PROTECT, related_name="pictures", verbose_name=_("album")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    alternative = CleanCharField(
        _("picture in words"),
        max_length=500,
        blank=True,
        help_text=_("What it shows, for those who do not see it. Needed before it is public."),
    )
    caption = CleanCharField(
        _("caption"), max_length=500, blank=True, validators=[validate_printable]
    )
    credit = CleanCharField(
        _("credit"), max_length=200, help_text=_("The photographer, or who gave the picture.")
    )
    licence = models.CharField(_("licence"), max_length=40, choices=Licence)
    taken_on = models.DateField(_("taken on"), null=True, blank=True)
    focus_x = models.PositiveSmallIntegerField(
        _("subject from the left, in percent"),
        default=50,
        validators=[MaxValueValidator(100)],
        help_text=_("What stays in sight where the picture is cut: 0 at the left, 100 right."),
    )
    focus_y = models.PositiveSmallIntegerField(
        _("subject from the top, in percent"),
        default=50,
        validators=[MaxValueValidator(100)],
        help_text=_("0 at the top, 100 at the bottom."),
    )
    # What follows comes from the file.
    key = models.CharField(
        _("key of the files"),
        max_length=24,
        unique=True,
        default=renditions.new_key,
        editable=False,
    )
    sha256 = models.CharField(_("SHA-256"), max_length=64, editable=False)
    width = models.PositiveSmallIntegerField(_("width of the picture"), editable=False)
    height = models.PositiveIntegerField(_("height of the picture"), editable=False)
    # Whether all its sizes are there. The release before this one drew them before it wrote a row.
    is_drawn = models.BooleanField(default=False, db_default=True, editable=False)

    objects = PictureQuerySet.as_manager()

    class Meta:
        ordering = ["album", "position", "pk"]
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        constraints = [
            models.UniqueConstraint(
                fields=["album", "sha256"],
                name="picture_once",
                violation_error_message=_("This picture is in the album already."),
            ),
            models.CheckConstraint(
                condition=models.Q(focus_x__lte=100, focus_y__lte=100),
                name="picture_subject_inside",
                violation_error_message=_("The subject lies between 0 and 100 percent."),
            ),
        ]

    def __str__(self) -> str:
        return self.text("caption").text or self.text("alternative").text or f"#{self.pk}"

    def clean(self) -> None:
        """What readers may see keeps its words."""
        if self.published_at and not self.has_words:
            raise ValidationError(_("Say in at least one language what the picture shows."))

    def publish(self, at: dt.datetime | None = None) -> None:
        """Publish it. Raises ValidationError while nothing says what it shows."""
        if not self.has_words:
            raise ValidationError(gettext("Say in at least one language what the picture shows."))
        super().publish(at)

    def delete(self, *args, **kwargs):
        """Delete it, and its files when that is certain."""
        key = self.key
        done = super().delete(*args, **kwargs)
        transaction.on_commit(lambda: renditions.remove(key))
        return done

    def get_absolute_url(self) -> str:
        """The picture's page in the active language."""
        meeting = self.album.meeting
        place = [meeting.year, meeting.slug, self.album.slug, self.pk]
        return reverse("meetings:albums:picture", args=place)

    def is_given_to(self, user) -> bool:
        """Whether a member of staff may work on its meeting."""
        return self.album.is_given_to(user)

    @property
    def has_words(self) -> bool:
        """Whether something says, in some language, what it shows."""
        columns = languages.columns(["alternative"], languages.codes())
        return any(getattr(self, column) for column in columns)

    @property
    def terms(self) -> Licence:
        """Its licence, with the address where it can be read."""
        return Licence(self.licence)

    @property
    def focus(self) -> str:
        """The classes that keep its subject in sight: "focus-x-30 focus-y-50"."""
        x, y = (round(value / _STEP) * _STEP for value in (self.focus_x, self.focus_y))
        return f"focus-x-{x} focus-y-{y}"

    @property
    def widths(self) -> list[int]:
        """The widths in which it is there, smallest first."""
        if self.is_drawn:
            return renditions.widths(self.width)
        return [renditions.first(self.width)]

    @property
    def large(self) -> str:
        """The address of its largest file."""
        return self.file_url(self.widths[-1], "jpg")

    @property
    def size(self) -> tuple[int, int]:
        """How wide and high its largest file is."""
        width = self.widths[-1]
        return width, renditions.height(self.width, self.height, width)

    def file_url(self, width: int, ending: str) -> str:
        """Where one of its files is."""
        return f"{settings.PICTURES_URL}{self.key}-{renditions.name(width, ending)}"
