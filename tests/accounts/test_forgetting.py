"""What is older than the page on privacy promises is deleted, and nothing that is younger."""

import datetime as dt
from importlib import import_module

import pytest
from axes.models import AccessAttempt, AccessLog
from django.conf import settings
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from tests.publication.conftest import signed_in
from uccn.accounts import actions, roles
from uccn.accounts.models import (
    Invitation,
    KnownDevice,
    StaffMail,
    StaffMember,
    StaffSession,
    Throttle,
)

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)
DAY = dt.timedelta(days=1)


def left(model, column: str, limit: dt.timedelta, **facts) -> list[str]:
    """Of two rows a minute inside and outside of a limit, those that are left after the night."""
    now = timezone.now()
    rows = {}
    for name, age in {"inside": limit - MINUTE, "outside": limit + MINUTE}.items():
        own = {key: value(name) if callable(value) else value for key, value in facts.items()}
        row = model.objects.create(**own)
        model.objects.filter(pk=row.pk).update(**{column: now - age})
        rows[row.pk] = name
    call_command("forget_sign_ins", verbosity=0)
    return [rows[pk] for pk in model.objects.filter(pk__in=rows).values_list("pk", flat=True)]


@pytest.fixture
def facts(member):
    """What a row of each model needs."""
    anna = member("anna")
    attempt = {"username": "anna", "ip_address": "192.0.2.1", "failures_since_start": 1}
    return {
        AccessAttempt: attempt | {"user_agent": str},
        AccessLog: {"username": "anna", "ip_address": "192.0.2.1"},
        Throttle: {"key": str},
        KnownDevice: {"user": anna, "digest": str},
        StaffMail: {"user": anna, "kind": "new_device"},
    }


@pytest.mark.parametrize(
    ("model", "column", "limit"),
    [
        (AccessAttempt, "attempt_time", DAY),
        (AccessLog, "attempt_time", DAY),
        (Throttle, "failed_at", DAY),
        (KnownDevice, "last_used_at", 180 * DAY),
        (StaffMail, "created_at", 7 * DAY),
    ],
)
def test_a_row_beyond_its_limit_goes_and_one_within_stays(model, column, limit, facts):
    assert left(model, column, limit, **facts[model]) == ["inside"]


@pytest.mark.parametrize(
    ("column", "limit", "more"),
    [
        ("accepted_at", 90 * DAY, {"sent_at": timezone.now() - 200 * DAY}),
        ("sent_at", 97 * DAY, {}),
        ("sent_at", 97 * DAY, {"revoked_at": timezone.now() - 96 * DAY}),
    ],
)
def test_an_invitation_goes_some_time_after_it_was_settled(column, limit, more, member):
    people = {"user": lambda name: member(name)}
    assert left(Invitation, column, limit, **people, **more) == ["inside"]


def test_a_session_that_is_over_goes_and_one_that_is_open_stays(member, browser):
    member("anna")
    here, gone, over = browser(), browser("198.51.100.1"), browser("203.0.113.1")
    for page in (here, gone, over):
        page.password("anna")
    gone.session.delete()
    store = import_module(settings.SESSION_ENGINE).SessionStore(over.session.session_key)
    store.set_expiry(-1)
    store.save()
    call_command("forget_sign_ins", verbosity=0)
    kept = StaffSession.objects.values_list("session_key", flat=True)
    assert list(kept) == [here.session.session_key]
    assert here.is_in


def test_no_list_of_sign_ins_with_their_addresses_is_kept(member, browser):
    member("anna")
    page = browser()
    page.password("anna")
    page.post(reverse("admin:logout"))
    assert (page.is_in, AccessLog.objects.count()) == (False, 0)


def test_who_is_invited_again_after_the_invitation_was_forgotten_gets_a_new_one(member):
    roles.set_up()
    secretary = member("secretary", role="Secretariat")
    person = StaffMember(username="late", email="late@example.org")
    actions.invite(person, by=secretary, language="fr")
    Invitation.objects.all().delete()
    list_of = reverse("admin:accounts_staffmember_changelist")
    client = signed_in("Secretariat")
    assert "invitation ended" in client.get(list_of).content.decode()
    assert actions.invite_again(StaffMember.objects.filter(pk=person.pk), by=secretary) == 1
    assert Invitation.objects.open().get().invited_by == secretary
    assert ">invited<" in client.get(list_of).content.decode()
