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
        "mail": reverse("translations:mail"),
        "sheet": reverse("translations:sheet", args=sheet),
        "text": reverse("translations:text", args=text),
        "history": reverse("translations:history", args=text),
        "files": reverse("translations:files", args=sheet),
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


@pytest.mark.parametrize("role", ROLES)
def test_who_reviews_a_language_asks_others_to_translate_it(role, somebody, declaration, units):
    address = reverse(
        "translations:assign", args=["declarations.declaration", declaration.pk, "ar"]
    )
    expected = {REVIEWER: 200, "Secretariat": 200, "nobody": 302, "reader": 302}.get(role, 403)
    assert somebody(role).get(address).status_code == expected


@pytest.mark.parametrize("role", ROLES)
def test_the_memory_is_the_secretariats(role, somebody):
    expected = {"Secretariat": 200, "nobody": 302, "reader": 302}.get(role, 403)
    assert somebody(role).get(reverse("translations:memory")).status_code == expected


@pytest.mark.parametrize("role", ROLES[2:])
def test_files_of_the_memory_are_the_secretariats(role, somebody):
    client = somebody(role)
    posts = [("memory-export", []), ("apply-memory", [1]), ("memory", [])]
    found = [client.post(reverse(f"translations:{n}", args=a)).status_code for n, a in posts]
    assert found == ([200, 302, 422] if role == "Secretariat" else [403, 403, 403])


@pytest.mark.parametrize("role", ROLES[2:])
def test_who_takes_files_out_looks_at_them_and_applies_them(role, somebody, addresses, units):
    client, files = somebody(role), addresses["files"]
    taken = client.post(f"{files}export/", {"format": "csv"}).status_code
    looked = client.post(files).status_code
    applied = client.post(f"{files}1/apply/").status_code
    applies = role in {TRANSLATOR, REVIEWER, "Editors", "Secretariat"}
    expected = (200, 422, 302 if applies else 403) if role in INSIDE else (403, 403, 403)
    assert (taken, looked, applied) == expected


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
    read = {"dashboard", "mail", "sheet", "assign", "text", "history", "files", "memory"}
    files = {"export", "apply-file", "memory-export", "apply-memory"}
    assert names == read | files | {"preview", "reconcile", "comment", "close-comment"}


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
