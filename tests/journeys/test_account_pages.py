"""The pages of signing in and of one's own account: axe's rules, and no page wider than a phone."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.urls import reverse
from fido2.cose import ES256
from fido2.webauthn import AttestedCredentialData

from tests.accounts.conftest import PASSWORD, SECRET, code
from tests.factories.staff import StaffFactory
from tests.journeys.test_declaration_desk import looked_at
from tests.journeys.watch import follow
from uccn.accounts import actions
from uccn.accounts.factors import add_app, new_recovery_codes
from uccn.accounts.mailing import path_of
from uccn.accounts.models import Passkey, StaffMail, StaffMember, TotpApp

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def anna():
    """A member with an app, a passkey and codes, who signs in with them."""
    person = StaffFactory(username="anna")
    person.set_password(PASSWORD)
    person.save()
    add_app(person, SECRET, code())
    TotpApp.objects.update(last_step=0)
    key = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    credential = AttestedCredentialData.create(bytes(16), b"of no device", key)
    encoded = base64.b64encode(credential).decode()
    Passkey.objects.create(user=person, name="Téléphone", credential=encoded)
    new_recovery_codes(person)
    return person


@pytest.fixture
def invitation(anna):
    """Where the mail to somebody who is invited leads."""
    person = StaffMember(username="new@example.org", email="new@example.org")
    actions.invite(person, by=anna, language="fr")
    return path_of(StaffMail.objects.get(user_id=person.pk))


def pages(watch, invitation):
    """Every page in the order in which a person meets it, each with its name."""
    yield "dead link", watch.visit("/admin/account/invitation/MQ/forged/", 410)
    yield "invitation", watch.visit(invitation)
    yield "reset", watch.visit(reverse("accounts:reset"))
    yield "reset sent", watch.visit(reverse("accounts:reset-sent"))
    page = watch.visit(reverse("admin:login"))
    yield "sign in", page
    submit = page.locator("input[type=submit]")
    page.locator("#id_username").fill("anna")
    page.locator("#id_password").fill("wrong")
    follow(submit)
    yield "refused", page
    page.locator("#id_password").fill(PASSWORD)
    follow(submit)
    yield "second step", page
    page.locator("#id_code").fill(code())
    follow(submit)
    for name in ("security", "password", "new-codes"):
        yield name, watch.visit(reverse(f"accounts:{name}"))
    page.locator("#id_password").fill(PASSWORD)
    follow(submit)
    yield "recovery codes", page
    yield "take away", watch.visit(reverse("accounts:take-away", args=["app"]))
    for name in ("set-up", "set-up-passkey"):
        yield name, watch.visit(reverse(f"sign-in:{name}"))


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_no_page_of_an_account_breaks_a_rule(language, open_watch, live_server, invitation):
    watch = open_watch(locale=language)
    cookie = {"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": live_server.url}
    watch.page.context.add_cookies([cookie])
    found, titles = {}, set()
    for name, page in pages(watch, invitation):
        found[name] = looked_at(watch)
        titles.add(page.title())
    assert {name: lines for name, lines in found.items() if lines} == {}
    # A form for asking and what it answers are called alike; every other page is one of its own.
    assert (len(found), len(titles)) == (14, 13)
