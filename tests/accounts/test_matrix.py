"""Every address, every action and every form, for every kind of person, as ``who_may.txt`` says."""

import logging
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from tests.accounts import unrendered, walking
from tests.factories.staff import StaffFactory

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
TABLE = Path(__file__).with_name("who_may.txt")
# The letters of the table. A host-city editor is asked twice: for the meeting that is theirs (H),
# and for another (h); everybody else for the other.
ROLES = {
    "S": "Secretariat",
    "E": "Editors",
    "H": "Host-city editors",
    "h": "Host-city editors",
    "T": "Translators – Arabic",
    "R": "Reviewers – Arabic",
    "O": "Observers",
    "N": "",
    "A": None,
}


def table() -> dict[str, tuple[str, str]]:
    """For each line of the table: who may GET, who may POST."""
    rows = [line.rsplit(maxsplit=2) for line in TABLE.read_text(encoding="utf-8").splitlines()]
    return {row[0]: (row[1], row[2]) for row in rows if row and row[0][0] != "#"}


def names() -> list[str]:
    """Everything that the table speaks of: the addresses by their names, and the actions."""
    found = dict.fromkeys(name for name, _pattern in walking.patterns())
    return [*found, *walking.actions()]


@pytest.fixture(autouse=True)
def _quickly(settings):
    """Nothing is rendered, and no log is kept of what is refused."""
    settings.TEMPLATES = unrendered.SETTING
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def own():
    """A meeting with a draft of everything."""
    return walking.of_nobody() | walking.filled(2018, "krakow")


@pytest.fixture
def other(own):
    """Another, which is not given to the host-city editor."""
    return own | walking.filled(2019, "fabriano")


def client_of(letter: str, own) -> Client:
    """The browser of a person in a role."""
    client = Client(headers={"accept-language": "en"}, raise_request_exception=True)
    if letter != "A":
        user = StaffFactory(role=ROLES[letter])
        own["meetings.annualmeeting"].editors.add(user)
        client.force_login(user, backend=BACKEND)
    return client


def sent(name: str, action: str, rows) -> dict[str, object]:
    """What is asked with an address."""
    if action:
        row = walking.row_of(name, rows)
        row = rows.get(f"unreleased {row._meta.label_lower}", row)
        return {"action": action, "_selected_action": row.pk}
    if name == "admin:autocomplete":
        return {"app_label": "programme", "model_name": "session", "field_name": "room"}
    known = {"format": "csv", "about": "", "kind": "comment", "words": "Why?", "do": "claim"}
    return known | {"year": "x", "next": reverse("admin:password_change")}


def may(client: Client, method: str, line: str, rows, addresses) -> tuple[bool, list[str]]:
    """Whether a person may, and what was written then; all of it is taken back."""
    name, _space, action = line.partition(" ")
    data = sent(name, action, rows) if method == "post" or name == "admin:autocomplete" else {}
    # What signs out does not sign out for the next address.
    kept = client.cookies.copy()
    response, wrote = walking.asked(getattr(client, method), addresses[name], data)
    client.cookies = kept
    if action:
        to_delete = (getattr(response, "context_data", None) or {}).get("deletable_objects", [])
        return bool(any(to_delete) or wrote), wrote
    return not walking.is_refused(response), wrote


def test_the_table_speaks_of_every_address_and_every_action():
    assert sorted(table()) == sorted(names())


def walk(client: Client, letter: str, rows) -> tuple[dict, dict]:
    """Ask for everything: where the answer is not the table's, and what was written in secret."""
    addresses = walking.addresses(rows)
    expected = {line: [letter in column for column in row] for line, row in table().items()}
    found, written = {}, {}
    for line in names():
        if line == "admin:logout":
            continue
        gets = " " not in line and may(client, "get", line, rows, addresses)[0]
        posts, wrote = may(client, "post", line, rows, addresses)
        found[line] = [gets, posts]
        # Whoever may only look writes nothing even where a page answers.
        if wrote and (not posts or letter in "ON"):
            written[line] = wrote
    return {line: now for line, now in found.items() if now != expected.get(line)}, written


@pytest.mark.parametrize("letter", ROLES)
def test_a_person_may_do_what_the_table_says_and_nothing_else(letter, own, other):
    rows = own if letter == "H" else other
    assert walk(client_of(letter, own), letter, rows) == ({}, {})


def test_staff_who_gave_a_password_alone_get_what_nobody_gets(own, settings):
    client = client_of("S", own)
    settings.REQUIRE_SECOND_FACTOR = True
    assert walk(client, "A", own) == ({}, {})
