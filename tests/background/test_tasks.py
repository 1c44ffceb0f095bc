"""Tasks wait for a worker, are tried again, and say how it stands with them."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.admin.models import LogEntry
from django.core.management import CommandError, call_command
from django.db import OperationalError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from tests.background import chores
from tests.pages.start import started
from tests.publication.conftest import signed_in
from uccn.background import mending, working
from uccn.background.models import ATTEMPTS, WAITS, Task
from uccn.background.queue import soon
from uccn.background.state import LATE, state
from uccn.background.working import MendingWorker

pytestmark = pytest.mark.django_db
LATER = dt.timedelta(minutes=20)


def statuses() -> list[str]:
    """What became of every task."""
    return list(Task.objects.order_by("enqueued_at").values_list("status", flat=True))


def test_what_many_ask_for_is_done_once_after_the_commit(queue, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        with transaction.atomic():
            soon(chores.sweep)
            soon(chores.sweep)
        assert statuses() == []
    assert statuses() == ["READY"]
    assert queue() == ["begun", "done"]
    assert statuses() == ["SUCCESSFUL"]
    with django_capture_on_commit_callbacks(execute=True):
        soon(chores.sweep)
    assert queue() == ["begun", "done"] * 2


@pytest.mark.django_db(transaction=True)
def test_what_was_asked_for_in_a_transaction_that_failed_is_not_done(queue):
    with transaction.atomic():
        soon(chores.sweep)
        transaction.set_rollback(True)
    assert (statuses(), queue()) == ([], [])


def test_without_a_worker_it_is_done_at_once(queue, settings, django_capture_on_commit_callbacks):
    settings.TASKS |= {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    with django_capture_on_commit_callbacks(execute=True):
        soon(chores.sweep)
    assert (statuses(), queue()) == ([], ["begun", "done"])


def test_what_fails_is_tried_again_a_few_times_and_then_given_up(queue):
    chores.break_down.enqueue()
    now = timezone.now()
    for attempt in range(1, ATTEMPTS + 3):
        queue()
        task = Task.objects.get()
        assert (task.status, task.attempts) == ("FAILED", min(attempt, ATTEMPTS))
        assert mending.mend(timezone.now()) == 0
        mended = mending.mend(now + attempt * LATER)
        assert mended == (1 if attempt < ATTEMPTS else 0)
        Task.objects.filter(status="READY").update(run_after=now)
    assert (task.is_given_up, task.again_at) == (True, None)
    assert task.traceback.strip().endswith("ValueError: The broom is broken.")


def test_a_task_of_another_machine_is_put_back_after_an_hour_and_given_up_in_the_end(queue):
    chores.sweep.enqueue()
    for attempt in range(1, ATTEMPTS + 1):
        Task.objects.get().claim(f"elsewhere{attempt}")
        begun = Task.objects.get().started_at
        assert mending.mend(begun + dt.timedelta(minutes=59)) == 0
        assert statuses() == ["RUNNING"]
        assert mending.mend(begun + dt.timedelta(minutes=61)) == 1
    task = Task.objects.get()
    assert (task.status, task.is_given_up) == ("FAILED", True)
    assert "ended in the middle" in task.traceback


def test_a_task_whose_worker_lives_is_left_to_it(queue):
    chores.sweep.enqueue()
    with mending.alive() as name:
        Task.objects.get().claim(name)
        assert mending.mend(timezone.now() + LATER * 9) == 0
        assert statuses() == ["RUNNING"]


class _Broken:
    """A worker that the database leaves."""

    def run(self) -> None:
        """End by a fault."""
        raise OperationalError("database is locked")


def test_a_worker_beside_that_breaks_ends_the_other_too(db):
    other = MendingWorker("other", is_one_round=False)
    with ThreadPoolExecutor(1) as pool, pytest.raises(OperationalError):
        pool.submit(working._run, _Broken(), other).result()
    assert not other.running


def test_what_was_done_a_week_ago_is_forgotten_and_what_failed_is_not(queue):
    chores.sweep.enqueue()
    chores.break_down.enqueue()
    queue()
    mending.mend(timezone.now() + dt.timedelta(days=8))
    assert [str(task) for task in Task.objects.all()] == ["break down"]


def test_an_operator_is_told_how_long_the_oldest_waits_and_how_many_failed(queue, capsys):
    assert state() == (0, 0)
    call_command("check_tasks")
    assert capsys.readouterr().out == "The oldest task waits for 0 s; none failed.\n"
    chores.sweep.enqueue()
    asked = Task.objects.get().enqueued_at
    assert state(asked + dt.timedelta(seconds=70)) == (70, 0)
    Task.objects.update(enqueued_at=asked - dt.timedelta(seconds=LATE + 60))
    with pytest.raises(CommandError, match=r"does `manage\.py work` run"):
        call_command("check_tasks")
    Task.objects.update(status="FAILED", worker_ids=["a", "b", "c"], finished_at=asked)
    assert state() == (0, 1)
    with pytest.raises(CommandError, match="1 tasks failed for good"):
        call_command("check_tasks")


def test_staff_see_what_failed_and_why_and_have_it_done_again(queue):
    chores.break_down.enqueue()
    queue()
    address = reverse("admin:background_task_changelist")
    assert signed_in("Editors").get(address).status_code == 403
    client = signed_in("Secretariat")
    page = client.get(f"{address}?status=FAILED")
    assert [str(task) for task in page.context["cl"].result_list] == ["break down"]
    task = Task.objects.get()
    one = client.get(reverse("admin:background_task_change", args=[task.pk]))
    (fieldset,) = one.context["adminform"]
    told = {field.field["name"]: field.contents() for line in fieldset for field in line}
    assert (told["state"], told["attempts"]) == ("failed", "1")
    assert told["in_the_code"] == "tests.background.chores.break_down"
    assert told["why"] == "ValueError: The broom is broken."
    assert told["again_at"] == date_format(task.finished_at + WAITS[0], "DATETIME_FORMAT")
    assert client.get(f"{address}?status=READY").context["cl"].result_count == 0
    chosen = {"action": "begin_again", "_selected_action": [str(task.pk)]}
    told = client.post(address, chosen, follow=True)
    assert [str(message) for message in told.context["messages"]] == ["1 task waits again."]
    assert statuses() == ["READY"]
    history = client.get(reverse("admin:background_task_history", args=[task.pk]))
    (entry,) = history.context["action_list"]
    assert (entry.user, entry.get_change_message()) == (client.user, "Begun again.")
    told = client.post(address, chosen, follow=True)
    assert [str(message) for message in told.context["messages"]] == ["None failed."]
    assert LogEntry.objects.count() == 1
    client.user.groups.clear()
    assert client.post(address, chosen).status_code == 403


def test_where_tasks_are_done_is_named_when_it_is_wrong():
    result = started("import uccn.settings", production=True, TASKS="redis")
    last = result.stderr.strip().splitlines()[-1]
    assert last.endswith("TASKS must be database or immediate, not 'redis'.")
    code = "from uccn.settings import TASKS; print(TASKS['default']['BACKEND'])"
    kinds = [started(code, production=production).stdout.strip() for production in (True, False)]
    assert kinds == [
        "django_tasks_db.DatabaseBackend",
        "django_tasks.backends.immediate.ImmediateBackend",
    ]
