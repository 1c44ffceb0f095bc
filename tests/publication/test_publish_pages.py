"""Publishing and withdrawing in the admin: what is missing is said, a yes is asked for."""

import datetime as dt

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.meetings import AnnualMeetingFactory
from uccn.publication.models import State

NEXT_JUNE = timezone.now().year + 1


def page(name: str, obj) -> str:
    """The address of a publication page."""
    meta = obj._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{name}", args=[obj.pk])


def test_publishing_lists_what_is_missing(secretariat):
    meeting = AnnualMeetingFactory(theme_fr="Thème", unconfirmed=["the venue"])
    response = secretariat.get(page("publish", meeting))
    assert response.context["missing"] == [
        "No host is named.",
        "The dates are not complete.",
        "The theme is missing in: English, Spanish, Arabic, Russian, and Chinese (Simplified).",
        "The summary is missing in: "
        "French, English, Spanish, Arabic, Russian, and Chinese (Simplified).",
        "Not confirmed: the venue.",
    ]
    assert "No host is named." in response.content.decode()


def test_publishing_something_incomplete_needs_a_yes(secretariat):
    meeting = AnnualMeetingFactory()
    response = secretariat.post(page("publish", meeting), {"when": "now"})
    meeting.refresh_from_db()
    assert list(response.context["form"].errors) == ["confirm"]
    assert meeting.state() == State.DRAFT


def test_with_a_yes_it_is_public_and_logged(secretariat):
    meeting = AnnualMeetingFactory()
    response = secretariat.post(page("publish", meeting), {"when": "now", "confirm": "on"})
    meeting.refresh_from_db()
    assert response["Location"] == page("change", meeting)
    assert meeting.is_public
    entry = LogEntry.objects.get()
    assert (entry.get_change_message(), entry.user) == ("Published.", secretariat.user)


def test_a_set_time_is_the_hosts_time_and_stored_as_utc(secretariat):
    meeting = AnnualMeetingFactory(time_zone="Europe/Warsaw")
    data = {"when": "later", "day": f"{NEXT_JUNE}-06-01", "time": "09:00", "confirm": "on"}
    secretariat.post(page("publish", meeting), data)
    meeting.refresh_from_db()
    assert meeting.published_at == dt.datetime(NEXT_JUNE, 6, 1, 7, tzinfo=dt.UTC)
    assert meeting.state() == State.SCHEDULED
    shown = secretariat.get(page("change", meeting)).content.decode()
    assert f"Public from June 1, {NEXT_JUNE}, 9 a.m. (Europe/Warsaw)." in shown


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"day": "2018-06-12", "time": "09:00"}, "day"),
        ({"day": "2027-03-28", "time": "02:30"}, "time"),
        ({"day": "2027-10-31", "time": "02:30"}, "which"),
        ({"day": "", "time": "09:00"}, "day"),
        ({"day": "tomorrow", "time": ""}, "day"),
    ],
)
def test_a_time_that_cannot_be_is_an_error_on_its_field(secretariat, data, field):
    meeting = AnnualMeetingFactory(time_zone="Europe/Warsaw")
    sent = {"when": "later", "confirm": "on"} | data
    response = secretariat.post(page("publish", meeting), sent)
    assert field in response.context["form"].errors
    assert AnnualMeetingFactory._meta.model.objects.published().count() == 0
    meeting.refresh_from_db()
    assert meeting.published_at is None


def test_a_withdrawn_meeting_is_not_offered_a_later_time(secretariat):
    meeting = AnnualMeetingFactory(public=True)
    meeting.withdraw()
    form = secretariat.get(page("publish", meeting)).context["form"]
    assert list(form.fields) == ["confirm"]


def test_withdrawing_leaves_a_page_that_says_so(secretariat):
    meeting = AnnualMeetingFactory(public=True)
    data = {"note": "It moved to another year.", "confirm": "on"}
    secretariat.post(page("withdraw", meeting), data)
    response = Client().get(meeting.get_absolute_url())
    assert response.status_code == 410
    assert "It moved to another year." in response.content.decode()


def test_withdrawing_needs_a_yes(secretariat):
    meeting = AnnualMeetingFactory(public=True)
    secretariat.post(page("withdraw", meeting), {"note": "…"})
    meeting.refresh_from_db()
    assert meeting.is_public


