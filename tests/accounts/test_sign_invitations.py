"""Inviting members of staff, who get nothing that the inviter does not have."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.core.management import call_command
from django.urls import reverse

from tests.accounts.conftest import PASSWORD
from uccn.accounts import actions, roles
from uccn.accounts.models import Invitation, StaffMember, StaffSession

pytestmark = pytest.mark.django_db
NEW = "a longer sentence for now"
ADD = "admin:accounts_staffmember_add"
GIVEN = {
    "first_name": "Ngũgĩ",
    "last_name": "O'Brien",
    "email": "New@Example.org",
    "language": "es",
}


@pytest.fixture
def officer(member, browser):
    """A browser of somebody of the secretariat, with the permissions to manage staff."""
    roles.set_up()
    person = member("officer", role="Secretariat")
    names = ["view_staffmember", "add_staffmember", "change_staffmember"]
    person.user_permissions.set(Permission.objects.filter(codename__in=names))
    page = browser()
    page.password("officer")
    page.person = person
    return page


def invite(page, **changes):
    """Send the form."""
    return page.post(reverse(ADD), GIVEN | changes)


def last_link() -> str:
    """The path in the newest mail."""
    call_command("send_account_mails", verbosity=0)
    return re.search(r"https?://[^/]+(/admin/account/\S+)", mail.outbox[-1].body)[1]


def act(page, action, *people):
    """Run an action of the list."""
    given = {"action": action, "_selected_action": [one.pk for one in people]}
    return page.post(reverse("admin:accounts_staffmember_changelist"), given, follow=True)


def test_the_invited_gets_a_mail_in_his_language_and_chooses_a_password(officer, browser):
    editors = Group.objects.get(name=roles.HOST_CITY_EDITORS)
    invite(officer, groups=[editors.pk])
    path = last_link()
    assert mail.outbox[-1].extra_headers["Content-Language"] == "es"
    person = get_user_model().objects.get(username="new@example.org")
    assert (person.is_staff, person.is_active, person.is_superuser) == (True, False, False)
    assert list(person.groups.all()) == [editors]
    page = browser("198.51.100.1")
    address = page.get(path)["Location"]
    page.post(address, {"new_password1": NEW, "new_password2": NEW})
    assert page.password("new@example.org", NEW).status_code == 302
    assert page.get(path).status_code == 410


def test_a_group_with_more_than_the_inviter_has_is_not_given(officer):
    stronger = Group.objects.create(name="Stronger")
    stronger.permissions.add(Permission.objects.get(codename="delete_user"))
    answer = invite(officer, groups=[stronger.pk], is_superuser="on", user_permissions=["1"])
    assert "Stronger" not in officer.get(reverse(ADD)).content.decode()
    assert "errorlist" in answer.content.decode()
    assert not Invitation.objects.exists()


def test_flags_of_power_that_are_sent_along_are_not_heard(officer):
    invite(officer, is_superuser="on", user_permissions=["1"], is_active="on")
    person = get_user_model().objects.get(username="new@example.org")
    assert (person.is_superuser, person.is_active) == (False, False)
    assert not person.user_permissions.exists()


def test_those_who_may_do_more_are_neither_seen_nor_changed(officer, member):
    boss = member("boss", is_superuser=True)
    strong = member("strong")
    strong.user_permissions.add(Permission.objects.get(codename="delete_user"))
    listed = officer.get(reverse("admin:accounts_staffmember_changelist")).content.decode()
    assert "boss@example.org" not in listed
    assert "strong@example.org" not in listed
    for person in (boss, strong):
        act(officer, "deactivate", person)
        officer.post(
            reverse("admin:accounts_staffmember_change", args=[person.pk]),
            {"email": "taken@example.org"},
        )
        person.refresh_from_db()
        assert (person.is_active, person.email) == (True, f"{person.username}@example.org")


def test_who_may_not_invite_sees_no_such_page(member, browser):
    roles.set_up()
    member("editor", role="Editors")
    page = browser()
    page.password("editor")
    assert page.get(reverse(ADD)).status_code == 403
    assert invite(page).status_code == 403
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [{"email": ""}, {"email": "no address"}, {"email": "OFFICER@example.org"}, {"language": "xx"},
     {"email": f"{'a' * 60}@{'b' * 60}.{'c' * 40}.example"}, {"groups": ["999999"]}],
)  # fmt: skip
def test_what_is_wrong_is_said_and_nobody_is_made(changes, officer):
    answer = invite(officer, **changes).content.decode()
    assert "errorlist" in answer
    assert "O&#x27;Brien" in answer
    assert get_user_model().objects.count() == 1


def test_an_invitation_that_is_sent_again_kills_the_earlier_link(officer, browser):
    invite(officer)
    first = last_link()
    act(officer, "invite_again", StaffMember.objects.get(username="new@example.org"))
    second = last_link()
    assert browser().get(first).status_code == 410
    assert browser().get(second).status_code == 302


def test_a_revoked_invitation_opens_nothing_and_is_not_sent(officer, browser):
    invite(officer)
    path = last_link()
    act(officer, "revoke", StaffMember.objects.get(username="new@example.org"))
    assert browser().get(path).status_code == 410


def test_an_invitation_ends_after_a_week(officer, browser):
    invite(officer)
    path = last_link()
    Invitation.objects.update(sent_at="2026-01-01T00:00:00Z")
    assert browser().get(path).status_code == 410


def test_a_deactivated_member_is_out_at_once_and_may_come_back(officer, member, browser):
    person = member("anna", role="Editors")
    page = browser("198.51.100.1")
    page.password("anna")
    act(officer, "deactivate", person)
    assert not page.is_in
    assert not StaffSession.objects.filter(user=person).exists()
    act(officer, "reactivate", person)
    assert page.password("anna", PASSWORD).status_code == 302


def test_nobody_deactivates_himself(officer):
    act(officer, "deactivate", officer.person)
    assert officer.is_in


def test_who_never_accepted_is_not_activated(officer):
    invite(officer)
    members = StaffMember.objects.filter(username="new@example.org")
    assert actions.reactivate(members, by=officer.person) == 0
    assert not members.get().is_active


def test_nobody_is_deleted(officer, member):
    person = member("anna", role="Editors")
    address = reverse("admin:accounts_staffmember_delete", args=[person.pk])
    assert officer.post(address, {"post": "yes"}).status_code == 403
    assert get_user_model().objects.filter(pk=person.pk).exists()
