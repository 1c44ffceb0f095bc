"""Second factors of a person: set up, asked for, taken away."""

import secrets
import time

import pyotp
import segno
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext

from uccn.accounts import throttling
from uccn.accounts.encryption import decrypt, encrypt
from uccn.accounts.mailing import write_down
from uccn.accounts.models import Passkey, RecoveryCode, StaffMail, StaffSession, TotpApp

_RECOVERY_CODES = 10
# Letters and digits that are not taken for one another.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def has_one(user) -> bool:
    """Whether the person set up an app or a passkey."""
    apps, keys = TotpApp.objects.filter(user=user), Passkey.objects.filter(user=user)
    return apps.exists() or keys.exists()


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
    values = {"secret": encrypt(secret), "last_step": step}
    TotpApp.objects.update_or_create(user=user, defaults=values)
    return True


@transaction.atomic
def is_right(user, code: str, now: float | None = None) -> bool:
    """Whether a code of the app or a recovery code is right; it is used up by that."""
    # The person's row is held, so that of two requests with one code the second finds it used.
    get_user_model().objects.select_for_update().get(pk=user.pk)
    app = TotpApp.objects.filter(user=user).first()
    digits = _only_digits(code)
    if app and digits and (secret := decrypt(app.secret)):
        step = _step_of(secret, digits, app.last_step, now or time.time())
        if step is not None:
            app.last_step = step
            app.save(update_fields=["last_step"])
            return True
    used, _rows = RecoveryCode.objects.filter(user=user, digest=_digest(user, code)).delete()
    return used > 0


def _only_digits(code: str) -> str:
    """Six digits as apps show them, whose groups people type with a space; '' for anything else."""
    found = "".join(code.split())
    return found if len(found) == 6 and found.isascii() and found.isdigit() else ""


def _digest(user, code: str) -> str:
    """What is kept of a recovery code."""
    plain = "".join(sign for sign in code.casefold() if sign in _ALPHABET)
    keyed = salted_hmac("uccn.accounts.recovery", f"{user.pk}:{plain}", algorithm="sha256")
    return keyed.hexdigest()


@transaction.atomic
def new_recovery_codes(user) -> list[str]:
    """Ten codes that take the place of all earlier ones; shown once."""
    codes = [
        "".join(secrets.choice(_ALPHABET) for _n in range(10)) for _m in range(_RECOVERY_CODES)
    ]
    codes = [f"{code[:5]}-{code[5:]}" for code in codes]
    RecoveryCode.objects.filter(user=user).delete()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=user, digest=_digest(user, code)) for code in codes
    )
    return codes


@transaction.atomic
def reset(user) -> None:
    """Take away every second factor, sign the person out everywhere, and tell him or her."""
    for model in (TotpApp, Passkey, RecoveryCode):
        model.objects.filter(user=user).delete()
    StaffSession.objects.filter(user=user).end()
    throttling.forget(user)
    write_down(user, StaffMail.Kind.FACTOR_REMOVED)
