"""Links for an audience: who makes them, and how they are closed."""

import datetime as dt

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from meetings.models import AudienceLink
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.staff import StaffFactory
from tests.publication.conftest import signed_in

pytestmark = pytest.mark.django_db


def text(response) -> str:
    """What a response says."""
    return response.content.decode()


def test_a_link_for_delegates_is_made_shown_and_revoked(client):
    meeting = AnnualMeetingFactory(public=True, end=timezone.localdate())
    secretariat = signed_in("Secretariat")
    sent = {"meeting": meeting.pk, "audience": "delegates", "note": "Kraków", "expires_at_0": ""}
    secretariat.post(reverse("admin:meetings_audiencelink_add"), sent)
    link = AudienceLink.objects.get()
    assert link.created_by is not None
    assert (link.expires_at.date() - meeting.end).days in (13, 14)
    shown = text(secretariat.get(reverse("admin:meetings_audiencelink_change", args=[link.pk])))
    assert link.token in shown
    changelist = reverse("admin:meetings_audiencelink_changelist")
    secretariat.post(changelist, {"action": "revoke", "_selected_action": [link.pk]})
    assert not AudienceLink.objects.get().is_open()


def link_of(meeting) -> AudienceLink:
    """An open link for delegates."""
    later = timezone.now() + dt.timedelta(days=1)
    return AudienceLink.objects.create(meeting=meeting, created_by=StaffFactory(), expires_at=later)


def test_a_link_is_revoked_on_its_own_form_whatever_else_is_typed():
    link, other = (link_of(AnnualMeetingFactory(public=True)) for _ in range(2))
    secretariat = signed_in("Secretariat")
    address = reverse("admin:meetings_audiencelink_change", args=[link.pk])
    assert 'name="_revoke"' in text(secretariat.get(address))
    answer = secretariat.post(address, {"_revoke": "1", "expires_at_0": "never"}, follow=True)
    assert "The link no longer works." in text(answer)
    assert 'name="_revoke"' not in text(answer)
    link.refresh_from_db()
    other.refresh_from_db()
    assert (link.is_open(), other.is_open()) == (False, True)
    (entry,) = LogEntry.objects.filter(object_id=str(link.pk))
    assert entry.get_change_message() == "Revoked the link."


@pytest.mark.parametrize("group", ["Editors", "Translators – Arabic", "Host-city editors"])
def test_a_link_is_revoked_by_those_who_may_alone(group):
    link = link_of(AnnualMeetingFactory(public=True))
    client = signed_in(group)
    link.meeting.editors.add(client.user)
    address = reverse("admin:meetings_audiencelink_change", args=[link.pk])
    assert client.post(address, {"_revoke": "1"}).status_code == 403
    link.refresh_from_db()
    assert link.is_open()


def test_who_may_only_see_a_link_is_offered_no_button():
    link = link_of(AnnualMeetingFactory(public=True))
    client = signed_in("Editors")
    client.user.user_permissions.add(
        Permission.objects.get(codename="view_audiencelink"),
    )
    address = reverse("admin:meetings_audiencelink_change", args=[link.pk])
    assert 'name="_revoke"' not in text(client.get(address))
    assert client.post(address, {"_revoke": "1"}).status_code == 403
    link.refresh_from_db()
    assert link.is_open()
