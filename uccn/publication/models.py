"""Draft, scheduled, public, withdrawn; links to see a draft; addresses that moved."""

import datetime as dt
import secrets

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core import signing
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from uccn.lib import dates
from uccn.lib.cleaning import CleanTextField


class State(models.TextChoices):
    """Where something stands between a draft and its withdrawal."""

    DRAFT = "draft", _("draft")
    SCHEDULED = "scheduled", _("scheduled")
    PUBLIC = "public", _("public")
    WITHDRAWN = "withdrawn", _("withdrawn")


class PublishableQuerySet(models.QuerySet):
    """Questions about what readers may see; the time is an argument."""

    def published(self, at: dt.datetime | None = None):
        """What readers see at that time (now by default)."""
        return self.filter(published_at__lte=at or timezone.now(), withdrawn_at=None)

    def withdrawn(self):
        """What readers saw and see no more."""
        return self.filter(withdrawn_at__isnull=False, published_at__isnull=False)

    def drafts(self, at: dt.datetime | None = None):
        """What is not public yet: without a time, or with one to come."""
        at = at or timezone.now()
        return self.filter(
            models.Q(published_at=None) | models.Q(published_at__gt=at), withdrawn_at=None
        )


class Publishable(models.Model):
    """Something that is a draft until it is published, now or at a set time."""

    published_at = models.DateTimeField(_("public since or from"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn on"), null=True, blank=True)
    withdrawal_note = CleanTextField(
        _("sentence for readers"),
        blank=True,
        help_text=_("Shown at the old address, for example why it was withdrawn."),
    )

    class Meta:
        abstract = True

    def state(self, at: dt.datetime | None = None) -> State:
        """Draft, scheduled, public or withdrawn at that time (now by default)."""
        if self.withdrawn_at:
            return State.WITHDRAWN
        if not self.published_at:
            return State.DRAFT
        return State.PUBLIC if self.published_at <= (at or timezone.now()) else State.SCHEDULED

    @property
    def is_public(self) -> bool:
        """Whether readers see it now."""
        return self.state() == State.PUBLIC

    def is_given_to(self, user) -> bool:
        """Whether it is among what a member of staff may work on, whatever they may do there."""
        return True

    def was_ever_public(self, at: dt.datetime | None = None) -> bool:
        """Whether readers have seen it, so that its address must live for ever."""
        return bool(self.published_at and self.published_at <= (at or timezone.now()))

    def remember_address(self, old: "Publishable | None") -> None:
        """Keep the address at which readers saw it before this save, when that is another now.

        ``old`` is the row as it was stored, None for a new one; both have an ``address``.
        """
        if old and old.was_ever_public() and old.address != self.address:
            FormerAddress.remember(self, old.address)

    @property
    def withdrawal_day(self) -> str:
        """The day of the withdrawal in the active language, '' when it is not withdrawn."""
        return dates.date_range(self.withdrawn_at and self.withdrawn_at.date(), None)

    def publish(self, at: dt.datetime | None = None) -> None:
        """Make it public at that time (now by default); what was withdrawn comes back at once.

        Raises ValueError for a time to come of something that readers have seen: its address
        would answer 404 until then.
        """
        now = timezone.now()
        if at and at > now and self.was_ever_public(now):
            raise ValueError("What was public once is published again at once, not later.")
        if not (self.is_public and (at is None or at <= now)):
            self.published_at = at or now
        self.withdrawn_at, self.withdrawal_note = None, ""
        self._save_publication()

    def withdraw(self, note: str = "", at: dt.datetime | None = None) -> None:
        """Take it back: a public one leaves a page that says so, a scheduled one is a draft."""
        now = at or timezone.now()
        if self.state(now) == State.PUBLIC:
            self.withdrawn_at, self.withdrawal_note = now, note
        else:
            self.published_at = None
        self._save_publication()

    def _save_publication(self) -> None:
        """Write the three columns and nothing else."""
        self.save(update_fields=["published_at", "withdrawn_at", "withdrawal_note"])


class OfObject(models.Model):
    """Something that hangs on any object of any subject."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, verbose_name=_("kind"))
    object_id = models.PositiveBigIntegerField(_("number of the object"))
    subject = GenericForeignKey("content_type", "object_id")

    class Meta:
        abstract = True

    @classmethod
    def of(cls, instance):
        """The rows that hang on an object."""
        kind = ContentType.objects.get_for_model(instance)
        return cls.objects.filter(content_type=kind, object_id=instance.pk)


def _nonce() -> str:
    """A secret that makes the link unguessable even to who knows its number."""
    return secrets.token_hex(16)


def _in_two_weeks() -> dt.datetime:
    """When a preview link expires if staff say nothing else."""
    return timezone.now() + dt.timedelta(days=14)


class TemporaryLink(models.Model):
    """A signed link that opens something to people without an account, until it is closed."""

    nonce = models.CharField(max_length=32, default=_nonce, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name=_("made by")
    )
    created_at = models.DateTimeField(_("made on"), auto_now_add=True)
    expires_at = models.DateTimeField(_("expires on"), default=_in_two_weeks)
    revoked_at = models.DateTimeField(_("revoked on"), null=True, blank=True)

    class Meta:
        abstract = True

    def is_open(self, at: dt.datetime | None = None) -> bool:
        """Whether it neither expired nor was revoked."""
        return self.revoked_at is None and self.expires_at > (at or timezone.now())


class PreviewLink(TemporaryLink, OfObject):
    """A link with which somebody without an account sees a draft, for a while."""

    note = models.CharField(_("for whom"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        indexes = [models.Index(fields=["content_type", "object_id"], name="previewlink_subject")]

    def __str__(self) -> str:
        return self.note or f"#{self.pk}"

    @property
    def token(self) -> str:
        """What stands in the link after ``?preview=``."""
        return signing.Signer(salt="uccn.preview").sign(f"{self.pk}.{self.nonce[:16]}")

    @classmethod
    def opens(cls, token: str, instance) -> bool:
        """Whether the token is a good one for this object; a forged one is simply not."""
        try:
            key, nonce = signing.Signer(salt="uccn.preview").unsign(token).split(".")
        except (signing.BadSignature, ValueError):
            return False
        link = cls.of(instance).filter(pk=key, nonce__startswith=nonce).first()
        return bool(link and link.is_open())


class FormerAddress(OfObject):
    """An address under which an object was once public; it answers 301 for ever."""

    address = models.CharField(_("address"), max_length=300, unique=True)

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")

    def __str__(self) -> str:
        return self.address

    @classmethod
    def remember(cls, instance, address: str) -> None:
        """Keep an address that this object leaves."""
        kind = ContentType.objects.get_for_model(instance)
        cls.objects.update_or_create(
            address=address, defaults={"content_type": kind, "object_id": instance.pk}
        )

    @classmethod
    def subject_at(cls, address: str):
        """The object that once stood at an address, or None."""
        row = cls.objects.filter(address=address).first()
        return row.subject if row else None
