"""The database of every release comes to today with every text as it was."""

import tomllib
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

import uccn
from tests.backup import place
from tests.releases.texts import MOVED, Release, fingerprint, releases
from uccn.backup.restoring import look_through, restore
from uccn.lib import append_only
from uccn.lib.checks import guard_at_start

_RELEASES = releases()
# What happened on a machine, and the index of the search, which is made anew.
_LEFT_EMPTY = ("admin.", "axes.", "search.")


@pytest.fixture(params=_RELEASES, ids=lambda release: release.version)
def release(request, db, tmp_path) -> Release:
    """A release, whose database and files were restored and migrated to today."""
    with place.site(tmp_path / "place"):
        restore(request.param.unpacked(tmp_path / "site.zip"))
        call_command("rebuild_search", verbosity=0)
        yield request.param


def test_every_text_is_kept_and_pages_answer(release):
    found = {name: fingerprint(MOVED.get((release.version, name), name)) for name in release.texts}
    assert found == release.texts
    statuses = {address: answer[0] for address, answer in place.answers(release.pages).items()}
    assert statuses == dict.fromkeys(release.pages, 200)
    guard_at_start()
    assert append_only.missing() == []
    call_command("verify_record", verbosity=0)
    call_command("verify_documents", verbosity=0)


@pytest.mark.parametrize("release", _RELEASES, ids=lambda release: release.version)
def test_a_release_holds_rows_of_every_model_and_a_text_in_every_column(release, tmp_path, db):
    tables = look_through(release.unpacked(tmp_path / "site.zip")).tables
    empty = {table.model for table in tables if not table.rows}
    assert {model for model in empty if not model.startswith(_LEFT_EMPTY)} == set()
    assert [name for name, found in release.texts.items() if not found["texts"]] == []


def test_a_text_that_an_upgrade_lost_would_be_noticed(release):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cities_city SET name_ar = NULL WHERE slug = 'krakow'")
    lost = {name for name, told in release.texts.items() if fingerprint(name) != told}
    assert lost == {"cities_city.name_ar"}


def test_no_release_is_newer_than_the_code():
    def parts(text):
        return [int(part) for part in text.split(".")]

    assert parts(_RELEASES[-1].version) <= parts(uccn.__version__)
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == uccn.__version__
