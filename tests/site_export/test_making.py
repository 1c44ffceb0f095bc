"""Exports are made by a worker, one after the other, whatever becomes of the worker."""

import datetime as dt
import os
import subprocess
import sys
import threading
import time
import zipfile

import pytest
from django.conf import settings as site
from django.utils import timezone

from tests.background.worker import database
from tests.factories.meetings import AnnualMeetingFactory
from uccn.background import beside, children
from uccn.background.queue import soon
from uccn.site_export import making, tasks
from uccn.site_export.models import SILENCE, SiteExport, Status

SAYS = "import sys; print('one\\n\\ntwo\\nleft out (503): a.pdf'); sys.exit({})"


@pytest.fixture
def exports(settings, tmp_path):
    """A folder for exports, and one for what is being made."""
    kind = "django.core.files.storage.FileSystemStorage"
    own = {"BACKEND": kind, "OPTIONS": {"location": tmp_path / "site-exports"}}
    settings.STORAGES = {**settings.STORAGES, "exports": own}
    settings.VAR_DIR = tmp_path
    return tmp_path / "site-exports"


@pytest.fixture
def command(monkeypatch):
    """Have another program write the file, which says something and ends with that status."""

    def give(code: str) -> None:
        def words(file, year):
            return [sys.executable, "-c", f"open({str(file)!r}, 'w').write('{year}'); {code}"]

        monkeypatch.setattr(making, "_command", words)

    return give


def _make(task: str = "a") -> SiteExport:
    making.make(making.claimed(task))
    return SiteExport.objects.get()


@pytest.mark.django_db(transaction=True)
def test_a_worker_makes_what_was_asked_for(exports, settings, tmp_path):
    settings.TASKS = dict.fromkeys(settings.TASKS, settings.TASKS["long"])
    AnnualMeetingFactory(public=True, year=2018, slug="krakow")
    asked = SiteExport.objects.create(year=2018)
    soon(tasks.make_exports)
    told = {"VAR_DIR": str(tmp_path), "DATABASE_URL": database(tmp_path), "TASKS": "database"}
    done = subprocess.run(
        [sys.executable, "manage.py", "work", "--once"],
        cwd=site.BASE_DIR,
        env=os.environ | told,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(exports / f"{asked.stem}.zip") as made:
        names = made.namelist()
    assert any(name.endswith("bagit.txt") for name in names)
    assert any("2018/krakow" in name for name in names)
    assert list((tmp_path / "exports-being-made").iterdir()) == []


@pytest.mark.django_db
def test_a_new_file_takes_the_former_ones_place(exports, command):
    command(SAYS.format(0))
    asked = SiteExport.objects.create(year=2018)
    assert _make().status == Status.MADE
    first = SiteExport.objects.get()
    first.change(status=Status.WAITS, asked_at=timezone.now())
    second = _make()
    assert (second.size, second.last_line, second.left_out) == (4, "", "(503): a.pdf")
    assert second.made_at > first.made_at
    assert [path.name for path in exports.iterdir()] == [second.file_name]
    assert (exports / second.file_name).read_text() == str(asked.year)


@pytest.mark.django_db
def test_a_failed_one_keeps_the_former_file_and_says_why(exports, command):
    SiteExport.objects.create(year=2018)
    command(SAYS.format(0))
    name = _make().file_name
    SiteExport.objects.get().change(status=Status.WAITS)
    command(SAYS.format(3))
    failed = _make()
    assert (failed.status, failed.last_line, failed.file_name) == (Status.FAILED, "two", name)
    assert (exports / name).exists()
    assert making.claimed("b") is None


@pytest.mark.django_db
def test_a_full_disk_is_told(exports, command, monkeypatch):
    SiteExport.objects.create(year=2018)
    command("print('one')")
    monkeypatch.setattr(making, "_keep", lambda *_: (_ for _ in ()).throw(OSError(28, "No space")))
    assert _make().last_line == "[Errno 28] No space"


@pytest.mark.django_db
def test_what_a_killed_worker_left_behind_goes_after_a_day(exports, command, tmp_path):
    old, new = (tmp_path / "exports-being-made" / name for name in ("old", "new"))
    for left in (old, new):
        left.mkdir(parents=True)
        (left / "site.zip").touch()
    os.utime(old, (0, 0))
    # Of a worker that is done at this moment: listed, and not there when it is looked at.
    (tmp_path / "exports-being-made" / "gone").symlink_to(tmp_path / "nowhere")
    SiteExport.objects.create()
    command("print('one')")
    _make()
    assert (old.exists(), new.exists()) == (False, True)


@pytest.mark.django_db
def test_what_is_stopped_waits_again(exports, command):
    SiteExport.objects.create()
    command("print('begun', flush=True); import time; time.sleep(60)")
    threading.Thread(target=_stop_when_it_runs).start()
    with pytest.raises(children.ChildStoppedError, match="Signal 15"):
        making.make(making.claimed("a"))
    assert SiteExport.objects.get().status == Status.WAITS
    assert making.claimed("b").stem == "site"


def _stop_when_it_runs() -> None:
    while not children._running:
        time.sleep(0.01)
    children.stop_all()


@pytest.mark.django_db
def test_one_of_a_killed_worker_is_taken_by_its_task_at_once_and_later_by_any():
    asked = SiteExport.objects.create(year=2018)
    assert making.claimed("a") == asked
    assert making.claimed("b") is None
    assert making.claimed("a") == asked
    SiteExport.objects.update(heard_at=timezone.now() - SILENCE - dt.timedelta(seconds=1))
    assert making.claimed("b") == asked


@pytest.mark.django_db
def test_of_two_who_take_it_one_has_it():
    SiteExport.objects.create(year=2018)
    first, second = SiteExport.objects.get(), SiteExport.objects.get()
    assert first.change(status=Status.RUNNING, heard_at=timezone.now())
    assert not second.change(status=Status.FAILED)
    assert second.status == Status.WAITS


@pytest.mark.django_db
def test_without_a_worker_that_is_kept_running_one_is_begun_beside(
    settings, monkeypatch, django_capture_on_commit_callbacks
):
    settings.WORKS_BESIDE = True
    begun = []
    monkeypatch.setattr(beside.subprocess, "Popen", lambda words, **_: begun.append(words[1:]))
    with django_capture_on_commit_callbacks(execute=True):
        soon(tasks.make_exports)
    assert [words[1:] for words in begun] == [["work", "--once"]]
