"""Who sent a request, as far as a throttle needs to know it: an address, or the network of one."""

import ipaddress

from django.conf import settings


def address_of(request) -> str:
    """The address a request came from, '' where it is unknown.

    Each proxy adds at the right the address that it was asked from (RFC 7239, 5.2, for the older
    X-Forwarded-For): of ``PROXY_COUNT`` proxies the outermost added the sender's. What stands
    further left was sent along and may be forged.
    """
    count = settings.PROXY_COUNT
    said = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if count and len(said) >= count and _parsed(found := said[-count].strip()):
        return found
    return request.META.get("REMOTE_ADDR") or ""


def _parsed(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """An address, None for what is none; one of IPv4 however a socket of both writes it."""
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def sender(request) -> str:
    """The address a request came from; of IPv6 the network of 64 bits, '' where it is unknown.

    Who has an IPv6 network of his or her own has countless addresses (RFC 6177), so the network
    counts.
    """
    address = address_of(request)
    parsed = _parsed(address)
    if isinstance(parsed, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed or address)


def network(request) -> str:
    """The network of an address and not the address: 24 bits of IPv4, 48 of IPv6."""
    parsed = _parsed(address_of(request)) or ipaddress.IPv4Address(0)
    bits = 48 if parsed.version == 6 else 24
    return str(ipaddress.ip_network((parsed, bits), strict=False))
