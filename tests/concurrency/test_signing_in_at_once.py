"""Whoever signs in from several places at the same moment gets no more than one by one."""

import time
from functools import partial

import pyotp
import pytest
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from tests.accounts.conftest import PASSWORD, SECRET, Browser
from tests.concurrency.at_once import at_once
from tests.factories.staff import StaffFactory
from uccn.accounts import actions, factors
from uccn.accounts.encryption import encrypt
from uccn.accounts.models import Passkey, RecoveryCode, StaffMember, Throttle, TotpApp
from uccn.accounts.tokens import invitations

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
TURNS, MANY = 5, 6


@pytest.fixture
def anna():
    """A member with an app."""
    person = StaffFactory(username="anna")
    person.set_password(PASSWORD)
    person.save()
    TotpApp.objects.create(user=person, secret=encrypt(SECRET))
    return person


def test_a_code_of_the_app_counts_once(anna):
    for turn in range(1, TURNS + 1):
        # An hour of its own for each turn: no step comes again.
        now = time.time() + 3600 * turn
        code = pyotp.TOTP(SECRET).at(int(now))
        works = [partial(factors.is_right, anna, code, now) for _n in range(MANY)]
        assert sorted(at_once(*works)) == [False] * (MANY - 1) + [True]


def test_a_recovery_code_counts_once(anna):
    for code in factors.new_recovery_codes(anna)[:TURNS]:
        works = [partial(factors.is_right, anna, code) for _n in range(MANY)]
        assert sorted(at_once(*works)) == [False] * (MANY - 1) + [True]
    assert RecoveryCode.objects.count() == 10 - TURNS


def test_every_failure_is_counted(db):
    for turn in range(TURNS):
        fail = partial(Throttle.fail, f"name {turn}", free=3, longest=300)
        assert at_once(*[fail] * MANY) == [None] * MANY
        row = Throttle.objects.get(key=f"name {turn}")
        assert row.failures == MANY
        assert row.closed_until > row.failed_at


def test_of_many_guesses_at_a_code_one_is_looked_at(anna):
    browsers = [Browser(f"192.0.2.{n}") for n in range(MANY)]
    for browser in browsers:
        browser.password("anna")
    browsers[0].second("000000")
    # Ten failures: the next one closes for more than a minute.
    Throttle.objects.update(failures=10, closed_until=None)
    answers = at_once(*(partial(browser.second, "000000") for browser in browsers))
    said = sorted("too many attempts" in answer.content.decode() for answer in answers)
    assert said == [False] + [True] * (MANY - 1)


def _invited(name: str, officer) -> tuple[Browser, str]:
    """Somebody who has opened the link of an invitation, and the address of the form."""
    person = StaffMember(username=name, email=f"{name}@example.org")
    invitation = actions.invite(person, by=officer, language="en")
    browser = Browser()
    key = urlsafe_base64_encode(force_bytes(person.pk))
    token = invitations.make_token(invitation.user)
    return browser, browser.get(reverse("accounts:accept", args=[key, token]))["Location"]


def test_of_two_who_invite_one_person_one_does_and_the_other_is_told():
    boss = StaffFactory(username="boss", is_superuser=True)
    officers = [Browser(f"192.0.2.{n}") for n in range(2)]
    for officer in officers:
        officer.force_login(boss, "django.contrib.auth.backends.ModelBackend")
    for turn in range(TURNS):
        given = {"first_name": "A", "last_name": "B", "language": "en"}
        given["email"] = f"new{turn}@example.org"
        address = reverse("admin:accounts_staffmember_add")
        answers = at_once(*(partial(officer.post, address, given) for officer in officers))
        assert sorted(answer.status_code for answer in answers) == [200, 302]
        assert StaffMember.objects.filter(email=given["email"]).count() == 1


def test_a_link_counts_once(anna):
    for turn in range(TURNS):
        browser, address = _invited(f"new {turn}", anna)
        works = [
            partial(browser.post, address, {"new_password1": word, "new_password2": word})
            for word in (f"{PASSWORD} one", f"{PASSWORD} two")
        ]
        assert sorted(answer.status_code for answer in at_once(*works)) == [302, 410]


def test_an_invitation_is_accepted_or_revoked(anna):
    given = {"new_password1": PASSWORD, "new_password2": PASSWORD}
    for turn in range(TURNS):
        browser, address = _invited(f"new {turn}", anna)
        members = StaffMember.objects.filter(username=f"new {turn}")
        revoked = partial(actions.revoke, members, by=anna)
        answer, count = at_once(partial(browser.post, address, given), revoked)
        is_in = members.get().is_active
        assert (answer.status_code, count) == ((302, 0) if is_in else (410, 1))


def test_of_the_last_two_factors_one_stays(anna, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    key = str(Passkey.objects.create(user=anna, name="laptop", credential="x").pk)
    ended = at_once(partial(factors.take_away, anna, "app"), partial(factors.take_away, anna, key))
    assert sorted(ended) == [False, True]
    assert factors.has_one(anna)
