"""Guessing a password is stopped, for that name and nobody else."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.staff import StaffFactory

pytestmark = pytest.mark.django_db
RIGHT, WRONG = "correct horse battery", "wrong"


@pytest.fixture(autouse=True)
def quick_hashes(settings):
    """Passwords that cost no half second each; nobody steals these."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def anna():
    """A member of staff with a password."""
    person = StaffFactory(username="anna")
    person.set_password(RIGHT)
    person.save()
    return person


def sign_in(name: str, password: str):
    """One attempt, in a new browser that asks for English."""
    client = Client(headers={"accept-language": "en"})
    return client.post(reverse("admin:login"), {"username": name, "password": password})


def test_the_right_password_opens_the_admin(anna):
    response = sign_in("anna", RIGHT)
    assert response.status_code == 302
    assert "_auth_user_id" in response.client.session


def test_the_sixth_attempt_is_refused_even_with_the_right_password(anna):
    for _n in range(5):
        sign_in("anna", WRONG)
    response = sign_in("anna", RIGHT)
    assert response.status_code == 429
    assert "closed for a quarter of an hour" in response.content.decode()
    assert "_auth_user_id" not in response.client.session


def test_others_still_sign_in_meanwhile(anna):
    other = StaffFactory(username="ben")
    other.set_password(RIGHT)
    other.save()
    for _n in range(6):
        sign_in("anna", WRONG)
    assert sign_in("ben", RIGHT).status_code == 302


def test_four_mistakes_are_forgiven_by_the_right_password(anna):
    for _round in range(2):
        for _n in range(4):
            assert sign_in("anna", WRONG).status_code == 200
        assert sign_in("anna", RIGHT).status_code == 302


def test_the_refusal_has_no_inline_code_or_style(anna):
    for _n in range(5):
        sign_in("anna", WRONG)
    page = sign_in("anna", RIGHT).content.decode()
    assert "<script" not in page
    assert "style=" not in page
