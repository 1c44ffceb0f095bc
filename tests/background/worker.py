"""A worker in the process and the transaction of a test."""

from unittest.mock import patch

from uccn.background import mending
from uccn.background.working import MendingWorker

_CLOSES = "django_tasks_db.management.commands.db_worker.close_old_connections"


def work() -> None:
    """Do what waits, in one round; the test's own connection stays open."""
    with mending.alive() as name, patch(_CLOSES):
        MendingWorker(name, is_one_round=True).run()
