"""Who gets into the desk, and who may do what there: every address, every role."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import get_resolver, reverse

from tests.factories.staff import StaffFactory
from tests.translations.editor_form import Editor
from translations import actions, permissions
from uccn.lib import languages

pytestmark = pytest.mark.django_db

TRANSLATOR, REVIEWER = "Translators – Arabic", "Reviewers – Arabic"
ROLES = ["nobody", "reader", "no desk", TRANSLATOR, REVIEWER, "Translators – Russian", "Editors",
         "Secretariat"]  # fmt: skip
INSIDE = {TRANSLATOR, REVIEWER, "Translators – Russian", "Editors", "Secretariat"}


@pytest.fixture
def somebody(db, client, enter):
    """A browser of somebody in a role."""

    def somebody(role):
        if role == "nobody":
            return client
        if role == "reader":
            return enter(StaffFactory(is_staff=False))
        return enter(StaffFactory(role="" if role == "no desk" else role))

    return somebody


@pytest.fixture
def addresses(declaration, units):
    """Every address of the desk that is read, by its name."""
    sheet = ["declarations.declaration", declaration.pk, "ar"]
    text = [*sheet, units[1].pk]
    return {
        "dashboard": reverse("translations:dashboard"),
        "sheet": reverse("translations:sheet", args=sheet),
        "text": reverse("translations:text", args=text),
        "history": reverse("translations:history", args=text),
    }


@pytest.mark.parametrize("role", ROLES)
def test_every_page_is_open_to_the_desks_own_people_alone(
    role, somebody, addresses, units, seen, leila
):
    actions.save_draft(unit=units[1], language="ar", text="نحن", seen=seen(units[1]), by=leila)
    client = somebody(role)
    expected = 200 if role in INSIDE else 403 if role == "no desk" else 302
    found = {name: client.get(address).status_code for name, address in addresses.items()}
    assert found == dict.fromkeys(addresses, expected)


def _may(role: str, wish: str) -> bool:
    """What the issue allows: whoever translates saves and sends, whoever reviews decides."""
    writes = {TRANSLATOR, REVIEWER, "Editors", "Secretariat"}
    decides = {REVIEWER, "Secretariat"}
    allowed = {
        "save": writes, "next": writes, "submit": writes, "discard": writes,
        "approve": decides, "send_back": decides, "approve_alone": {"Secretariat"},
    }  # fmt: skip
    return role in allowed[wish]


@pytest.mark.parametrize("role", ROLES[2:])
@pytest.mark.parametrize(
    "wish", ["save", "next", "submit", "discard", "approve", "send_back", "approve_alone"]
)
def test_every_button_works_for_who_may_press_it(
    role, wish, somebody, addresses, units, seen, leila, state, ines, enter
):
    actions.save_draft(unit=units[1], language="ar", text="نحن", seen=seen(units[1]), by=leila,
                       submit=True)  # fmt: skip
    before = state(units[1])
    form = {"text": before.draft, "version": before.version, "source": before.unit.source_hash,
            "reason": "Change it.", "do": wish}  # fmt: skip
    if wish in ("save", "next", "submit"):
        form["text"] = "نحن هنا"
    response = somebody(role).post(addresses["text"], form)
    if role in INSIDE and _may(role, wish):
        assert response.status_code == 302
        assert state(units[1]).version > before.version
    else:
        assert response.status_code == 403
        assert state(units[1]).version == before.version


@pytest.mark.parametrize("language", languages.codes())
def test_a_translator_reads_every_language_and_writes_one(
    language, declaration, units, leila, enter, page
):
    editor = Editor(enter(leila), page(units[1], language))
    assert editor.response.status_code == 200
    expected = 302 if language == "ar" else 403
    assert editor.type("Text").press("save").status_code == expected


def test_there_is_no_address_of_the_desk_that_this_file_forgets():
    desk = get_resolver("translations.urls")
    names = {name for name in desk.reverse_dict if isinstance(name, str)}
    assert names == {"dashboard", "sheet", "text", "history", "preview", "reconcile"}


def test_every_language_has_its_own_permissions(ines):
    codenames = {p.codename for p in Permission.objects.filter(content_type__model="textstate")}
    wanted = {permissions.codename(verb, code) for verb in ("translate", "review")
              for code in languages.codes()}  # fmt: skip
    assert wanted - codenames == set()


def test_who_left_the_staff_has_no_desk(leila, enter, addresses):
    client = enter(leila)
    leila.is_staff = False
    leila.save()
    assert client.get(addresses["text"]).status_code == 302
