"""For whom something is, and the links that open what is not for everyone."""

import datetime as dt

from django.core import signing
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.models.edition import AnnualMeeting
from uccn.lib.cleaning import CleanCharField
from uccn.publication.models import TemporaryLink

_SALT = "meetings.audience"


class Audience(models.TextChoices):
    """From the widest to the narrowest; who belongs to one belongs to those before it."""

    PUBLIC = "public", _("everyone")
    DELEGATES = "delegates", _("delegates")
    MAYORS = "mayors", _("mayors")
    CLOSED = "closed", _("closed")

    def includes(self, other: str) -> bool:
        """Whether somebody of this audience also sees what is for the other."""
        order = list(Audience)
        return order.index(self) >= order.index(Audience(other))


def audience_field(label, **options) -> models.CharField:
    """A column that says for whom; everyone, unless staff say otherwise."""
    return models.CharField(
        label, max_length=10, choices=Audience, default=Audience.PUBLIC, **options
    )


class AudienceLink(TemporaryLink):
    """A link that opens a meeting's pages for delegates or mayors, until it expires."""

    meeting = models.ForeignKey(
        AnnualMeeting,
        on_delete=models.CASCADE,
        related_name="audience_links",
        verbose_name=_("meeting"),
    )
    audience = models.CharField(
        _("for"),
        max_length=10,
        choices=[(one.value, one.label) for one in (Audience.DELEGATES, Audience.MAYORS)],
        default=Audience.DELEGATES,
    )
    note = CleanCharField(_("to whom it was sent"), max_length=200, blank=True)
    # The form proposes a time that suits the meeting.
    expires_at = models.DateTimeField(_("expires on"))

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("link for an audience")
        verbose_name_plural = _("links for an audience")

    def __str__(self) -> str:
        return self.note or f"#{self.pk}"

    @property
    def token(self) -> str:
        """What stands in the link, and then in the reader's cookie."""
        return signing.Signer(salt=_SALT).sign(f"{self.pk}.{self.nonce}")

    def revoke(self, at: dt.datetime | None = None) -> None:
        """Close it for everybody who has it, at once."""
        self.revoked_at = self.revoked_at or at or timezone.now()
        self.save(update_fields=["revoked_at"])

    @classmethod
    def of_token(cls, token: str) -> "AudienceLink | None":
        """The link that a token names, open or not; None for a forged one."""
        try:
            key, nonce = signing.Signer(salt=_SALT).unsign(token).split(".")
            return cls.objects.filter(pk=int(key), nonce=nonce).first()
        except (signing.BadSignature, ValueError, OverflowError):
            return None
