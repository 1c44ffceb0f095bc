"""A browser in which a member of staff is signed in."""

import pytest
from django.test import Client

from tests.factories.staff import StaffFactory


def signed_in(role: str) -> Client:
    """A client of a new person in that role; the browser asks for English."""
    client = Client(headers={"accept-language": "en"})
    client.user = StaffFactory(role=role)
    client.force_login(client.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def secretariat(db):
    """The secretariat's browser."""
    return signed_in("Secretariat")


@pytest.fixture
def translator(db):
    """A translator's browser: may see, and change nothing."""
    return signed_in("Translators – Arabic")
