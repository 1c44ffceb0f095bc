"""What is answered costs the site the same, whether or not there is such an account.

Nobody's clock is asked: equal questions to the database and equally many hashes take equal time.
"""

import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.accounts.conftest import PASSWORD
from tests.accounts.test_sign_passwords import sent
from uccn.accounts.models import StaffMail

pytestmark = pytest.mark.django_db


class CountingHasher(MD5PasswordHasher):
    """Counts how often a password is hashed."""

    algorithm = "counting"
    hashed = 0

    def encode(self, password, salt):
        """What is stored of a password."""
        type(self).hashed += 1
        return super().encode(password, salt)


@pytest.fixture
def people(settings, member):
    """Members of staff of every state, and somebody who is none."""
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    member("anna")
    member("appy", app=True)
    member("idle", is_active=False)
    member("reader", is_staff=False)
    invited = member("invited", is_active=False)
    invited.set_unusable_password()
    invited.save()


def effort(ask) -> tuple[int, list[str]]:
    """How many hashes a request takes, and what it asks of the database, without the values."""
    before = CountingHasher.hashed
    with CaptureQueriesContext(
        connection,
    ) as captured:
        ask()
    questions = [re.sub(r"'[^']*'|\b\d+\b|s\d+_x\d+", "?", query["sql"]) for query in captured]
    return CountingHasher.hashed - before, questions


@pytest.mark.parametrize("name", ["anna", "appy", "idle", "reader", "invited"])
def test_a_wrong_password_costs_as_much_as_a_name_that_nobody_has(name, people, browser):
    known = effort(lambda: browser("192.0.2.1").password(name, "wrong"))
    unknown = effort(lambda: browser("192.0.2.2").password("nobody", "wrong"))
    assert known == unknown
    assert known[0] == 1


def test_the_right_password_of_a_closed_account_costs_as_much(people, browser):
    closed = effort(lambda: browser("192.0.2.1").password("idle", PASSWORD))
    assert closed == effort(lambda: browser("192.0.2.2").password("nobody", PASSWORD))


@pytest.mark.parametrize("name", ["anna", "appy", "idle", "reader", "invited"])
def test_asking_for_a_new_password_costs_as_much_for_any_address(name, people, browser):
    def ask(address):
        return lambda: browser().post(reverse("accounts:reset"), {"email": address})

    ask("first@example.org")()
    assert effort(ask(f"{name}@example.org")) == effort(ask("nobody@example.org"))
    assert StaffMail.objects.filter(user=None).count() == 3
    reached = [[f"{name}@example.org"]] if name in ("anna", "appy") else []
    assert [message.to for message in sent()] == reached


def test_of_many_wishes_for_one_address_one_mail_is_written(people, browser):
    for n, typed in enumerate(["anna@example.org", "ANNA@example.org", "anna@example.org"]):
        browser(f"192.0.2.{n}").post(reverse("accounts:reset"), {"email": typed})
    assert [message.to for message in sent()] == [["anna@example.org"]]
