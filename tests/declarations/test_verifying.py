"""The command that holds versions and source files against their hashes."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse

from declarations import actions
from declarations.importing.keeping import keep
from tests.factories.declarations import of_2018
from tests.factories.staff import StaffFactory
from tests.page import Page, words
from tests.publication.conftest import signed_in
from uccn.lib import append_only


@pytest.fixture
def kept(db):
    """A text of two versions, and a source file that belongs to it."""
    made = of_2018(body_fr=["Un"], body_ar=["واحد"])
    actions.adopt(declaration=made, adopted=["fr"])
    return keep(b"Nous, les maires.", name="a.txt", by=StaffFactory(), declaration=made,
                language="fr", obtained_from="", obtained_on=None)  # fmt: skip


def run(sql: str, *values) -> None:
    """Somebody who owns the database, and took the triggers away."""
    connection.check_constraints()
    append_only.remove()
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
    connection.check_constraints()
    append_only.install()


def verified() -> str:
    """What the command complains about, '' for nothing."""
    try:
        call_command("verify_record", verbosity=0)
    except CommandError as error:
        return str(error)
    return ""


def test_what_nobody_touched_is_what_it_was(kept, capsys):
    assert verified() == ""
    assert capsys.readouterr().out == "All versions and source files are what they were.\n"


def test_a_word_that_was_changed_is_found_by_language(kept):
    pk = kept.declaration_id
    run("UPDATE declarations_versiontext SET canonical = replace(canonical, %s, %s) "
        "WHERE language = %s", "Un", "Deux", "fr")  # fmt: skip
    assert verified().splitlines() == [
        f"Version {number} of declaration {pk} reads otherwise in fr than when it was made."
        for number in (1, 2)
    ]


def test_a_language_that_was_taken_away_is_missed(kept):
    run("DELETE FROM declarations_versiontext WHERE language = %s", "ar")
    name = f"Version 2 of declaration {kept.declaration_id}"
    assert verified().splitlines() == [
        f"{name} has 1 languages, and was made with 2.",
        f"{name} does not have its hash over all languages.",
    ]


def test_a_source_file_that_was_altered_is_found_and_not_handed_out(kept):
    client = signed_in("Secretariat")
    address = reverse("admin:declarations_sourcefile_download", args=[kept.pk])
    assert client.get(address).content == b"Nous, les maires."
    run("UPDATE declarations_sourcefile SET content = %s", b"Autre chose.")
    assert verified() == f"Source file {kept.pk} is not what was uploaded."
    page = Page(client.get(address, follow=True))
    said = [words(e["text"]) for e in page.all("li") if "SHA-256" in e["text"]]
    assert said == [
        "This file is no longer what was uploaded: its SHA-256 differs. Take it from a backup, and "
        "find out who wrote to the database."
    ]
    assert [e["attrs"]["alt"] for e in page.all("img") if "icon-" in e["attrs"]["src"]] == ["False"]
