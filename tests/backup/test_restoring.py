"""What a restore refuses, what it replaces, and what it leaves as it was."""

import shutil
from io import StringIO

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.core.management import CommandError, call_command
from django.db import connection

import uccn
from cities.models import City
from meetings.models import AnnualMeeting
from tests.backup import place
from tests.factories.cities import CityFactory
from uccn.backup import making, places, reading, writing
from uccn.backup.errors import BackupError
from uccn.backup.restoring import look_through, restore


@pytest.fixture
def lived_in(elsewhere, tables):
    """A place with a city and two files, one of them by a name that the archive has too."""
    tables.migrate()
    CityFactory(name_fr="Autreville", slug="autreville")
    default_storage.save("meetings/banner.png", ContentFile(b"another banner"))
    storages["private"].save("documents/zz/zz", ContentFile(b"another document"))
    return elsewhere


def _state() -> tuple:
    """All rows and all files."""
    return place.table_rows(), place.files()


def _with(former, target, change) -> None:
    """The same archive, well sealed, after a change of its manifest and rows."""
    with (
        former.archive.open("rb") as file,
        reading.opened(file) as old,
        target.open("wb") as out,
        writing.archive(out) as new,
    ):
        new.manifest = old.manifest
        tables, files = new.manifest.tables[:], new.manifest.files[:]
        new.manifest.tables, new.manifest.files = [], []
        for table in tables:
            lines = [line.rstrip(b"\n") for line in old.lines(table)]
            table.rows = table.size = 0
            new.add_table(table, [[line] for line in change(table, lines)])
        for stored in files:
            stored.size = 0
            new.add_file(stored, old.opened(stored))


def test_a_place_that_is_not_empty_is_left_alone(former, lived_in):
    before = _state()
    with pytest.raises(BackupError, match=r"not empty: 7 tables have rows and 2 files") as error:
        restore(former.archive)
    assert "cities_city" in str(error.value)
    assert _state() == before


def test_a_place_is_replaced_when_asked(former, lived_in):
    restore(former.archive, replace=True)
    assert _state() == (former.rows, former.files)


def test_a_place_stays_when_the_new_one_cannot_be_made(former, lived_in, tmp_path):
    def twice(table, lines):
        return lines * 2 if table.model == "cities.city" else lines

    _with(former, tmp_path / "bad.zip", twice)
    before = _state()
    with pytest.raises(Exception, match=r"(?i)unique"):
        restore(tmp_path / "bad.zip", replace=True)
    assert _state() == before
    assert list(lived_in.glob(".restoring*")) == []


def test_rows_that_belong_to_none_are_refused(former, elsewhere, tmp_path):
    _with(former, tmp_path / "bad.zip", lambda t, lines: [] if t.model == "cities.city" else lines)
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        restore(tmp_path / "bad.zip")
    assert place.files() == {}
    with connection.cursor() as cursor:
        assert "cities_city" not in connection.introspection.table_names(cursor)


def test_the_archive_of_a_newer_release_is_refused(former, lived_in, tmp_path):
    before = _state()
    for change in ({"release": "99.0.0"}, {"migrations": [["cities", "9999_later"]]}):
        target = tmp_path / "newer.zip"
        _rewritten(former, target, change)
        with pytest.raises(BackupError, match="Install the release that made it"):
            restore(target, replace=True)
    assert _state() == before


def _rewritten(former, target, change: dict) -> None:
    """An archive of the same release, but for these facts."""
    with target.open("wb") as out, writing.archive(out) as new:
        new.manifest.migrations = look_through(former.archive).migrations
        for name, value in change.items():
            setattr(new.manifest, name, value)


def test_what_was_done_since_is_restored_but_for_who_is_signed_in(
    former, elsewhere, tmp_path, client
):
    restore(former.archive)
    last = CityFactory(slug="derniere").pk
    City.objects.get(pk=last).delete()
    with connection.cursor() as cursor:
        # Whatever the base column holds, and whichever language is active, it is kept.
        cursor.execute("UPDATE cities_city SET name = 'base' WHERE slug = 'krakow'")
    client.force_login(get_user_model().objects.first())
    signed_in = place.table_rows().pop("django_session")
    making.backup(tmp_path / "again.zip")
    expected = place.table_rows() | {"django_session": []}
    with place.site(tmp_path / "third"):
        restore(tmp_path / "again.zip")
        assert place.table_rows() == expected
        assert len(signed_in) == 1
        # The number of a row that was deleted is not given to another.
        assert CityFactory(slug="suivante").pk == last + 1


