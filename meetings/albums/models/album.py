"""An album: pictures of a meeting under one title, published together."""

import datetime as dt

from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.albums.querysets import AlbumQuerySet
from meetings.models import AnnualMeeting
from translations.tracked import TrackedModel
from uccn.lib.cleaning import CleanCharField, CleanTextField
from uccn.lib.coverage import validate_printable
from uccn.lib.later import later
from uccn.publication.models import Publishable
from uccn.search.findable import Findable

# The desk, which a worker needs for what is written and for nothing that is read.
actions = later("translations.actions")


class Album(Publishable, Findable, TrackedModel):
    """Pictures of a meeting in their order; a draft until it is published."""

    meeting = models.ForeignKey(
        AnnualMeeting, on_delete=models.PROTECT, related_name="albums", verbose_name=_("meeting")
    )
    slug = models.SlugField(
        _("slug"), help_text=_("The last part of its address: opening-ceremony.")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    title = CleanCharField(_("title"), max_length=200, validators=[validate_printable])
    description = CleanTextField(_("description"), blank=True)

    objects = AlbumQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "position", "pk"]
        verbose_name = _("album")
        verbose_name_plural = _("albums")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "slug"],
                name="album_address",
                violation_error_message=_("Another album of this meeting has this slug."),
            )
        ]

    def __str__(self) -> str:
        return self.text("title").text or self.slug

    def save(self, *args, **kwargs) -> None:
        """Save, and remember the old address when a public album moves."""
        columns = ("slug", "meeting__year", "meeting__slug", "published_at", "withdrawn_at")
        known = type(self).objects.filter(pk=self.pk).select_related("meeting")
        old = known.only(*columns).first()
        super().save(*args, **kwargs)
        self.remember_address(old)

    def get_absolute_url(self) -> str:
        """The album's page in the active language."""
        place = [self.meeting.year, self.meeting.slug, self.slug]
        return reverse("meetings:albums:album", args=place)

    def is_given_to(self, user) -> bool:
        """Whether a member of staff may work on its meeting."""
        return self.meeting.is_given_to(user)

    @property
    def address(self) -> str:
        """The address without language, by which a former one is remembered."""
        return f"{self.meeting.address}/pictures/{self.slug}"

    @transaction.atomic
    def publish(self, at: dt.datetime | None = None) -> None:
        """Publish it with those of its pictures that can be, at that time (now by default)."""
        super().publish(at)
        self.publish_pictures(at)

    def publish_pictures(self, at: dt.datetime | None = None) -> int:
        """Publish the pictures that wait and have words for who does not see them; how many."""
        waiting = [picture for picture in self.pictures.waiting() if picture.has_words]
        with actions.together():
            for picture in waiting:
                picture.publish(at or timezone.now())
        return len(waiting)
