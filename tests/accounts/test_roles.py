"""The groups of staff, the first account, and the language that each person chooses."""

import io

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.urls import reverse

from tests.factories.staff import StaffFactory
from tests.publication.conftest import signed_in
from uccn.accounts import roles
from uccn.accounts.models import StaffPreference

pytestmark = pytest.mark.django_db


def permissions() -> dict[str, set[str]]:
    """What each group may do."""
    return {
        group.name: {f"{p.content_type.app_label}.{p.codename}" for p in group.permissions.all()}
        for group in Group.objects.prefetch_related("permissions__content_type")
    }


def test_setting_up_the_roles_twice_changes_nothing():
    call_command("setup_roles", stdout=io.StringIO())
    first = permissions()
    call_command("setup_roles", stdout=io.StringIO())
    assert permissions() == first
    names = ["French", "English", "Spanish", "Arabic", "Russian", "Chinese (Simplified)"]
    of_languages = {f"{who} – {name}" for who in ("Translators", "Reviewers") for name in names}
    assert set(first) == {"Secretariat", "Editors", "Host-city editors", "Observers"} | of_languages


def test_every_permission_that_a_role_names_exists():
    call_command("setup_roles", stdout=io.StringIO())
    held = permissions()
    for name, apps in roles.roles().items():
        named = {f"{app}.{code}" for app, codes in apps.items() for code in codes if code != "*"}
        assert named - held[name] == set()


def test_setting_up_takes_back_what_a_group_should_not_hold():
    call_command("setup_roles", stdout=io.StringIO())
    before = permissions()["Translators – Arabic"]
    editors = Group.objects.get(name="Editors")
    Group.objects.get(name="Translators – Arabic").permissions.set(editors.permissions.all())
    call_command("setup_roles", stdout=io.StringIO())
    assert permissions()["Translators – Arabic"] == before


@pytest.mark.parametrize(
    ("group", "codename"),
    [
        ("Translators – Arabic", "translate_ar"),
        ("Reviewers – Arabic", "review_ar"),
        ("Translators – Chinese (Simplified)", "translate_zh_hans"),
    ],
)
def test_a_languages_group_changes_that_language_and_exchanges_its_files(group, codename):
    call_command("setup_roles", stdout=io.StringIO())
    changing = {p for p in permissions()[group] if ".view_" not in p}
    # Of every meeting, as far as the others allow.
    changing.remove("meetings.every_meeting")
    assert changing == {f"translations.{codename}", "translations.exchange_files"}


def test_observers_hold_nothing_that_changes_something_and_no_link_to_a_draft():
    call_command("setup_roles", stdout=io.StringIO())
    held = permissions()["Observers"]
    assert {p for p in held if ".view_" not in p} == {"meetings.every_meeting"}
    assert {p for p in held if "link" in p or "contact" in p} == set()


def test_no_role_is_a_superuser_and_the_secretariat_alone_invites():
    call_command("setup_roles", stdout=io.StringIO())
    private = {"auth", "axes", "accounts", "sessions", "admin"}
    found = {
        role: sorted(name for name in held if name.split(".")[0] in private)
        for role, held in permissions().items()
    }
    assert {role: names for role, names in found.items() if names} == {
        "Secretariat": [
            "accounts.add_staffmember",
            "accounts.change_staffmember",
            "accounts.view_staffmember",
        ]
    }


def test_the_group_of_all_languages_that_was_before_may_do_nothing_any_more():
    old = Group.objects.create(name="Translators")
    old.permissions.add(Permission.objects.get(codename="view_declaration"))
    call_command("setup_roles", stdout=io.StringIO())
    assert permissions()["Translators"] == set()


def test_the_first_account_is_printed_once():
    first, second = io.StringIO(), io.StringIO()
    call_command("first_staff", stdout=first)
    password = first.getvalue().split("with the password ")[1].split()[0]
    assert get_user_model().objects.get().check_password(password)
    call_command("first_staff", stdout=second)
    assert get_user_model().objects.count() == 1
    assert password not in second.getvalue()
    assert "http://127.0.0.1:8000/admin/" in second.getvalue()


def test_the_admin_speaks_the_language_that_a_person_chose():
    client = signed_in("Secretariat")
    client.post(reverse("accounts:language"), {"language": "fr"})
    response = client.get(reverse("admin:index"))
    assert response["Content-Language"] == "fr"
    assert '<html lang="fr" dir="ltr">' in response.content.decode()


def test_an_unknown_language_changes_nothing():
    client = signed_in("Secretariat")
    client.post(reverse("accounts:language"), {"language": "xx"})
    assert StaffPreference.objects.count() == 0


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example/", ""])
def test_choosing_a_language_leads_nowhere_else(target):
    response = signed_in("").post(reverse("accounts:language"), {"language": "fr", "next": target})
    assert response["Location"] == reverse("admin:index")


def test_choosing_a_language_leads_back_to_the_page():
    target = reverse("admin:meetings_annualmeeting_changelist")
    response = signed_in("").post(reverse("accounts:language"), {"language": "fr", "next": target})
    assert response["Location"] == target


def test_who_is_no_member_of_staff_chooses_nothing(client):
    client.force_login(
        StaffFactory(is_staff=False), backend="django.contrib.auth.backends.ModelBackend"
    )
    assert client.post(reverse("accounts:language"), {"language": "fr"}).status_code == 302
    assert StaffPreference.objects.count() == 0
