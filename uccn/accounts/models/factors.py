"""Second factors: an app with codes, passkeys, and recovery codes for when both are lost."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class TotpApp(models.Model):
    """An app that shows codes (RFC 6238); its secret is encrypted, each code counts once."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="totp_app",
        verbose_name=_("person"),
    )
    secret = models.TextField()
    last_step = models.BigIntegerField(default=0)
    created_at = models.DateTimeField(_("set up"), default=timezone.now)

    class Meta:
        verbose_name = _("app with codes")
        verbose_name_plural = _("apps with codes")

    def __str__(self) -> str:
        return f"{self.user_id}"


class Passkey(models.Model):
    """A key that a device keeps (WebAuthn); the site knows its public half alone."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="passkeys",
        verbose_name=_("person"),
    )
    name = models.CharField(_("name"), max_length=60)
    credential = models.TextField(unique=True)
    created_at = models.DateTimeField(_("set up"), default=timezone.now)
    last_used_at = models.DateTimeField(null=True)
    # What it counted when it was shown last; 0 for the many that do not count.
    counter = models.PositiveBigIntegerField(default=0, db_default=0)

    class Meta:
        verbose_name = _("passkey")
        verbose_name_plural = _("passkeys")
        ordering = ["created_at"]

    def __str__(self) -> str:
        return self.name


class RecoverySheet(models.Model):
    """When a person's recovery codes were made: of all ten, since they are made together."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="recovery_sheet",
        verbose_name=_("person"),
    )
    made_at = models.DateTimeField(_("made"), default=timezone.now)

    class Meta:
        verbose_name = _("recovery codes")
        verbose_name_plural = _("recovery codes")

    def __str__(self) -> str:
        return f"{self.user_id}"


class RecoveryCode(models.Model):
    """A code on paper that counts once; only its keyed digest is kept."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="recovery_codes"
    )
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("recovery code")
        verbose_name_plural = _("recovery codes")

    def __str__(self) -> str:
        return f"{self.user_id}"