def test_a_file_that_is_lost_stops_the_backup_or_is_listed(former, elsewhere, tmp_path):
    restore(former.archive)
    AnnualMeeting.objects.filter(year=2018).update(logo="meetings/gone.png")
    shutil.rmtree(settings.PICTURES_ROOT)
    target = tmp_path / "lost.zip"
    with pytest.raises(BackupError, match="4 files that the database names are lost"):
        making.backup(target)
    assert sorted(tmp_path.glob("*lost.zip*")) == []
    made = making.backup(target, allow_missing=True)
    assert "default/meetings/gone.png" in made.missing
    assert [one.partition("/")[0] for one in made.missing] == ["default", *["pictures"] * 3]


def test_a_backup_is_never_written_over(former, tmp_path, db):
    (tmp_path / "a.zip").write_bytes(b"an earlier one")
    with pytest.raises(BackupError, match="is there already"):
        making.backup(tmp_path / "a.zip")
    assert (tmp_path / "a.zip").read_bytes() == b"an earlier one"


def test_the_commands_say_what_they_did_in_a_place_with_empty_tables(
    former, elsewhere, tables, tmp_path
):
    tables.migrate()
    said = StringIO()
    call_command("restore", str(former.archive), check=True, stdout=said)
    call_command("restore", str(former.archive), stdout=said)
    assert place.table_rows() == former.rows
    call_command("backup", str(tmp_path / "again.zip"), stdout=said)
    lines = said.getvalue().splitlines()
    assert lines[0].endswith("release 0.1.0, can be put back.")
    assert lines[1:4] == ["The archive is whole.", "The database is made.", "The files are there."]
    assert lines[4].endswith("release 0.1.0, are put back.")
    assert "and 20 files in" in lines[5]
    assert lines[5].endswith(" s")


@pytest.mark.parametrize("typed", ["", "yes\n", "REPLACE\n"])
def test_nothing_is_replaced_unless_the_word_is_typed(former, lived_in, monkeypatch, typed):
    before = _state()
    monkeypatch.setattr("sys.stdin", StringIO(typed))
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("restore", str(former.archive), replace=True, stdout=StringIO())
    assert _state() == before


@pytest.mark.slow
def test_files_go_to_whatever_storage_the_site_has(former, elsewhere, settings):
    memory = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    settings.STORAGES = {**settings.STORAGES, "private": memory}
    storages["private"].save("documents/zz/zz", ContentFile(b"another document"))
    restore(former.archive, replace=True)
    kept = {f"private/{name}": content for name, content in _in("private").items()}
    assert kept == {name: data for name, data in former.files.items() if "private/" in name}


def _in(alias: str) -> dict[str, bytes]:
    """Every file of a storage."""
    storage = storages[alias]
    return {name: storage.open(name).read() for name in places.names(storage)}


def test_the_database_of_an_earlier_state_is_written_as_it_is(former, elsewhere, tmp_path):
    restore(former.archive)
    call_command("migrate", "search", "zero", verbosity=0, interactive=False)
    made = making.backup(tmp_path / "earlier.zip")
    assert [name for app, name in made.migrations if app == "search"] == []
    assert "search.entry" not in {table.model for table in made.tables}
    said = []
    with place.site(tmp_path / "third"):
        restore(tmp_path / "earlier.zip", say=said.append)
        assert place.table_rows()["search_entry"] == []
    assert said[1].startswith(f"Migrations that were run since release {uccn.__version__}: ")


def test_the_command_names_what_is_wrong(former, lived_in):
    with pytest.raises(CommandError, match="The place is not empty"):
        call_command("restore", str(former.archive))
    with pytest.raises(CommandError, match="No such file"):
        call_command("restore", "nowhere.zip")
