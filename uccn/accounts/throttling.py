"""Guessing is slowed per account and per network; known devices pass, and nobody is locked out.

django-axes closes one name at one address. This floor is for what it cannot see: one name guessed
from many addresses, and many names guessed from one. Both wait longer each time, up to a bound, so
that an attacker slows others down and closes nothing.
"""

import hashlib
import math

from django.utils import timezone
from django.utils.crypto import salted_hmac

from uccn.accounts.models import Throttle
from uccn.lib.senders import sender

# (failures before any wait, longest wait in seconds)
_ACCOUNT = {"free": 10, "longest": 300}
_NETWORK = {"free": 100, "longest": 20}
_MAIL = {"free": 20, "longest": 600}
_CODE = {"free": 5, "longest": 900}
_OWN_PASSWORD = {"free": 5, "longest": 900}


def _key(kind: str, value: str) -> str:
    """What stands for a name or an address in the database."""
    return salted_hmac(f"uccn.accounts.{kind}", value, algorithm="sha256").hexdigest()


def _address_key(request) -> str:
    """One address is one office; of IPv6 its network of 64 bits."""
    return _key("address", sender(request))


def must_wait(request, name: str, now=None) -> int:
    """How many seconds this name, or this address, waits until the next guess is looked at."""
    return _seconds(_key("account", name.casefold()), _address_key(request), now=now)


def _seconds(*keys: str, now=None) -> int:
    """How long the longest of these has to wait; 0 where none has. One query."""
    now = now or timezone.now()
    closed = Throttle.objects.filter(key__in=keys, closed_until__gt=now)
    until = max(closed.values_list("closed_until", flat=True), default=now)
    return math.ceil((until - now).total_seconds())


def count_failure(request, name: str) -> None:
    """A wrong name or password, whether or not there is such an account."""
    Throttle.fail(_key("account", name.casefold()), **_ACCOUNT)
    Throttle.fail(_address_key(request), **_NETWORK)


def code_must_wait(user, now=None) -> int:
    """How many seconds the next code of this person has to wait."""
    return _seconds(_key("code", str(user.pk)), now=now)


def count_wrong_code(user) -> None:
    """A wrong code, by someone who knows the password."""
    Throttle.fail(_key("code", str(user.pk)), **_CODE)


def password_must_wait(user, now=None) -> int:
    """How many seconds the next guess at the password of who is signed in has to wait."""
    return _seconds(_key("password", str(user.pk)), now=now)


def count_wrong_password(user) -> None:
    """A wrong password in a browser that is signed in: perhaps one that was left open."""
    Throttle.fail(_key("password", str(user.pk)), **_OWN_PASSWORD)


def mail_must_wait(request, now=None) -> int:
    """For how many seconds this address asked for mails too often; whose they are plays no part."""
    key = _key("mail", _address_key(request))
    seconds = _seconds(key, now=now)
    if not seconds:
        Throttle.fail(key, **_MAIL)
    return seconds


def forget(user) -> None:
    """The owner was there: his or her account is free again."""
    keys = [_key("account", user.get_username().casefold())]
    keys += [_key(kind, str(user.pk)) for kind in ("code", "password")]
    Throttle.objects.filter(key__in=keys).delete()


def digest(token: str) -> str:
    """What is kept of a random token."""
    return hashlib.sha256(token.encode()).hexdigest()
