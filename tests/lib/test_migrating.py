"""``manage.py migrate`` as whoever runs a site types it, on a SQLite database of its own."""

import os
import sqlite3
import subprocess
import sys

import pytest
from django.conf import settings


@pytest.fixture
def run(tmp_path):
    """Run manage.py on that database; it must end well."""
    env = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    env |= {"VAR_DIR": str(tmp_path)}

    def running(*words: str) -> None:
        command = [sys.executable, "manage.py", *words]
        done = subprocess.run(  # noqa: S603
            command, cwd=settings.BASE_DIR, env=env, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")

    return running


def triggers(folder) -> set[str]:
    """The triggers that keep versions as they are."""
    with sqlite3.connect(folder / "db.sqlite3") as database:
        rows = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        return {name for (name,) in rows if name.startswith("declarations_version_")}


def test_a_new_database_is_made_and_looked_at(run, tmp_path):
    run("migrate", "--verbosity=0")
    assert len(triggers(tmp_path)) == 3
    run("check", "--database=default")


def test_a_table_is_built_anew_although_a_trigger_of_another_names_it(run, tmp_path):
    run("migrate", "--verbosity=0")
    before = triggers(tmp_path)
    run("migrate", "declarations", "0006", "--verbosity=0")
    run("migrate", "--verbosity=0")
    assert triggers(tmp_path) == before


def test_what_lacks_in_a_database_does_not_keep_it_from_being_put_there(run, tmp_path):
    run("migrate", "--verbosity=0")
    with sqlite3.connect(tmp_path / "db.sqlite3") as database:
        database.execute("DROP TRIGGER declarations_version_refuses_update")
    run("migrate", "--verbosity=0")
    assert len(triggers(tmp_path)) == 3
