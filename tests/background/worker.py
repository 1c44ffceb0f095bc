"""A worker in the process and the transaction of a test, and where one of its own finds rows."""

import sqlite3
from pathlib import Path
from unittest.mock import patch

from django.db import connection

from uccn.background import mending
from uccn.background.working import MendingWorker

_CLOSES = "django_tasks_db.management.commands.db_worker.close_old_connections"


def work() -> None:
    """Do what waits, in one round; the test's own connection stays open."""
    with mending.alive() as name, patch(_CLOSES):
        MendingWorker(name, is_one_round=True).run()


def database(folder: Path, name: str = "") -> str:
    """Where another process finds the rows of this test: what SQLite has in memory is copied.

    With a ``name`` it is another database of the same server of PostgreSQL.
    """
    if connection.vendor == "sqlite":
        with sqlite3.connect(folder / "db.sqlite3") as file:
            connection.connection.backup(file)
        file.close()
        return f"sqlite:///{folder}/db.sqlite3"
    given = connection.settings_dict | ({"NAME": name} if name else {})
    access = f"{given['USER']}:{given['PASSWORD']}@" if given["USER"] else ""
    if str(given["HOST"]).startswith("/"):
        return f"postgres://{access}/{given['NAME']}?host={given['HOST']}&port={given['PORT']}"
    return f"postgres://{access}{given['HOST']}:{given['PORT']}/{given['NAME']}"
