"""A passkey in a real browser: made, shown, taken back, and copied in vain."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from tests.journeys.conftest import PASSWORD
from tests.journeys.watch import follow
from uccn.accounts.models import Passkey, StaffSession, TotpApp

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# What an authenticator of the device is: it keeps the keys and asks for a finger, always given.
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Authenticator:
    """A device of Chromium's own making that keeps passkeys."""

    def __init__(self, page):
        self.devtools = page.context.new_cdp_session(page)
        self.devtools.send("WebAuthn.enable")
        made = self.devtools.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        self.which = {"authenticatorId": made["authenticatorId"]}

    def keys(self) -> list[dict]:
        """The passkeys that it keeps, with what each counted."""
        return self.devtools.send("WebAuthn.getCredentials", self.which)["credentials"]

    def put_back(self, key: dict) -> None:
        """Give it a copy of a passkey as it was, as somebody has who cloned it then."""
        named = {"credentialId": key["credentialId"]}
        self.devtools.send("WebAuthn.removeCredential", self.which | named)
        self.devtools.send("WebAuthn.addCredential", self.which | {"credential": key})


@pytest.fixture
def anna(watch, site_of_passkeys):
    """A member of staff who signed in with a password alone."""
    person = get_user_model().objects.create_superuser("anna", password=PASSWORD)
    give_password(watch)
    return person


@pytest.fixture
def site_of_passkeys(settings, live_server):
    """Passkeys belong to the host of SITE_URL."""
    settings.SITE_URL = live_server.url


def give_password(watch) -> None:
    """The first step of signing in."""
    page = watch.visit(reverse("admin:login"))
    page.get_by_label("Username").fill("anna")
    page.get_by_label("Password").fill(PASSWORD)
    follow(page.get_by_role("button", name="Sign in"))


def make_passkey(watch, name: str) -> None:
    """Set a passkey up, from the account's page to the codes and back."""
    page = watch.visit(reverse("accounts:security"))
    follow(page.get_by_role("link", name="Set up a passkey"))
    field, button = page.get_by_label("Name of the passkey"), page.get_by_role("button")
    make = button.filter(has_text="Make a passkey")
    assert field.input_value().startswith("Chrome")
    # Without a name the device is not asked: it would keep a passkey that the site refuses.
    field.fill("")
    make.click()
    field.fill(name)
    follow(make)
    assert page.locator(".account__codes li").count() == 10
    follow(page.get_by_role("link", name="I kept them; go on"))
    assert page.get_by_text(f"Passkey “{name}”").count() == 1


def show_passkey(page) -> None:
    """The second step."""
    follow(page.get_by_role("button", name="Use a passkey"))


def sign_out(page) -> None:
    """By the button in the head of the page."""
    follow(page.locator("#logout-form button"))


def is_refused(page) -> bool:
    """Whether the passkey was refused in words, and nobody is signed in."""
    said = page.locator("#error-summary").inner_text()
    return "The passkey was not accepted." in said and not StaffSession.objects.alive().exists()


def test_a_passkey_signs_in_and_a_copy_of_it_does_not(watch, anna):
    page, device = watch.page, Authenticator(watch.page)
    make_passkey(watch, "my laptop")
    (copied,) = device.keys()
    for _turn in range(2):
        sign_out(page)
        give_password(watch)
        assert page.title().startswith("Second step")
        show_passkey(page)
        assert page.get_by_role("link", name="Your account").count() == 1
    stored = Passkey.objects.get()
    assert (stored.user, stored.counter) == (anna, device.keys()[0]["signCount"])
    assert stored.last_used_at is not None
    sign_out(page)
    device.put_back(copied)
    give_password(watch)
    show_passkey(page)
    assert is_refused(page)
    assert Passkey.objects.get().counter == stored.counter


def test_a_device_without_the_passkey_is_told_of_the_codes(watch, anna):
    page, device = watch.page, Authenticator(watch.page)
    make_passkey(watch, "my laptop")
    sign_out(page)
    give_password(watch)
    device.devtools.send("WebAuthn.clearCredentials", device.which)
    page.get_by_role("button", name="Use a passkey").click()
    page.get_by_text("The browser handed over no passkey. Try again, or use a code.").wait_for()
    assert page.evaluate("document.activeElement.textContent") == "Use a passkey"


def test_at_an_address_that_is_no_name_no_passkey_is_offered(watch, anna, settings):
    settings.SITE_URL = "http://127.0.0.1:8000"
    page = watch.visit(reverse("sign-in:set-up-passkey"))
    assert page.get_by_text("makes no passkeys for this address").is_visible()
    assert not page.get_by_role("button", name="Make a passkey").is_visible()


def test_a_passkey_that_was_taken_away_meanwhile_is_refused(watch, anna):
    page, _device = watch.page, Authenticator(watch.page)
    make_passkey(watch, "my laptop")
    TotpApp.objects.create(user=anna, secret="")
    sign_out(page)
    give_password(watch)
    Passkey.objects.all().delete()
    show_passkey(page)
    assert is_refused(page)
