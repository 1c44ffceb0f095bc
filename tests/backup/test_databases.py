"""Between databases of different vendors, and from one that is written to meanwhile."""

import threading

import pytest
from django.db import connection, connections

from cities.models import City
from tests.backup import place
from tests.factories.cities import CityFactory
from uccn.backup import connecting, making
from uccn.backup.restoring import look_through, restore
from uccn.lib import append_only


@pytest.mark.postgres
def test_a_site_goes_from_postgresql_to_sqlite_and_back(former, elsewhere, tmp_path):
    languages = ("/fr/", "/ar/")
    addresses = [one for one in former.addresses if one.startswith(languages) or "." in one]
    with place.site(tmp_path / "small", vendor="sqlite"):
        restore(former.archive)
        assert connection.vendor == "sqlite"
        on_sqlite = place.answers(addresses)
        making.backup(tmp_path / "back.zip")
    restore(tmp_path / "back.zip")
    assert connection.vendor == "postgresql"
    assert look_through(tmp_path / "back.zip").database == "sqlite"
    assert place.answers(addresses) == former.answers(addresses) == on_sqlite
    assert append_only.missing() == []
    assert _counts(place.table_rows()) == _counts(former.rows)
    assert (
        CityFactory(slug="suivante").pk == City.objects.exclude(slug="suivante").latest("pk").pk + 1
    )


def _counts(rows: dict) -> dict:
    """How many rows each table has."""
    return {table: len(found) for table, found in rows.items()}


def test_a_backup_shows_one_moment_and_keeps_nobody_from_writing(former, elsewhere):
    restore(former.archive)
    here, done = connections["default"], threading.Event()

    def write():
        connections["default"] = here.copy()
        CityFactory(slug="meanwhile")
        connections["default"].close()
        done.set()

    with connecting.snapshot():
        before = City.objects.count()
        threading.Thread(target=write).start()
        assert done.wait(10)
        assert City.objects.count() == before
    assert City.objects.count() == before + 1


def test_who_has_the_database_open_sees_the_former_site_and_then_the_restored_one(
    former, elsewhere
):
    restore(former.archive)
    reader = connections["default"].copy()
    CityFactory(slug="autreville")
    count = "SELECT COUNT(*) FROM cities_city WHERE slug = 'autreville'"
    with reader.cursor() as cursor:
        cursor.execute(count)
        assert cursor.fetchone() == (1,)
        restore(former.archive, replace=True)
        cursor.execute(count)
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT COUNT(*) FROM cities_city")
        assert cursor.fetchone() == (City.objects.count(),)
    reader.close()
