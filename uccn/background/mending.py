"""What became of tasks whose worker died, and of those that failed: they are begun again.

A worker holds a file as long as it lives, however it ends. A task of a worker on this machine that
holds none any more is put back at once; one of another machine after an hour.
"""

import datetime as dt
import fcntl
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from uccn.background.models import ATTEMPTS, Task

# Longer than any task takes.
LIMIT = dt.timedelta(hours=1)
# For how long finished tasks can be looked at.
KEPT = dt.timedelta(days=7)
_LOST = "The process that did this task ended in the middle of it."


@contextmanager
def alive() -> Iterator[str]:
    """The name of a new worker, which holds its file as long as it lives."""
    name = secrets.token_hex(12)
    file = _file(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        try:
            yield name
        finally:
            file.unlink(missing_ok=True)


def mend(now: dt.datetime | None = None) -> int:
    """Put back what was lost, or failed and has waited; forget what is long done. How many."""
    now = now or timezone.now()
    lost = [task for task in Task.objects.running() if _is_lost(task, now)]
    mended = sum(_put_back_or_give_up(task, now) for task in lost)
    failed = [task for task in Task.objects.failed() if task.again_at and task.again_at <= now]
    mended += sum(task.put_back(now) for task in failed)
    if any(Task.objects.successful().filter(finished_at__lt=now - KEPT)[:1]):
        Task.objects.successful().filter(finished_at__lt=now - KEPT).delete()
    _forget_dead()
    return mended


def _put_back_or_give_up(task: Task, now: dt.datetime) -> bool:
    """One that took its worker with it each time is not begun for ever."""
    return task.put_back(now) if task.attempts < ATTEMPTS else task.give_up(_LOST, now)


def _is_lost(task: Task, now: dt.datetime) -> bool:
    """Whether nobody does a task any more that was begun."""
    name = task.worker_ids[-1] if task.worker_ids else ""
    file = _file(name)
    if name.isalnum() and file.exists():
        return not _is_held(file)
    return task.started_at is None or task.started_at < now - LIMIT


def _is_held(file: Path) -> bool:
    """Whether the worker of a file lives."""
    with file.open("a") as opened:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
    return False


def _forget_dead() -> None:
    """Delete the files of workers that died and whose tasks are all put back."""
    begun = {task.worker_ids[-1] for task in Task.objects.running() if task.worker_ids}
    for file in _folder().glob("*"):
        if file.name not in begun and not _is_held(file):
            file.unlink(missing_ok=True)


def _folder() -> Path:
    return settings.VAR_DIR / "workers"


def _file(name: str) -> Path:
    return _folder() / name
