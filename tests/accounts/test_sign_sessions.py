"""Where one is signed in, and what one is told of new devices."""

import pytest
from django.urls import reverse

from tests.accounts.conftest import PASSWORD
from uccn.accounts.models import KnownDevice, StaffMail, StaffSession

pytestmark = pytest.mark.django_db
NEW = "a longer sentence for now"


def end(page, which):
    """Press a button of the list."""
    return page.post(reverse("accounts:end-session"), {"session": which})


def test_sessions_are_listed_by_device_and_network_without_the_address(anna, browser):
    page = browser("192.0.2.77")
    page.password("anna")
    html = page.get(reverse("accounts:security")).content.decode()
    assert "Firefox, Windows" in html
    assert "192.0.2.0/24" in html
    assert "192.0.2.77" not in html


def test_an_ipv6_network_is_kept_by_its_first_48_bits(anna, browser):
    browser("2001:db8:1:2:3:4:5:6").password("anna")
    assert StaffSession.objects.get().network == "2001:db8:1::/48"


@pytest.mark.parametrize(
    ("address", "network"), [("::ffff:192.0.2.77", "192.0.2.0/24"), ("", "0.0.0.0/24")]
)
def test_a_network_is_known_however_a_server_writes_the_address(address, network, anna, browser):
    browser(address).password("anna")
    assert StaffSession.objects.get().network == network


@pytest.mark.parametrize("which", ["others", "one"])
def test_other_sessions_are_ended(which, anna, browser):
    here, there = browser(), browser("198.51.100.1")
    there.password("anna")
    other = StaffSession.objects.get()
    here.password("anna")
    end(here, other.pk if which == "one" else "others")
    assert here.is_in
    assert not there.is_in


@pytest.mark.parametrize("which", ["", "x", "-1", "9" * 30, "٣"])
def test_a_session_that_is_none_ends_nothing(which, anna, browser):
    here, there = browser(), browser("198.51.100.1")
    here.password("anna")
    there.password("anna")
    end(here, which)
    assert (here.is_in, there.is_in) == (True, True)


def test_nobody_ends_the_sessions_of_others(member, browser):
    member("anna")
    member("ben")
    hers, his = browser(), browser("198.51.100.1")
    hers.password("anna")
    session = StaffSession.objects.get()
    his.password("ben")
    end(his, session.pk)
    end(his, "others")
    assert hers.is_in


def test_a_new_device_is_told_and_a_known_one_is_not(anna, browser):
    first = browser()
    first.password("anna")
    first.post(reverse("admin:logout"))
    first.password("anna")
    assert not StaffMail.objects.exists()
    browser("198.51.100.1").password("anna")
    told = StaffMail.objects.get()
    assert (told.kind, told.details["network"]) == ("new_device", "198.51.100.0/24")


def test_two_people_are_both_known_in_one_browser(member, browser):
    member("anna")
    member("ben")
    shared = browser()
    for name in ("anna", "ben", "anna", "ben"):
        shared.password(name)
        shared.post(reverse("admin:logout"))
    assert not StaffMail.objects.exists()


@pytest.mark.parametrize(
    "name",
    ["admin:login", "accounts:security", "accounts:reset", "accounts:reset-sent",
     "accounts:password", "sign-in:set-up", "sign-in:set-up-passkey"],
)  # fmt: skip
def test_every_page_has_the_headers_and_no_inline_code(name, anna, browser):
    page = browser()
    if not name.startswith(("admin:", "accounts:reset")):
        page.password("anna")
    answer = page.get(reverse(name))
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert "style=" not in html
    assert "<script>" not in html


def test_after_another_password_this_browser_is_known_and_any_other_is_told(anna, browser):
    own, thief = browser("192.0.2.1"), browser("203.0.113.5")
    own.password("anna")
    form = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    own.post(reverse("accounts:password"), form)
    thief.password("anna", NEW)
    assert kinds() == ["password_changed", "new_device"]
    own.post(reverse("admin:logout"))
    own.password("anna", NEW)
    assert kinds() == ["password_changed", "new_device"]


def test_who_comes_back_when_every_browser_was_forgotten_is_told(anna, browser):
    browser().password("anna")
    KnownDevice.objects.all().delete()
    browser("203.0.113.5").password("anna")
    assert kinds() == ["new_device"]


def kinds() -> list[str]:
    """What people are to be told."""
    return list(StaffMail.objects.values_list("kind", flat=True))
