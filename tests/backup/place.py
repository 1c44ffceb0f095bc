"""A site of its own: an empty database and empty folders, in the default one's stead."""

import hashlib
import itertools
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from sqlite3 import connect

import psycopg
from django.conf import settings
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.migrations.loader import MigrationLoader
from django.test import Client, override_settings
from django.utils.module_loading import import_string

from uccn.backup import connecting, states

_SQLITE = {
    "ENGINE": "uccn.lib.database.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    },
}
# When migrations were run, and the index of words.
_MADE_ANEW = ("django_migrations", "search_stems")
_numbers = itertools.count()


@contextmanager
def site(folder: Path, vendor: str = "", database: str = "") -> Iterator[Path]:
    """A place where nothing is yet, on the database of this run or on one of that vendor.

    With the folder, and the name of the database, of an earlier one it is that one again.
    """
    folder.mkdir(parents=True, exist_ok=True)
    kind = "django.core.files.storage.FileSystemStorage"
    private = {"location": folder / "private", "file_permissions_mode": 0o600}
    changed = {
        "VAR_DIR": folder,
        "MEDIA_ROOT": folder / "uploads",
        "PICTURES_ROOT": folder / "album-pictures",
        "STORAGES": {
            **settings.STORAGES,
            "default": {"BACKEND": kind},
            "private": {"BACKEND": kind, "OPTIONS": private},
        },
    }
    is_sqlite = (vendor or connection.vendor) == "sqlite"
    with override_settings(**changed), _sqlite(folder) if is_sqlite else _postgresql(database):
        yield folder


@contextmanager
def _sqlite(folder: Path) -> Iterator[None]:
    """A file in the folder."""
    with _connected(_SQLITE | {"NAME": str(folder / "db.sqlite3")}):
        yield


@contextmanager
def _postgresql(database: str) -> Iterator[None]:
    """A database of the server, which goes with the block where it was made for it."""
    named = nullcontext(database) if database else lasting("postgresql")
    with named as name, _connected({"NAME": name}):
        yield


@contextmanager
def lasting(vendor: str = "", options: str = "") -> Iterator[str]:
    """The name of an empty database for several sites one after another; '' where files do.

    ``options`` are those of PostgreSQL's ``CREATE DATABASE``.
    """
    if (vendor or connection.vendor) == "sqlite":
        yield ""
        return
    given, name = connection.settings_dict, f"uccn_place_{os.getpid()}_{next(_numbers)}"
    access = {"host": given["HOST"], "port": given["PORT"], "user": given["USER"]}
    with psycopg.connect(**access, dbname="postgres", autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name} {options}")
        try:
            yield name
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def _connected(changes: dict) -> Iterator[None]:
    """The default connection, to another database."""
    given = connection.settings_dict | changes
    made = import_string(f"{given['ENGINE']}.base.DatabaseWrapper")(given, DEFAULT_DB_ALIAS)
    with connecting.taken_for_default(made):
        yield


class Tables:
    """Today's tables without a row, made by the migrations once and then copied, on SQLite.

    Running every migration takes most of the time of a small restore.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._migrate_to = states.migrate_to
        self._keys = sorted(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)
        with _connected(_SQLITE | {"NAME": str(file)}):
            self._migrate_to(self._keys)

    def migrate_to(self, keys: list[states.Key]) -> None:
        """What ``states.migrate_to`` leaves, copied where it is the same."""
        if connection.vendor != "sqlite" or sorted(keys) != self._keys:
            self._migrate_to(keys)
            return
        connection.ensure_connection()
        with closing(connect(self._file)) as source:
            source.backup(connection.connection)

    def migrate(self) -> None:
        """What ``manage.py migrate`` leaves in an empty place."""
        self.migrate_to(self._keys)
        call_command("migrate", verbosity=0, interactive=False)


def answers(addresses: list[str]) -> dict[str, tuple]:
    """What a reader is answered at each address: status, type, ETag, and every byte's hash."""
    client, found = Client(raise_request_exception=True), {}
    for address in addresses:
        response = client.get(address)
        body = b"".join(response) if response.streaming else response.content
        headers = [response.get(name) for name in ("Content-Type", "ETag", "Last-Modified")]
        found[address] = (response.status_code, *headers, hashlib.sha256(body).hexdigest())
    return found


def files() -> dict[str, bytes]:
    """Every file of the site with its bytes."""
    roots = [settings.MEDIA_ROOT, settings.PICTURES_ROOT, storages["private"].location]
    return {
        str(path.relative_to(settings.VAR_DIR)): path.read_bytes()
        for root in roots
        for path in sorted(Path(root).rglob("*"))
        if path.is_file()
    }


def table_rows() -> dict[str, list]:
    """Every row of every table, but of those that are made anew."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        found = {}
        for table in sorted(tables):
            if table.startswith(_MADE_ANEW):
                continue
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            found[table] = sorted(map(repr, cursor.fetchall()))
        return found
