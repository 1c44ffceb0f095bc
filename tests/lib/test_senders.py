"""Whose request it is, behind proxies and without."""

import pytest
from axes.helpers import get_client_ip_address

from uccn.lib.senders import address_of, sender

PROXY = "10.0.0.1"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, None, PROXY),
        (0, "198.51.100.7", PROXY),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "192.0.2.66, 198.51.100.7", "198.51.100.7"),
        (2, "192.0.2.66, 198.51.100.7, 203.0.113.1", "198.51.100.7"),
        (1, "2001:db8::7", "2001:db8::7"),
        (2, "198.51.100.7", PROXY),
        (1, None, PROXY),
        (1, "unknown", PROXY),
        (1, "", PROXY),
    ],
)
def test_the_outermost_proxy_says_who_asked(rf, settings, proxies, forwarded, address):
    settings.PROXY_COUNT = proxies
    headers = {} if forwarded is None else {"x-forwarded-for": forwarded}
    request = rf.get("/", headers=headers, REMOTE_ADDR=PROXY)
    assert address_of(request) == address
    assert get_client_ip_address(request) == address


def test_of_ipv6_the_network_counts_and_a_socket_has_no_address(rf):
    assert sender(rf.get("/", REMOTE_ADDR="2001:db8:1:2::7")) == "2001:db8:1:2::/64"
    assert sender(rf.get("/", REMOTE_ADDR="::ffff:198.51.100.7")) == "198.51.100.7"
    assert sender(rf.get("/", REMOTE_ADDR="")) == ""
