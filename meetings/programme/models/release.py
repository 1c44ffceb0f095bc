"""The numbered releases of a programme, which are what readers see: written once."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from meetings.models import AnnualMeeting
from meetings.programme.querysets import ReleaseQuerySet
from uccn.lib.append_only import AppendOnly
from uccn.search.findable import Findable


class Release(Findable, AppendOnly):
    """A programme as it stood when staff released it, and what had changed since the one before.

    ``facts`` and ``changes`` are as ``meetings.programme.content`` and ``.changes`` make them.
    """

    meeting = models.ForeignKey(
        AnnualMeeting,
        on_delete=models.PROTECT,
        related_name="programme_releases",
        verbose_name=_("meeting"),
    )
    number = models.PositiveIntegerField(_("number"))
    # Whether it says one session's news alone, while work on the others goes on.
    is_single = models.BooleanField(_("one session alone"), default=False)
    note = models.TextField(_("note for readers"), blank=True)
    note_language = models.CharField(_("language of the note"), max_length=20, blank=True)
    facts = models.JSONField()
    changes = models.JSONField(default=list)
    language_count = models.PositiveIntegerField(_("number of languages"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made on"), auto_now_add=True)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        default_permissions = ("add", "view")
        verbose_name = _("release of a programme")
        verbose_name_plural = _("releases of programmes")
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="release_number")]

    def __str__(self) -> str:
        return f"{self.meeting} · {self.number}"


class ReleaseText(AppendOnly):
    """The texts of a release in one language, by what they are texts of."""

    sealed_by = ("release", "language_count")

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="texts")
    language = models.CharField(max_length=20)
    texts = models.JSONField()

    class Meta:
        ordering = ["pk"]
        default_permissions = ("view",)
        verbose_name = _("release in a language")
        verbose_name_plural = _("releases in a language")
        constraints = [
            models.UniqueConstraint(fields=["release", "language"], name="release_text_language")
        ]

    def __str__(self) -> str:
        return f"{self.release} · {self.language}"
