"""A preview link opens one draft, for a while, and only when it is ours."""

import datetime as dt

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.staff import StaffFactory
from tests.publication.conftest import signed_in
from uccn.publication.models import PreviewLink

pytestmark = pytest.mark.django_db


def status(obj, token: str, address: str = "") -> int:
    """What a stranger with this token is answered."""
    return Client().get(address or obj.get_absolute_url(), {"preview": token}).status_code


def link_to(obj, **values) -> PreviewLink:
    """A link that somebody of the staff made."""
    return PreviewLink.objects.create(subject=obj, created_by=StaffFactory(), **values)


def test_a_stranger_does_not_see_a_draft():
    assert status(AnnualMeetingFactory(), "") == 404


def test_a_link_shows_the_draft_under_a_banner():
    meeting = AnnualMeetingFactory()
    response = Client().get(meeting.get_absolute_url(), {"preview": link_to(meeting).token})
    assert response.status_code == 200
    assert 'class="draft-banner"' in response.content.decode()


def test_staff_see_a_draft_at_its_public_address_under_a_banner(translator):
    response = translator.get(AnnualMeetingFactory().get_absolute_url())
    assert response.status_code == 200
    assert 'class="draft-banner"' in response.content.decode()


def test_an_expired_link_opens_nothing():
    meeting = AnnualMeetingFactory()
    link = link_to(meeting, expires_at=timezone.now() - dt.timedelta(seconds=1))
    assert status(meeting, link.token) == 404


def test_a_revoked_link_opens_nothing():
    meeting = AnnualMeetingFactory()
    assert status(meeting, link_to(meeting, revoked_at=timezone.now()).token) == 404


def test_a_link_opens_no_other_draft():
    link = link_to(AnnualMeetingFactory())
    assert status(AnnualMeetingFactory(), link.token) == 404


def test_a_link_to_a_meeting_opens_no_declaration_of_the_same_number():
    meeting = AnnualMeetingFactory(public=True)
    declaration = DeclarationFactory(pk=meeting.pk, meeting=meeting)
    LanguageVersionFactory(declaration=declaration)
    assert status(declaration, link_to(meeting).token) == 404


@pytest.mark.parametrize("change", ["signature", "salt", "words", "nul", "nonce", "empty key"])
def test_a_forged_link_opens_nothing(change):
    meeting = AnnualMeetingFactory()
    link = link_to(meeting)
    signer = signing.Signer(salt="uccn.preview")
    forged = {
        "signature": link.token[:-1] + ("A" if link.token[-1] != "A" else "B"),
        "salt": signing.Signer(salt="other").sign(f"{link.pk}.{link.nonce[:16]}"),
        "words": "let-me-in",
        "nul": f"{link.token}\x00",
        "nonce": signer.sign(f"{link.pk}.0000000000000000"),
        "empty key": "\x00:\x00.\x00",
    }
    assert status(meeting, forged[change]) == 404


def test_a_link_hangs_on_the_declaration_and_opens_its_languages():
    declaration = DeclarationFactory()
    ParagraphFactory(declaration=declaration)
    LanguageVersionFactory(declaration=declaration)
    assert status(declaration, link_to(declaration).token) == 200


def links_page(obj) -> str:
    """Where staff make links to a meeting."""
    return reverse("admin:meetings_annualmeeting_preview_links", args=[obj.pk])


def test_staff_make_a_link_that_works(secretariat):
    meeting = AnnualMeetingFactory()
    data = {"make": "1", "note": "the mayor's office", "days": "3"}
    response = secretariat.post(links_page(meeting), data, follow=True)
    row = response.context["links"][0]
    assert Client().get(row["url"]).status_code == 200
    left = row["link"].expires_at - timezone.now()
    assert dt.timedelta(days=2) < left <= dt.timedelta(days=3)


@pytest.mark.parametrize("days", ["0", "91", "many", ""])
def test_a_link_lives_from_one_to_ninety_days(secretariat, days):
    data = {"make": "1", "note": "press", "days": days}
    response = secretariat.post(links_page(AnnualMeetingFactory()), data)
    assert list(response.context["form"].errors) == ["days"]
    assert PreviewLink.objects.count() == 0


def test_staff_revoke_a_link(secretariat):
    meeting = AnnualMeetingFactory()
    link = link_to(meeting)
    secretariat.post(links_page(meeting), {"revoke": link.pk})
    assert status(meeting, link.token) == 404


def test_a_link_of_another_object_is_not_revoked_from_here(secretariat):
    link = link_to(AnnualMeetingFactory())
    secretariat.post(links_page(AnnualMeetingFactory()), {"revoke": link.pk})
    link.refresh_from_db()
    assert link.is_open()


def test_a_translator_neither_sees_nor_makes_links(translator):
    meeting = AnnualMeetingFactory()
    link_to(meeting)
    assert translator.get(links_page(meeting)).status_code == 403
    data = {"make": "1", "note": "me", "days": "3"}
    assert translator.post(links_page(meeting), data).status_code == 403
    assert PreviewLink.objects.count() == 1


def test_an_editor_makes_links():
    client, meeting = signed_in("Editors"), AnnualMeetingFactory()
    client.post(links_page(meeting), {"make": "1", "note": "host city", "days": "14"})
    assert PreviewLink.of(meeting).get().created_by == client.user
