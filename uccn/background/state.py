"""How it stands with the work in the background, for whoever watches the site."""

import datetime as dt
from typing import NamedTuple

from django.db.models import Min
from django.utils import timezone

from uccn.background.models import Task
from uccn.background.queue import LONG

# Seconds after which a task should have been begun: where it was not, no worker runs.
LATE = 300


class State(NamedTuple):
    """For how many seconds the oldest task waits (0: none does), how many were given up."""

    oldest_waiting: float
    failed: int

    @property
    def problems(self) -> list[str]:
        """What is wrong, in words for an operator; [] when all is well."""
        found = []
        if self.oldest_waiting > LATE:
            found.append(
                f"A task has waited for {self.oldest_waiting:.0f} s: does `manage.py work` run?"
            )
        if self.failed:
            found.append(f"{self.failed} tasks failed for good: see the tasks in the admin.")
        return found


def state(now: dt.datetime | None = None) -> State:
    """How it stands; three queries.

    What takes minutes waits for another that does; that is no fault.
    """
    now = now or timezone.now()
    waiting = Task.objects.ready()
    if Task.objects.running().filter(backend_name=LONG).exists():
        waiting = waiting.exclude(backend_name=LONG)
    since = waiting.since().aggregate(oldest=Min("since"))["oldest"]
    waiting = max((now - since).total_seconds(), 0.0) if since else 0.0
    return State(waiting, len(Task.objects.given_up()))
