"""A row that is mended by hand, with a program that is not the site, is recorded all the same."""

import json
import sqlite3
from contextlib import closing

import pytest
from django.db import DatabaseError, connection

from tests.factories.cities import CityFactory
from tests.factories.staff import StaffFactory
from uccn.lib.acting import acting
from uccn.lib.recorded import recorded
from uccn.record.models import Change

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="psql knows PostgreSQL's functions."),
]


@pytest.fixture
def outside():
    """A connection that knows nothing of ours, to a database with all our tables and triggers."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' "
            "AND name NOT LIKE 'search_stems%' ORDER BY type = 'trigger', type = 'index'"
        )
        statements = [sql for (sql,) in cursor.fetchall()]
    with closing(sqlite3.connect(":memory:")) as plain:
        for sql in statements:
            plain.execute(sql)
        yield plain


def test_every_recorded_table_can_be_written(outside):
    for told in recorded().values():
        column = next(iter(told.columns))
        for sql in (
            f'UPDATE "{told.table}" SET "{column}" = 1',  # noqa: S608 - our own names
            f'DELETE FROM "{told.table}"',  # noqa: S608
            f'INSERT INTO "{told.table}" DEFAULT VALUES',
        ):
            # SQLite looks for every function of a trigger when it reads the statement.
            outside.execute(f"EXPLAIN {sql}")


def test_what_is_mended_by_hand_is_recorded_without_a_name(outside):
    outside.execute("INSERT INTO auth_group (name) VALUES ('Editros')")
    outside.execute("UPDATE auth_group SET name = 'Editors'")
    rows = outside.execute(
        "SELECT act, person_id, person_name, via, verb, before, after FROM record_change"
    ).fetchall()
    assert [row[:5] for row in rows] == [
        ("", None, "", "", "added"),
        ("", None, "", "", "changed"),
    ]
    assert [json.loads(row[6]) for row in rows] == [{"name": "Editros"}, {"name": "Editors"}]
    assert json.loads(rows[1][5]) == {"name": "Editros"}
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        outside.execute("DELETE FROM record_change")


def test_the_site_itself_says_who_acts_and_lends_the_function_to_nothing_else():
    officer = StaffFactory()
    with acting(by=officer):
        CityFactory()
    assert Change.objects.order_by("pk").last().person_id == officer.pk
    with connection.cursor() as cursor, pytest.raises(DatabaseError):
        cursor.execute("SELECT julianday('now')")
