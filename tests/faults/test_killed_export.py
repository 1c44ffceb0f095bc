"""An export that is killed leaves the former one as it was, and the next one comes about."""

import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.factories.meetings import AnnualMeetingFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def export(tmp_path):
    """A command that begins to export the one public year, not waited for."""
    if connection.vendor != "sqlite":
        pytest.skip("The process works on a copy of a file of SQLite.")
    AnnualMeetingFactory(public=True, slug="only", summary_fr="Une réunion.")
    with sqlite3.connect(tmp_path / "site.sqlite3") as file:
        connection.connection.backup(file)
    file.close()
    own = {"DATABASE_URL": f"sqlite:///{tmp_path}/site.sqlite3", "VAR_DIR": str(tmp_path / "var")}
    command = [sys.executable, "manage.py", "export_site", str(tmp_path / "out"), "--year", "2018"]

    def begin() -> subprocess.Popen:
        return subprocess.Popen(  # noqa: S603 - our own words
            command,
            cwd=settings.BASE_DIR,
            env=os.environ | own,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    return begin


def hashes(folder: Path) -> dict[str, str]:
    """Every file below a folder with its hash."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(f.relative_to(folder)): hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


def test_a_killed_export_leaves_the_former_one_and_the_next_is_whole(export, tmp_path):
    first = export()
    said, _none = first.communicate(timeout=120)
    assert first.returncode == 0, said
    former = hashes(tmp_path / "out")
    killed = export()
    for line in killed.stdout:
        if "addresses" in line:
            os.kill(killed.pid, signal.SIGKILL)
            break
    killed.communicate(timeout=60)
    assert killed.returncode == -signal.SIGKILL
    assert hashes(tmp_path / "out") == former
    half = tmp_path / ".out.part"
    assert half.exists()
    again = export()
    said, _none = again.communicate(timeout=120)
    assert again.returncode == 0, said
    assert hashes(tmp_path / "out") == former
    assert not half.exists()
