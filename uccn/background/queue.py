"""Asking for work: once what is being written is certain, and once for all who ask meanwhile."""

import datetime as dt
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks.base import Task as Definition
from django_tasks_db import DatabaseBackend

from uccn.background import beside
from uccn.background.models import Task

# Declare a task ``@task(backend=LONG)`` when it takes minutes: it then holds up no mail, always
# waits in the database, and never for whoever asks.
LONG = "long"


def soon(task: Definition) -> None:
    """Have a task without arguments done after the commit, in a moment.

    It must be one that finds out by itself what is to do, and may be done twice. Where the queue
    cannot be written to, the fault is logged and what was committed stays.
    """
    transaction.on_commit(lambda: _enqueue(task), robust=True)


def _enqueue(task: Definition) -> None:
    """Put it into the queue; one that nobody has begun will see what was committed too."""
    if not (isinstance(task.get_backend(), DatabaseBackend) and _waits(task)):
        task.enqueue()
    if task.backend == LONG and settings.WORKS_BESIDE:
        beside.start()


def _waits(task: Definition) -> bool:
    return Task.objects.ready().filter(task_path=task.module_path).exists()


def in_case(task: Definition, after: dt.timedelta) -> UUID | None:
    """Have a task without arguments done after a while, unless ``forget`` is called before.

    It becomes certain with the transaction it is asked for in, and so outlives the process. None
    where no queue is: the task is then not done.
    """
    if not isinstance(task.get_backend(), DatabaseBackend):
        return None
    return task.using(run_after=timezone.now() + after).enqueue().db_result.pk


def forget(key: UUID | None) -> None:
    """What a task was asked for in case of was done."""
    Task.objects.not_begun().filter(pk=key).delete()


def forget_waiting(task: Definition) -> None:
    """Forget all that wait to do the same as the task that begins."""
    Task.objects.not_begun().filter(task_path=task.module_path).delete()
