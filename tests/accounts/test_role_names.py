"""Groups are called in the language of who reads; what is stored does not change with it."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import translation

from tests.accounts.conftest import PASSWORD
from uccn.accounts import roles
from uccn.accounts.models import StaffPreference
from uccn.accounts.role_names import spoken, spoken_names
from uccn.lib import languages

pytestmark = pytest.mark.django_db
PAGES = {
    "members": "accounts_staffmember_changelist",
    "invitation": "accounts_staffmember_add",
    "users": "auth_user_changelist",
    "groups": "auth_group_changelist",
}


def test_every_group_of_the_roles_is_called_in_every_language():
    for code in languages.codes():
        with translation.override(code):
            called = spoken_names()
        assert set(called) == set(roles.roles())
        assert len(set(called.values())) == len(called)
        same = [name for name in called if called[name] == name]
        assert same == (list(called) if code == "en" else [])


def test_a_group_that_people_made_keeps_its_own_name():
    with translation.override("fr"):
        assert spoken("Amis du réseau") == "Amis du réseau"


@pytest.mark.parametrize("page", PAGES)
def test_the_admin_calls_groups_in_the_persons_language(page, browser):
    roles.set_up()
    person = get_user_model().objects.create_superuser("anna", password=PASSWORD)
    StaffPreference.objects.create(user=person, language="ar")
    window = browser()
    window.password("anna")
    html = window.get(reverse(f"admin:{PAGES[page]}")).content.decode()
    with translation.override("ar"):
        assert [name for name in spoken_names().values() if name not in html] == []
    # The key stands in the list of groups alone, in a column of its own.
    keys = [key for key in roles.roles() if re.search(rf">\s*{re.escape(key)}\s*<", html)]
    assert keys == (list(roles.roles()) if page == "groups" else [])
    assert Group.objects.filter(name="Editors").count() == 1
