"""A worker that is killed in the middle of a task: another one does it, whole."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings

from tests.background import chores
from tests.background.worker import database
from uccn.background.models import Task

pytestmark = pytest.mark.django_db(transaction=True)
WORK = [sys.executable, str(settings.BASE_DIR / "manage.py"), "work"]


def ended(condition, seconds: float = 60) -> bool:
    """Whether it became true within so many seconds."""
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


@pytest.fixture
def place(settings, tmp_path):
    """A folder and the variables of workers that share it; one task waits."""
    settings.TASKS = dict.fromkeys(settings.TASKS, settings.TASKS["long"])
    chores.sweep.enqueue()
    told = {
        "DATABASE_URL": database(tmp_path),
        "VAR_DIR": str(tmp_path),
        "TASKS": "database",
        "CHORES": str(tmp_path / "chores"),
        "DJANGO_SETTINGS_MODULE": "uccn.settings",
    }
    yield tmp_path, dict(os.environ) | told
    Task.objects.all().delete()


def said(folder: Path) -> list[str]:
    """What the task did so far."""
    file = folder / "chores"
    return file.read_text().split() if file.exists() else []


def test_a_killed_workers_task_is_done_by_the_next(place):
    folder, environment = place
    worker = subprocess.Popen(WORK, cwd=settings.BASE_DIR, env=environment)  # noqa: S603
    try:
        assert ended(lambda: said(folder) == ["begun"])
    finally:
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    (folder / "quick").touch()
    again = subprocess.run(  # noqa: S603 - our own words
        [*WORK, "--once"],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (again.returncode, said(folder)) == (0, ["begun", "begun", "done"]), again.stderr
    assert list((folder / "workers").iterdir()) == []


def test_a_worker_that_is_asked_to_stop_ends_its_task_first(place):
    folder, environment = place
    (folder / "quick").touch()
    worker = subprocess.Popen(WORK, cwd=settings.BASE_DIR, env=environment)  # noqa: S603
    try:
        assert ended(lambda: said(folder) == ["begun", "done"])
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(timeout=30) == 0
    finally:
        worker.kill()
        worker.wait()
    assert list((folder / "workers").iterdir()) == []
