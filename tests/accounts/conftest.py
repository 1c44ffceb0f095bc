"""People who sign in, and their browsers."""

import time

import pyotp
import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.staff import StaffFactory
from uccn.accounts.factors import add_app, new_recovery_codes
from uccn.accounts.models import TotpApp

PASSWORD = "correct horse battery"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def member(db):
    """Make members of staff with a password and, if asked, an app."""

    def make(name: str, *, app: bool = False, **facts):
        person = StaffFactory(username=name, email=f"{name}@example.org", **facts)
        person.set_password(PASSWORD)
        person.save()
        if app:
            add_app(person, SECRET, code())
            person.codes = new_recovery_codes(person)
            # So that the test may use the code of now.
            TotpApp.objects.update(last_step=0)
        return person

    return make


@pytest.fixture
def anna(member):
    """A member without a second factor."""
    return member("anna")


def code() -> str:
    """What an app shows now."""
    return pyotp.TOTP(SECRET).at(int(time.time()))


class Browser(Client):
    """A browser that signs in at an address of its own."""

    def __init__(self, address="192.0.2.1", **facts):
        headers = {"accept-language": "en", "user-agent": "Mozilla Firefox/140 (Windows)"}
        super().__init__(headers=headers, REMOTE_ADDR=address, **facts)

    def password(self, name: str, password: str = PASSWORD, **facts):
        """The first step."""
        return self.post(reverse("admin:login"), {"username": name, "password": password} | facts)

    def second(self, code: str, **facts):
        """The second step."""
        return self.post(reverse("sign-in:second"), {"code": code} | facts)

    @property
    def is_in(self) -> bool:
        """Whether the admin opens."""
        return self.get(reverse("admin:index")).status_code == 200


@pytest.fixture
def browser():
    """Make browsers at addresses."""
    return Browser
