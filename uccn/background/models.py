"""The tasks of the queue, in our own words; the rows are django-tasks-db's."""

import datetime as dt

from django.db.models import Case, F, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, DBTaskResultQuerySet, get_date_max

# How often a task is begun, and how long it is left alone after each failure.
ATTEMPTS = 3
WAITS = (dt.timedelta(minutes=1), dt.timedelta(minutes=10))


class TaskQuerySet(DBTaskResultQuerySet):
    """Tasks by what became of them."""

    def since(self) -> "TaskQuerySet":
        """With the time since which each of them could have been begun, as ``since``."""
        at_once = When(run_after=get_date_max(), then=F("enqueued_at"))
        return self.annotate(since=Case(at_once, default=F("run_after")))

    def not_begun(self) -> "TaskQuerySet":
        """Those that wait, also those that are to be done later alone."""
        return self.filter(status=TaskResultStatus.READY)

    def given_up(self) -> list["Task"]:
        """Those that failed as often as they were to be tried."""
        return [task for task in self.failed() if task.is_given_up]


class Task(DBTaskResult):
    """A task: what is to be done, how often it was begun, how it ended."""

    objects = TaskQuerySet.as_manager()

    class Meta:
        proxy = True
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        permissions = [("begin_again_task", "Can have a failed task begun again")]

    def __str__(self) -> str:
        return self.task_path.rpartition(".")[2].replace("_", " ")

    @property
    def attempts(self) -> int:
        """How often it was begun."""
        return len(self.worker_ids)

    @property
    def is_given_up(self) -> bool:
        """Whether it failed as often as it was to be tried."""
        return self.status == TaskResultStatus.FAILED and self.attempts >= ATTEMPTS

    @property
    def again_at(self) -> dt.datetime | None:
        """When a task that failed is tried again; None for one that is not."""
        if self.status != TaskResultStatus.FAILED or self.is_given_up:
            return None
        return (self.finished_at or timezone.now()) + WAITS[max(self.attempts, 1) - 1]

    def put_back(self, now: dt.datetime | None = None) -> bool:
        """Let it wait for a worker again; False when somebody else was faster."""
        same = Task.objects.filter(pk=self.pk, status=self.status, worker_ids=self.worker_ids)
        ready = {"status": TaskResultStatus.READY, "run_after": now or timezone.now()}
        return same.update(**ready, started_at=None, finished_at=None) == 1

    def give_up(self, why: str, now: dt.datetime | None = None) -> bool:
        """Mark one as failed that nobody does any more; False when somebody else was faster."""
        same = Task.objects.filter(pk=self.pk, status=self.status, worker_ids=self.worker_ids)
        failed = {"status": TaskResultStatus.FAILED, "finished_at": now or timezone.now()}
        return same.update(**failed, traceback=why, exception_class_path="") == 1
