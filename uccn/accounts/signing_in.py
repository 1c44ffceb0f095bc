"""Signing in in two steps: the password, then the second factor; only then is a session made."""

import datetime as dt
import secrets
import time

from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.db import transaction
from django.utils import timezone

from uccn.accounts import throttling
from uccn.accounts.devices import describe
from uccn.accounts.mailing import write_down
from uccn.accounts.middleware import SECOND_FACTOR
from uccn.accounts.models import KnownDevice, StaffMail, StaffSession
from uccn.accounts.models.devices import KNOWN_FOR
from uccn.lib.senders import network

_HALF = "half_signed_in"
# How long the second step may take.
_HALF_SECONDS = 15 * 60
_COOKIE = "known_device"


def begin(request, user, target: str) -> None:
    """Remember who gave the right password; he or she is not signed in by that."""
    # What somebody else began in this browser (an app, whose secret he or she saw) ends here.
    request.session.flush()
    facts = {"user": user.pk, "backend": user.backend, "target": target, "at": time.time()}
    request.session[_HALF] = facts | {"hash": user.get_session_auth_hash()}


def half_signed_in(request):
    """Who gave the right password a moment ago in this browser, or None."""
    facts = request.session.get(_HALF)
    if not facts or time.time() - facts["at"] > _HALF_SECONDS:
        return None
    user = get_user_model().objects.filter(pk=facts["user"], is_active=True).first()
    if not user or user.get_session_auth_hash() != facts["hash"]:
        return None
    user.backend = facts["backend"]
    return user


def target_of(request) -> str:
    """Where the person wanted to go."""
    return request.session.get(_HALF, {}).get("target", "")


@transaction.atomic
def finish(request, user, *, with_factor: bool) -> str | None:
    """Sign in; returns the token of a device that is new, for its cookie."""
    request.session.pop(_HALF, None)
    was_here_before = user.last_login is not None
    login(request, user, backend=user.backend)
    request.session[SECOND_FACTOR] = with_factor
    request.session.save()
    place = {"device": describe(request), "network": network(request)}
    StaffSession.objects.update_or_create(
        session_key=request.session.session_key, defaults={"user": user} | place
    )
    throttling.forget(user)
    if is_known(request, user):
        return None
    # Also where no browser of theirs is known any more: then most of all it may be somebody else's.
    if was_here_before:
        write_down(user, StaffMail.Kind.NEW_DEVICE, **place)
    return remember(user)


def is_fresh(request) -> bool:
    """Whether the person signed in a moment ago, as changing a second factor asks."""
    since = timezone.now() - dt.timedelta(seconds=_HALF_SECONDS)
    own = StaffSession.objects.filter(session_key=request.session.session_key)
    return own.filter(user=request.user, created_at__gt=since).exists()


def begin_anew(user) -> None:
    """After a new password: all sessions end, browsers are new ones, and the person is told."""
    StaffSession.objects.filter(user=user).end()
    KnownDevice.objects.filter(user=user).delete()
    write_down(user, StaffMail.Kind.PASSWORD_CHANGED)


def remember(user) -> str:
    """Remember a device; returns what its cookie holds."""
    token = secrets.token_urlsafe(32)
    KnownDevice.objects.create(user=user, digest=throttling.digest(token))
    return token


def is_known(request, user) -> bool:
    """Whether the person signed in before in this browser."""
    return _devices_of(request).filter(user=user).exists()


def is_known_by_name(request, name: str) -> bool:
    """The same, while only a name was typed."""
    return _devices_of(request).filter(user__username=name).exists()


def _devices_of(request):
    """The devices whose cookies the browser shows; two people may share one."""
    tokens = request.COOKIES.get(_COOKIE, "").split(".")[:5]
    return KnownDevice.objects.filter(digest__in=[throttling.digest(one) for one in tokens if one])


def set_cookie(request, response, token: str | None) -> None:
    """Put the token of a new device beside those of others who sign in here."""
    if token:
        kept = [one for one in request.COOKIES.get(_COOKIE, "").split(".") if one]
        response.set_cookie(
            _COOKIE,
            ".".join([token, *kept][:5]),
            max_age=KNOWN_FOR,
            path="/admin/",
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )
