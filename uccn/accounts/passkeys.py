"""Passkeys, by Yubico's library: what a browser is asked, and whether its answer is right."""

import base64
import json
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
)

from uccn.accounts.models import Passkey

_STATE = "passkey"
# Bytes of an id (at most 1,023, says WebAuthn) and a key: PostgreSQL's index takes little more.
_LONGEST = 2000


def _server() -> Fido2Server:
    """The site as passkeys know it: by the host of SITE_URL, never by what a request says."""
    site = urlsplit(settings.SITE_URL)
    entity = PublicKeyCredentialRpEntity(id=site.hostname, name=site.hostname)
    return Fido2Server(entity, verify_origin=lambda origin: origin == settings.SITE_URL)


def _credentials(user) -> list[AttestedCredentialData]:
    """The public halves of the person's passkeys."""
    stored = Passkey.objects.filter(user=user).values_list("credential", flat=True)
    return [AttestedCredentialData(base64.b64decode(text)) for text in stored]


def ask_for_new(request, user) -> str:
    """What the browser needs for making a passkey, as JSON."""
    entity = PublicKeyCredentialUserEntity(
        id=str(user.pk).encode(), name=user.get_username(), display_name=user.get_username()
    )
    options, request.session[_STATE] = _server().register_begin(
        entity, _credentials(user), user_verification="preferred"
    )
    return json.dumps(dict(options)["publicKey"])


def add(request, user, answer: str, name: str) -> bool:
    """Keep the passkey that the browser made; False when the answer is not right."""
    state = request.session.pop(_STATE, None)
    try:
        made = _server().register_complete(state, json.loads(answer))
    # The library has as many words for wrong answers as there are wrong answers.
    except Exception:
        return False
    if len(bytes(made.credential_data)) > _LONGEST:
        return False
    credential = base64.b64encode(bytes(made.credential_data)).decode()
    _passkey, is_new = Passkey.objects.get_or_create(
        credential=credential,
        defaults={"user": user, "name": name[:60], "counter": made.counter},
    )
    return is_new


def ask_for_known(request, user) -> str:
    """What the browser needs for showing a passkey, as JSON; '' for who has none."""
    credentials = _credentials(user)
    if not credentials:
        return ""
    options, request.session[_STATE] = _server().authenticate_begin(
        credentials, user_verification="preferred"
    )
    return json.dumps(dict(options)["publicKey"])


def is_right(request, user, answer: str) -> bool:
    """Whether the browser showed a passkey of this person, and not a copy of one."""
    state = request.session.pop(_STATE, None)
    try:
        response = AuthenticationResponse.from_dict(json.loads(answer))
        shown = _server().authenticate_complete(state, _credentials(user), response)
    except Exception:
        return False
    credential = base64.b64encode(bytes(shown)).decode()
    counter = response.response.authenticator_data.counter
    # In one statement, so that of two answers that counted alike one is refused.
    known = Passkey.objects.filter(user=user, credential=credential)
    # One that always says 0 does not count (WebAuthn Level 3, 7.2, step 22).
    further = Q(counter__lt=counter) if counter else Q(counter=0)
    return known.filter(further).update(counter=counter, last_used_at=timezone.now()) == 1
