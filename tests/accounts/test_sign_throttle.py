"""Guessing waits; owners and offices do not."""

import pytest
from django.db import connection
from django.urls import reverse

from uccn.accounts.models import Throttle

pytestmark = pytest.mark.django_db
WAIT = "There were too many attempts"


def guess(browser, name, address):
    """One wrong password."""
    return browser(address).password(name, "wrong").content.decode()


def test_one_name_guessed_from_many_addresses_waits(anna, browser):
    for n in range(11):
        assert WAIT not in guess(browser, "anna", f"198.51.100.{n}")
    late = browser("203.0.113.9")
    assert WAIT in late.password("anna").content.decode()
    assert not late.is_in


def test_the_owner_passes_in_a_browser_that_he_or_she_used_before(anna, browser):
    own = browser("203.0.113.9")
    own.password("anna")
    own.post(reverse("admin:logout"))
    for n in range(12):
        guess(browser, "anna", f"198.51.100.{n}")
    assert own.password("anna").status_code == 302
    assert own.is_in


def test_the_wait_is_never_longer_than_five_minutes(anna, browser):
    for _n in range(60):
        Throttle.fail("anna's", free=10, longest=300)
    row = Throttle.objects.get(key="anna's")
    assert (row.closed_until - row.failed_at).total_seconds() == 300


def test_failures_are_forgotten_after_an_hour(db):
    for _n in range(3):
        Throttle.fail("k", free=2, longest=300)
    Throttle.objects.update(failed_at="2020-01-01T00:00:00Z")
    Throttle.fail("k", free=2, longest=300)
    assert Throttle.objects.get(key="k").failures == 1


def test_a_failure_is_counted_though_the_owner_signs_in_meanwhile(db):
    Throttle.objects.create(key="name", failures=4)
    seen = []

    def owner(execute, sql, params, many, context):
        """Take the row away before the second statement that looks at it."""
        if "accounts_throttle" in sql:
            seen.append(sql)
            if len(seen) == 2:
                Throttle.objects.all().delete()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(owner):
        Throttle.fail("name", free=3, longest=300)
    assert Throttle.objects.get().key == "name"


def test_many_names_from_one_address_wait_at_last(anna, browser):
    for n in range(101):
        guess(browser, f"name-{n}", "198.51.100.7")
    assert WAIT in browser("198.51.100.7").password("anna").content.decode()
    assert browser("203.0.113.9").password("anna").status_code == 302


def test_an_office_in_which_thirty_mistype_is_not_closed(anna, browser):
    for n in range(30):
        guess(browser, f"colleague-{n}", "198.51.100.7")
    assert browser("198.51.100.7").password("anna").status_code == 302


def test_a_name_that_nobody_has_waits_like_one_that_somebody_has(anna, browser):
    answers = {
        name: [guess(browser, name, f"198.51.{n}.{k}") for k in range(12)]
        for n, name in enumerate(["anna", "nobody"])
    }
    assert WAIT in answers["nobody"][11]
    assert [WAIT in page for page in answers["anna"]] == [WAIT in p for p in answers["nobody"]]


def test_neither_names_nor_addresses_are_stored(anna, browser):
    guess(browser, "anna", "198.51.100.7")
    stored = "".join(Throttle.objects.values_list("key", flat=True))
    assert len(stored) == 128
    assert "anna" not in stored
    assert "198.51.100" not in stored
