"""A process that is killed, or whose disk is full, leaves what was there and nothing half."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.backup import place
from tests.factories.cities import CityFactory
from uccn.backup.restoring import look_through, restore


def _begun(*words: str, most: int = 0) -> subprocess.Popen:
    """manage.py in a process of its own, on the place where we are; ``most`` bytes a file."""
    given = connection.settings_dict
    url = f"sqlite:///{given['NAME']}"
    if connection.vendor == "postgresql":
        url = f"postgres://{given['USER']}@{given['HOST']}:{given['PORT']}/{given['NAME']}"
    env = os.environ | {
        "DATABASE_URL": url,
        "VAR_DIR": str(settings.VAR_DIR),
        "PYTHONUNBUFFERED": "1",
    }
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "manage.py", *words],
        cwd=settings.BASE_DIR,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: most and resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )


def _killed_when(child: subprocess.Popen, line: str) -> None:
    """Kill the process without a word as soon as it said this."""
    for said in child.stdout:
        if said.startswith(line):
            break
    child.send_signal(signal.SIGKILL)
    child.communicate()
    assert child.returncode == -signal.SIGKILL


def _killed_after(child: subprocess.Popen, seconds: float) -> None:
    """Kill it at some moment; it may have ended."""
    time.sleep(seconds)
    child.send_signal(signal.SIGKILL)
    child.communicate()


def _state() -> tuple:
    """All rows and all files; asked of the database anew."""
    connection.close()
    return place.table_rows(), place.files()


@pytest.fixture
def lived_in(former, elsewhere):
    """The former site with a city more."""
    restore(former.archive)
    CityFactory(slug="autreville")
    connection.close()
    return elsewhere


def test_a_restore_that_is_killed_leaves_what_was_there_and_can_be_run_again(former, lived_in):
    before = _state()
    words = ["restore", str(former.archive), "--replace", "--yes"]
    _killed_when(_begun(*words), "The database is made.")
    assert _state() == before
    child = _begun(*words)
    _said, wrong = child.communicate()
    assert (child.returncode, wrong) == (0, "")
    assert _state() == (former.rows, former.files)
    assert not (lived_in / ".restoring").exists()


@pytest.mark.slow
@pytest.mark.parametrize("tenths", range(10, 60, 2))
def test_a_restore_that_is_killed_at_any_moment_leaves_one_or_the_other(former, lived_in, tenths):
    before = _state()
    _killed_after(_begun("restore", str(former.archive), "--replace", "--yes"), tenths / 10)
    assert _state() in (before, (former.rows, former.files))


def test_a_restore_into_an_empty_place_that_is_killed_can_be_run_again(former, elsewhere):
    _killed_when(_begun("restore", str(former.archive)), "The files are there.")
    connection.close()
    assert place.table_rows() in ({}, former.rows)
    if not place.table_rows():
        restore(former.archive)
    assert _state() == (former.rows, former.files)


def test_a_backup_that_is_killed_leaves_no_file_under_its_name(former, lived_in, tmp_path):
    out = tmp_path / "out" / "site.zip"
    out.parent.mkdir()
    _killed_when(_begun("backup", str(out), "--verbosity=2"), "cities.city:")
    assert [path.name for path in out.parent.iterdir()] == [".site.zip.part"]
    child = _begun("backup", str(out))
    child.communicate()
    assert [path.name for path in out.parent.iterdir()] == ["site.zip"]
    assert _cities(out) == _cities(former.archive) + 1


def _cities(archive: Path) -> int:
    """How many cities are in an archive."""
    return next(one.rows for one in look_through(archive).tables if one.model == "cities.city")


def test_a_backup_onto_a_full_disk_leaves_nothing(former, lived_in, tmp_path):
    for words in ([], ["--encrypt-to", str(_public_key(tmp_path))]):
        out = tmp_path / "out" / "site.zip"
        out.parent.mkdir(exist_ok=True)
        child = _begun("backup", str(out), *words, most=200_000)
        _said, wrong = child.communicate()
        assert wrong.startswith("CommandError: No backup was written. ")
        assert "File too large" in wrong
        assert list(out.parent.iterdir()) == []


def _public_key(folder: Path) -> Path:
    """A file that names a public key."""
    public = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
    (folder / "public.key").write_text(public, encoding="utf-8")
    return folder / "public.key"


def test_a_restore_onto_a_full_disk_leaves_what_was_there(former, lived_in):
    # Of these some must be written; on SQLite the database is too large already.
    shutil.rmtree(settings.PICTURES_ROOT)
    before = _state()
    child = _begun("restore", str(former.archive), "--replace", "--yes", most=5_000)
    _said, wrong = child.communicate()
    assert wrong.startswith("CommandError: ")
    assert _state() == before
