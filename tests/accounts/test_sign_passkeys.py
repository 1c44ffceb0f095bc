"""Passkeys as a browser makes them."""

import hashlib
import json
from urllib.parse import urlsplit

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.urls import reverse
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from uccn.accounts.models import Passkey

pytestmark = pytest.mark.django_db
ADDRESS = "sign-in:set-up-passkey"


def answer(challenge: str, key_id: bytes) -> str:
    """What a browser says that made a passkey with this id."""
    key = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    credential = AttestedCredentialData.create(bytes(16), key_id, key)
    host = hashlib.sha256(urlsplit(settings.SITE_URL).hostname.encode()).digest()
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT
    shown = AuthenticatorData.create(host, flags, 0, credential)
    client = CollectedClientData.create("webauthn.create", challenge, settings.SITE_URL)
    said = {
        "clientDataJSON": websafe_encode(client),
        "attestationObject": websafe_encode(AttestationObject.create("none", shown, {})),
    }
    name = websafe_encode(key_id)
    return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": said})


@pytest.mark.parametrize(("length", "kept"), [(64, 1), (1023, 1), (3000, 0)])
def test_a_passkey_is_kept_unless_no_index_would_hold_it(length, kept, anna, browser):
    page = browser()
    page.password("anna")
    page.get(reverse(ADDRESS))
    made = answer(page.session["passkey"]["challenge"], hashlib.shake_256(b"id").digest(length))
    said = page.post(reverse(ADDRESS), {"name": "laptop", "passkey": made}).content.decode()
    assert Passkey.objects.count() == kept
    assert ("not accepted" in said) == (not kept)
