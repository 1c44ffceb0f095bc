"""Host-city editors work on the meetings that were given to them and on nothing else."""

import datetime as dt

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone

from meetings.given_admin import GivenAdmin
from meetings.models import AnnualMeeting, AudienceLink
from meetings.programme.actions import release
from meetings.programme.models import Release, Session
from tests.admin_form import as_opened
from tests.factories.albums import PictureFactory
from tests.factories.documents import DocumentFactory
from tests.factories.meetings import AnnualMeetingFactory, HostFactory
from tests.factories.partners import PartnerFactory
from tests.factories.practical import NewsItemFactory, PracticalPageFactory, WelcomeWordFactory
from tests.factories.programme import AppearanceFactory, RoomFactory, SessionFactory, TrackFactory
from tests.factories.staff import StaffFactory
from tests.publication.conftest import signed_in
from translations.permissions import may_use_desk

pytestmark = pytest.mark.django_db
ROLE = "Host-city editors"


def filled(**facts) -> AnnualMeeting:
    """A draft of a meeting with a row of everything that hangs on it."""
    meeting = AnnualMeetingFactory(theme_fr="Villes", **facts)
    room = RoomFactory(venue__meeting=meeting)
    track = TrackFactory(meeting=meeting)
    session = SessionFactory(meeting=meeting, room=room, track=track)
    AppearanceFactory(session=session)
    DocumentFactory(meeting=meeting, draft=True)
    PracticalPageFactory(meeting=meeting)
    NewsItemFactory(meeting=meeting)
    WelcomeWordFactory(host=HostFactory(meeting=meeting))
    release(meeting=meeting)
    PictureFactory(album__meeting=meeting)
    PartnerFactory(meeting=meeting)
    later = timezone.now() + dt.timedelta(days=1)
    AudienceLink.objects.create(meeting=meeting, created_by=StaffFactory(), expires_at=later)
    return meeting


@pytest.fixture
def client():
    """The browser of somebody to whom the meeting in Kraków was given."""
    return signed_in(ROLE)


@pytest.fixture
def own(client):
    """The meeting that is theirs."""
    meeting = filled(year=2018, slug="krakow")
    meeting.editors.add(client.user)
    return meeting


@pytest.fixture
def other():
    """A meeting that is somebody else's."""
    return filled(year=2019, slug="fabriano")


def desks() -> list:
    """Every ModelAdmin of what hangs on a meeting."""
    admin.autodiscover()
    return [desk for desk in admin.site._registry.values() if isinstance(desk, GivenAdmin)]


def row_of(desk, meeting):
    """The row of a meeting that a ModelAdmin shows."""
    return desk.model.objects.get(**{desk.meeting_path or "pk": meeting.pk})


def page(desk, name: str, *keys) -> str:
    """An address of a ModelAdmin."""
    return reverse(f"admin:{desk.opts.app_label}_{desk.opts.model_name}_{name}", args=keys)


def test_everything_that_hangs_on_a_meeting_is_kept_apart(client, own, other):
    for desk in desks():
        if not client.user.has_perm(f"{desk.opts.app_label}.view_{desk.opts.model_name}"):
            assert client.get(page(desk, "changelist")).status_code == 403
            continue
        listed = client.get(page(desk, "changelist"))
        assert list(listed.context["cl"].queryset) == [row_of(desk, own)]
        assert client.get(page(desk, "change", row_of(desk, own).pk)).status_code == 200
        for name in ("change", "history", "delete"):
            response = client.get(page(desk, name, row_of(desk, other).pk))
            assert response.status_code in (302, 403, 404)
            assert response.headers.get("Location", "/admin/") == "/admin/"


def test_every_model_with_a_meeting_is_kept_apart():
    admin.autodiscover()
    hanging = {
        model
        for model in admin.site._registry
        if model._meta.app_label not in ("declarations", "translations")
        and any(field.related_model is AnnualMeeting for field in model._meta.fields)
    }
    assert hanging - {desk.model for desk in desks()} == set()


def test_a_form_never_writes_what_is_another_meetings(client, own, other):
    theirs = other.sessions.get()
    before = list(Session.objects.order_by("pk").values())
    mine = own.sessions.get()
    address = reverse("admin:programme_session_change", args=[mine.pk])
    sent = as_opened(client.get(address))
    response = client.post(address, sent | {"meeting": other.pk})
    assert set(response.context["adminform"].form.errors) == {"meeting"}
    wrong = {"room": theirs.room_id, "track": theirs.track_id}
    response = client.post(address, sent | wrong)
    assert set(response.context["adminform"].form.errors) == set(wrong)
    person = theirs.appearances.get().speaker_id
    response = client.post(address, sent | {"appearances-0-speaker": person})
    assert response.context["inline_admin_formsets"][0].formset.errors[0]
    elsewhere = reverse("admin:programme_session_change", args=[theirs.pk])
    assert client.post(elsewhere, sent).status_code == 302
    assert list(Session.objects.order_by("pk").values()) == before


