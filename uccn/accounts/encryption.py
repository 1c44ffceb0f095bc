"""Secrets at rest: encrypted with a key that is derived from SECRET_KEY."""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac


def _keys() -> MultiFernet:
    """Today's key first, then those of SECRET_KEY_FALLBACKS, which still open what they closed."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [
        salted_hmac("uccn.accounts.secrets", "totp", secret=secret, algorithm="sha256").digest()
        for secret in secrets
    ]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])


def encrypt(text: str) -> str:
    """The text, for the database."""
    return _keys().encrypt(text.encode()).decode()


def decrypt(text: str) -> str:
    """The text again; '' when no key of today opens it."""
    try:
        return _keys().decrypt(text.encode()).decode()
    except InvalidToken:
        return ""