@pytest.mark.parametrize("name", ["publish", "withdraw"])
def test_a_look_at_the_page_changes_nothing(secretariat, name):
    meeting = AnnualMeetingFactory(published_at=timezone.now() + dt.timedelta(days=1))
    secretariat.get(page(name, meeting))
    meeting.refresh_from_db()
    assert meeting.state() == State.SCHEDULED


@pytest.mark.parametrize("name", ["publish", "withdraw"])
def test_a_translator_may_not(translator, name):
    meeting = AnnualMeetingFactory(published_at=timezone.now() + dt.timedelta(days=1))
    data = {"when": "now", "confirm": "on"}
    assert translator.post(page(name, meeting), data).status_code == 403
    meeting.refresh_from_db()
    assert meeting.state() == State.SCHEDULED


def test_a_form_from_elsewhere_is_refused(secretariat):
    meeting = AnnualMeetingFactory()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(secretariat.user, backend="django.contrib.auth.backends.ModelBackend")
    data = {"when": "now", "confirm": "on"}
    assert strict.post(page("publish", meeting), data).status_code == 403


def test_what_was_public_cannot_be_deleted_even_when_withdrawn(secretariat):
    meeting = AnnualMeetingFactory(public=True)
    meeting.withdraw()
    assert secretariat.post(page("delete", meeting), {"post": "yes"}).status_code == 403
    meeting.refresh_from_db()


def test_a_draft_can_be_deleted(secretariat):
    meeting = AnnualMeetingFactory()
    secretariat.post(page("delete", meeting), {"post": "yes"})
    assert not type(meeting).objects.filter(pk=meeting.pk).exists()


def test_the_list_offers_no_deleting(secretariat):
    meeting = AnnualMeetingFactory(public=True)
    data = {"action": "delete_selected", "_selected_action": [meeting.pk], "post": "yes"}
    secretariat.post(reverse("admin:meetings_annualmeeting_changelist"), data)
    meeting.refresh_from_db()


def test_a_language_version_says_which_paragraphs_are_empty(secretariat):
    declaration = DeclarationFactory(meeting=AnnualMeetingFactory())
    ParagraphFactory.create_batch(2, declaration=declaration)
    ParagraphFactory(declaration=declaration, body_ar="نص")
    version = LanguageVersionFactory(declaration=declaration, language="ar", label="undocumented")
    assert secretariat.get(page("publish", version)).context["missing"] == [
        "The title is missing in this language.",
        "Paragraphs without a text in this language: 1, 2.",
        "The meeting is not public: readers see the text only when it is.",
        "It is not recorded as adopted: readers are told that it is not.",
        "Its status is not documented.",
        "The source is empty.",
        "The rights are empty.",
    ]


def test_a_complete_version_is_published_without_a_question(secretariat):
    declaration = DeclarationFactory()
    ParagraphFactory(declaration=declaration)
    type(declaration).objects.update(stage="final")
    version = LanguageVersionFactory(declaration=declaration, source="Archive", rights="Free")
    response = secretariat.post(page("publish", version), {"when": "now"})
    assert response["Location"] == page("change", declaration)
    version.refresh_from_db()
    assert version.is_public


@pytest.mark.parametrize("name", ["publish", "withdraw"])
def test_a_language_version_is_published_by_who_has_the_permission(enter_with, name):
    at = timezone.now() + dt.timedelta(days=1)
    version = LanguageVersionFactory(published_at=at)
    changing = ("view_languageversion", "change_languageversion", "view_declaration")
    data = {"when": "now", "confirm": "on"}
    client = enter_with(*changing)
    assert client.post(page(name, version), data).status_code == 403
    for form in (page("change", version), page("change", version.declaration)):
        assert page(name, version) not in client.get(form).content.decode()
    version.refresh_from_db()
    assert version.state() == State.SCHEDULED
    client = enter_with(*changing, "publish")
    for form in (page("change", version), page("change", version.declaration)):
        assert page(name, version) in client.get(form).content.decode()
    assert client.post(page(name, version), data).status_code == 302


@pytest.fixture
def enter_with(django_user_model):
    """A browser of a new member of staff with those permissions."""

    def enter(*codenames):
        user = django_user_model.objects.create_user(f"staff-{len(codenames)}", is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        client = Client()
        client.force_login(user)
        return client

    return enter