def test_a_choice_offers_what_is_theirs_alone(client, own, other):
    asked = {"app_label": "programme", "model_name": "session", "field_name": "room"}
    found = client.get(reverse("admin:autocomplete"), asked).json()["results"]
    assert [int(one["id"]) for one in found] == [own.sessions.get().room_id]
    text = client.get(reverse("admin:programme_session_changelist")).content.decode()
    assert str(other) not in text


@pytest.mark.parametrize("name", ["programme", "table", "import"])
def test_the_pages_of_a_programme_are_those_of_their_own_meeting(client, own, other, name):
    assert client.get(reverse(f"programme-admin:{name}", args=[own.pk])).status_code == 200
    address = reverse(f"programme-admin:{name}", args=[other.pk])
    assert [client.get(address).status_code, client.post(address).status_code][0] == 404
    if name != "programme":
        assert client.post(address).status_code == 404


def test_a_session_is_copied_within_their_own_meeting(client, own, other):
    for meeting, status in ((own, 302), (other, 404)):
        address = reverse("programme-admin:copy", args=[meeting.sessions.first().pk])
        assert client.post(address).status_code == status
    assert (own.sessions.count(), other.sessions.count()) == (2, 1)


def test_the_secretariat_publishes_and_releases(client, own):
    for name in ("publish", "withdraw"):
        address = reverse(f"admin:meetings_annualmeeting_{name}", args=[own.pk])
        assert client.get(address).status_code == 403
        assert client.post(address, {"confirm": "on"}).status_code == 403
    session = own.sessions.get()
    for address in (
        reverse("programme-admin:release", args=[own.pk]),
        reverse("programme-admin:release-single", args=[session.pk]),
    ):
        assert client.post(address).status_code == 403
    own.refresh_from_db()
    assert (own.published_at, Release.objects.filter(meeting=own).count()) == (None, 1)


def test_drafts_of_other_meetings_are_no_drafts_of_theirs(client, own, other):
    for meeting, status in ((own, 200), (other, 404)):
        place = f"/fr/meetings/{meeting.year}/{meeting.slug}/"
        assert client.get(place).status_code == status
        assert client.get(f"{place}programme/?draft=1").status_code == status


def test_of_a_public_meeting_they_see_what_everyone_sees(client, own, other):
    secret = SessionFactory(meeting=other, title_fr="Réunion secrète", audience="closed")
    release(meeting=other)
    other.publish()
    place = f"/fr/meetings/{other.year}/{other.slug}/programme/"
    assert "secrète" not in client.get(place).content.decode()
    assert client.get(f"{place}{secret.pk}/").status_code == 404
    other.editors.add(client.user)
    assert "secrète" in client.get(place).content.decode()


def test_nobody_gives_a_meeting_to_themselves(client, own):
    address = reverse("admin:meetings_annualmeeting_change", args=[own.pk])
    response = client.get(address)
    assert "editors" not in response.context["adminform"].form.fields
    somebody = StaffFactory()
    sent = as_opened(response) | {"editors": somebody.pk}
    assert client.post(address, sent).status_code == 302
    assert list(own.editors.all()) == [client.user]


def test_the_secretariat_gives_a_meeting_to_somebody_with_the_role(client, other):
    secretariat = signed_in("Secretariat")
    address = reverse("admin:meetings_annualmeeting_change", args=[other.pk])
    response = secretariat.get(address)
    choices = response.context["adminform"].form.fields["editors"].queryset
    assert list(choices) == [client.user]
    sent = as_opened(response) | {"editors": client.user.pk}
    assert secretariat.post(address, sent).status_code == 302
    assert list(other.editors.all()) == [client.user]
    assert client.get(address).status_code == 200


def test_they_write_in_forms_and_not_at_the_desk(client, own):
    assert not may_use_desk(client.user)
    assert client.get(reverse("translations:dashboard")).status_code == 403
    address = reverse("admin:meetings_annualmeeting_change", args=[own.pk])
    sent = as_opened(client.get(address)) | {"theme_fr": "Villes en dialogue"}
    assert client.post(address, sent).status_code == 302
    own.refresh_from_db()
    assert own.theme_fr == "Villes en dialogue"


def test_the_start_page_tells_of_their_own_meetings(client, own, other):
    somebody = StaffFactory()
    for meeting in (own, other):
        LogEntry.objects.log_actions(somebody.pk, [meeting], 2, f"Secret of {meeting.slug}")
    text = client.get("/admin/").content.decode()
    shown = [f"meetings/annualmeeting/{meeting.pk}/" in text for meeting in (own, other)]
    assert (shown, "Secret of" in text) == ([True, False], False)
