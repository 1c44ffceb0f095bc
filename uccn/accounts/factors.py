"""Second factors of a person: set up, asked for, taken away."""

import secrets
import time

import pyotp
import segno
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext

from uccn.accounts import throttling
from uccn.accounts.encryption import decrypt, encrypt
from uccn.accounts.mailing import write_down
from uccn.accounts.models import (
    Passkey,
    RecoveryCode,
    RecoverySheet,
    StaffMail,
    StaffSession,
    TotpApp,
)

_RECOVERY_CODES = 10
# Letters and digits that are not taken for one another.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def has_one(user) -> bool:
    """Whether the person set up an app or a passkey."""
    apps, keys = TotpApp.objects.filter(user=user), Passkey.objects.filter(user=user)
    return apps.exists() or keys.exists()


def hold(user):
    """Let other requests about this person wait until the transaction ends; the row as it is."""
    return get_user_model().objects.select_for_update().get(pk=user.pk)


def new_secret() -> str:
    """A secret for an app, not yet anybody's."""
    return pyotp.random_base32()


def picture_of(user, secret: str) -> str:
    """The QR code that apps read, as an address of data."""
    name = gettext("Annual meetings · staff")
    address = pyotp.TOTP(secret).provisioning_uri(name=user.get_username(), issuer_name=name)
    return segno.make(address, error="m").svg_data_uri(scale=5, border=4, light="#fff")


def _step_of(secret: str, code: str, after: int, now: float) -> int | None:
    """The half minute whose code this is, of the three around now that were not used yet."""
    app, current = pyotp.TOTP(secret), int(now) // 30
    for step in (current - 1, current, current + 1):
        if step > after and secrets.compare_digest(app.generate_otp(step), code):
            return step
    return None


def add_app(user, secret: str, code: str, now: float | None = None) -> bool:
    """Keep the app if it shows this code; it takes the place of an earlier one."""
    step = _step_of(secret, _only_digits(code), 0, now or time.time())
    if step is None:
        return False
    values = {"secret": encrypt(secret), "last_step": step, "created_at": timezone.now()}
    TotpApp.objects.update_or_create(user=user, defaults=values)
    return True


@transaction.atomic
def is_right(user, code: str, now: float | None = None) -> bool:
    """Whether a code of the app or a recovery code is right; it is used up by that."""
    # So that of two requests with one code the second finds it used.
    hold(user)
    app = TotpApp.objects.filter(user=user).first()
    digits = _only_digits(code)
    if app and digits and (secret := decrypt(app.secret)):
        step = _step_of(secret, digits, app.last_step, now or time.time())
        if step is not None:
            app.last_step = step
            app.save(update_fields=["last_step"])
            return True
    # Former keys still open what they closed.
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [_digest(user, code, key) for key in keys]
    used, _rows = RecoveryCode.objects.filter(user=user, digest__in=digests).delete()
    return used > 0


def _only_digits(code: str) -> str:
    """Six digits as apps show them, whose groups people type with a space; '' for anything else."""
    found = "".join(code.split())
    return found if len(found) == 6 and found.isascii() and found.isdigit() else ""


def _digest(user, code: str, key: str) -> str:
    """What is kept of a recovery code under a key."""
    plain = "".join(sign for sign in code.casefold() if sign in _ALPHABET)
    said = f"{user.pk}:{plain}"
    return salted_hmac("uccn.accounts.recovery", said, secret=key, algorithm="sha256").hexdigest()


@transaction.atomic
def new_recovery_codes(user) -> list[str]:
    """Ten codes that take the place of all earlier ones; shown once."""
    codes = [
        "".join(secrets.choice(_ALPHABET) for _n in range(10)) for _m in range(_RECOVERY_CODES)
    ]
    codes = [f"{code[:5]}-{code[5:]}" for code in codes]
    RecoveryCode.objects.filter(user=user).delete()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=user, digest=_digest(user, code, settings.SECRET_KEY)) for code in codes
    )
    RecoverySheet.objects.update_or_create(user=user, defaults={"made_at": timezone.now()})
    return codes


def find(user, key: str) -> TotpApp | Passkey | None:
    """A factor of the person by its name in addresses: "app", or the number of a passkey."""
    if key == "app":
        return TotpApp.objects.filter(user=user).first()
    number = int(key) if key.isascii() and key.isdigit() and len(key) < 19 else 0
    return Passkey.objects.filter(user=user, pk=number).first()


def is_last_needed(user) -> bool:
    """Whether the person has one factor alone, and the site demands one."""
    apps, keys = TotpApp.objects.filter(user=user), Passkey.objects.filter(user=user)
    return settings.REQUIRE_SECOND_FACTOR and apps.count() + keys.count() < 2


@transaction.atomic
def take_away(user, key: str) -> bool:
    """Take one factor away; False when it is not there, or the last one that the site demands.

    Recovery codes go with the last factor: they stand in for one.
    """
    # So that two requests do not take away the last two.
    hold(user)
    factor = find(user, key)
    if factor is None or is_last_needed(user):
        return False
    factor.delete()
    if not has_one(user):
        _forget_codes(user)
    return True


def _forget_codes(user) -> None:
    """No recovery code counts any more."""
    RecoveryCode.objects.filter(user=user).delete()
    RecoverySheet.objects.filter(user=user).delete()


@transaction.atomic
def reset(user) -> None:
    """Take away every second factor, sign the person out everywhere, and tell him or her."""
    for model in (TotpApp, Passkey):
        model.objects.filter(user=user).delete()
    _forget_codes(user)
    StaffSession.objects.filter(user=user).end()
    throttling.forget(user)
    write_down(user, StaffMail.Kind.FACTOR_REMOVED)
