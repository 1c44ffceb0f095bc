"""The process that does the tasks: django-tasks-db's own worker, which also mends."""

import time
from concurrent.futures import ThreadPoolExecutor

from django.db import connection
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, DEFAULT_TASK_QUEUE_NAME
from django_tasks_db.management.commands.db_worker import Worker

from uccn.background import children
from uccn.background.mending import alive, mend
from uccn.background.queue import LONG

# How many seconds a task waits at most before an idle worker sees it, and between two looks at
# what was lost.
INTERVAL, MENDING = 1.0, 10.0


class MendingWorker(Worker):
    """Does what waits, looks after what was lost, and waits for more until it is stopped."""

    def __init__(
        self, worker_id: str, is_one_round: bool, backend: str = DEFAULT_TASK_BACKEND_ALIAS
    ):
        super().__init__(
            queue_names=[DEFAULT_TASK_QUEUE_NAME],
            interval=0,
            # The library's worker then comes back when nothing waits.
            batch=True,
            backend_name=backend,
            startup_delay=False,
            max_tasks=None,
            worker_id=worker_id,
            excluded_queue_names=[],
        )
        self.is_one_round = is_one_round

    def run(self) -> None:
        """Work until a signal comes; a task that was begun is ended first."""
        mended_at = float("-inf")
        while self.running:
            if time.monotonic() - mended_at >= MENDING:
                mend()
                mended_at = time.monotonic()
            super().run()
            if self.is_one_round:
                return
            if self.running:
                time.sleep(INTERVAL)


def work(is_one_round: bool) -> None:
    """Be a worker until a signal ends it, or until nothing waits.

    What takes minutes is done in a thread beside, so that mails do not wait for it; a signal ends
    what it has begun, which is begun again later.
    """
    with alive() as name, ThreadPoolExecutor(1) as pool:
        beside = MendingWorker(name, is_one_round, LONG)
        worker = MendingWorker(name, is_one_round)
        worker.configure_signals()
        done = pool.submit(_run, beside, worker)
        try:
            worker.run()
            if is_one_round:
                done.result()
        finally:
            beside.running = False
            children.stop_all()
        done.result()


def _run(worker: MendingWorker, other: MendingWorker) -> None:
    """Work in a thread, which has a connection of its own; a fault ends the other worker too.

    Whoever keeps the process running then begins both again, as when the other one breaks.
    """
    try:
        worker.run()
    except BaseException:
        other.running = False
        raise
    finally:
        connection.close()
