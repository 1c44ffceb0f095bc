"""Addresses as other programs insist on them."""

import pytest

from uccn.lib.uris import uri


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&d=e#f"),
        ("https://example.org/é%20%zz%", "https://example.org/%C3%A9%20%25zz%25"),
        ("https://example.org/{a}|[b]", "https://example.org/%7Ba%7D%7C%5Bb%5D"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_what_may_not_stand_in_an_address_is_written_in_per_cent(typed, written):
    assert uri(typed) == written
