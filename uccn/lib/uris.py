"""Addresses as other programs insist on them."""

import re
from urllib.parse import quote

_BROKEN_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def uri(address: str) -> str:
    """The address with whatever may not stand in one (RFC 3986) written in per cent."""
    return quote(_BROKEN_PERCENT.sub("%25", address), safe="%:/?#@!$&'*+,;=~")
