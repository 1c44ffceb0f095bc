"""The page where a person switches kinds of mail off."""

import pytest
from django.urls import reverse

from tests.page import Page
from translations.models import NoticeRefusal


@pytest.fixture
def enter(client):
    """A browser in which somebody is signed in."""

    def enter(person):
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return enter


def boxes(page):
    """Each box and whether it is ticked."""
    found = page.all("input", type="checkbox")
    return {box["attrs"]["name"]: "checked" in box["attrs"] for box in found}


def test_every_kind_is_on_until_it_is_switched_off(enter, rana):
    address = reverse("translations:mail")
    browser = enter(rana)
    assert boxes(Page(browser.get(address))) == dict.fromkeys(
        ["assigned", "source_changed", "waiting", "due"], True
    )
    response = browser.post(address, {"assigned": "on", "due": "on"}, follow=True)
    assert response.redirect_chain == [(address, 302)]
    assert boxes(Page(response)) == {
        "assigned": True, "source_changed": False, "waiting": False, "due": True,
    }  # fmt: skip
    assert "Your choice of mails was saved." in response.content.decode()


def test_nobody_chooses_for_others(enter, rana, leila):
    enter(rana).post(reverse("translations:mail"), {})
    assert set(NoticeRefusal.objects.values_list("person", flat=True)) == {rana.pk}


def test_who_has_no_address_is_told_so(enter, rana):
    rana.email = ""
    rana.save()
    response = enter(rana).get(reverse("translations:mail"))
    assert "Your account has no mail address" in response.content.decode()


def test_who_has_nothing_to_do_at_the_desk_has_no_mails_to_choose(enter, person):
    assert enter(person("guest")).get(reverse("translations:mail")).status_code == 403


def test_a_stranger_has_to_sign_in(client, db):
    response = client.get(reverse("translations:mail"))
    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/")
