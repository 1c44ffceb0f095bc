"""Who sent a request, as far as a throttle needs to know it: an address, or the network of one."""

import ipaddress

from uccn.lib.later import later

axes = later("axes.helpers")


def sender(request) -> str:
    """The address a request came from; of IPv6 the network of 64 bits, '' where it is unknown.

    Who has an IPv6 network of his or her own has countless addresses (RFC 6177), so the network
    counts. Behind proxies PROXY_COUNT says which of the addresses is the sender's.
    """
    address = axes.get_client_ip_address(request) or ""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address):
        return str(parsed.ipv4_mapped or ipaddress.ip_network((parsed, 64), strict=False))
    return address
