"""Asking for work: once what is being written is certain, and once for all who ask meanwhile."""

from django.conf import settings
from django.db import transaction
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
