"""A process that ends between a commit and the entries leaves no row unfound."""

import datetime as dt
import os
import subprocess
import sys
import uuid

import pytest
from django.db import transaction
from django.utils import timezone

from tests.background.worker import database
from tests.factories.meetings import AnnualMeetingFactory
from tests.search.conftest import found, is_true
from uccn.background.models import Task
from uccn.lib.stamp.file import FileStamp

pytestmark = pytest.mark.django_db


def test_the_worker_makes_the_entries_of_a_process_that_came_to_none(queue):
    before = timezone.now()
    # What is done at the commit is never done here, as after a kill.
    AnnualMeetingFactory(public=True, theme_fr="Carrefours", year=2019, slug="fabriano")
    assert found("carrefour") == []
    (task,) = Task.objects.all()
    assert task.run_after > before + dt.timedelta(seconds=59)
    queue()
    assert found("carrefour") == []
    Task.objects.update(run_after=before)
    queue()
    assert (found("carrefour"), is_true()) == ([("meetings/2019/fabriano/", "fr")], True)
    assert list(Task.objects.values_list("status", flat=True)) == ["SUCCESSFUL"]


def test_pages_that_are_kept_are_then_made_anew_too(queue, settings, tmp_path):
    settings.STAMP_PLACE = str(tmp_path / "stamp")
    AnnualMeetingFactory(public=True)
    Task.objects.update(run_after=timezone.now())
    before = FileStamp(settings.STAMP_PLACE).read()
    queue()
    assert FileStamp(settings.STAMP_PLACE).read() != before


def test_nothing_waits_once_the_entries_are_made(queue, commit):
    with commit():
        meeting = AnnualMeetingFactory(public=True, theme_fr="Carrefours")
        meeting.theme_fr = "Ponts"
        meeting.save()
        assert Task.objects.count() == 1
    assert (len(found("pont")), Task.objects.count()) == (1, 0)


def test_a_part_that_is_rolled_back_takes_its_task_along_and_the_next_has_its_own(queue, commit):
    with commit():
        with transaction.atomic():
            AnnualMeetingFactory(public=True, theme_fr="Carrefours")
            transaction.set_rollback(True)
        assert Task.objects.count() == 0
        AnnualMeetingFactory(public=True, theme_fr="Ponts")
        assert Task.objects.count() == 1
    assert (found("carrefour"), len(found("pont")), Task.objects.count()) == ([], 1, 0)


def test_one_round_makes_good_for_all_that_were_left(queue):
    AnnualMeetingFactory(public=True, theme_fr="Carrefours")
    (task,) = Task.objects.all()
    for _other in range(2):
        task.pk, task._state.adding, task.run_after = uuid.uuid4(), True, timezone.now()
        task.save()
    queue()
    assert (len(found("carrefour")), Task.objects.count()) == (1, 1)


_KILLED = """
import os
from django.db import transaction
from tests.factories.meetings import AnnualMeetingFactory
with transaction.atomic():
    transaction.on_commit(lambda: os._exit(9))
    AnnualMeetingFactory(public=True, theme_fr="Carrefours")
"""
_LATER = """
from uccn.background.models import Task
from uccn.search.models import Entry
from django.utils import timezone
print(Entry.objects.filter(stems__contains="carrefour").count(), Task.objects.count())
Task.objects.update(run_after=timezone.now())
"""


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_process_that_is_really_killed_at_its_commit_loses_nothing(tmp_path):
    told = {"DATABASE_URL": database(tmp_path), "VAR_DIR": str(tmp_path), "TASKS": "database"}

    def run(*words: str, code: int = 0) -> str:
        command = [sys.executable, "manage.py", *words]
        done = subprocess.run(  # noqa: S603 - our own words
            command, env=os.environ | told, capture_output=True, text=True, check=False
        )
        assert done.returncode == code, done.stderr
        return done.stdout

    run("shell", "-v0", "-c", _KILLED, code=9)
    assert run("shell", "-v0", "-c", _LATER).split() == ["0", "1"]
    run("work", "--once")
    assert run("shell", "-v0", "-c", _LATER).split() == ["1", "1"]
    run("rebuild_search", "--check")
