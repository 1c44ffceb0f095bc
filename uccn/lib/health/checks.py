"""What the site needs to serve a reader and an officer, each looked at in a second or two.

Apps add theirs in ``uccn.lib.health.registry``. Strangers are told the names of those that fail,
and nothing more.
"""

import secrets
from functools import cache

from django.conf import settings
from django.core.cache import cache as shared_cache
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from uccn.lib.health.registry import Check, declared

# A monitor's own file; it is deleted as soon as it was written.
_NAME = "health/{}"


def database(failed: list[str]) -> str:
    """The database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return "" if cursor.fetchone() == (1,) else "another answer than asked for"


def migrations(failed: list[str]) -> str:
    """Every migration of this release was applied; unknown while the database is away."""
    if "database" in failed:
        return "the database does not answer"
    lacking = _known() - set(MigrationRecorder(connection).applied_migrations())
    return f"{len(lacking)} migrations are not applied" if lacking else ""


@cache
def _known() -> frozenset[tuple[str, str]]:
    """The migrations of this release; read once a process."""
    return frozenset(MigrationLoader(None).disk_migrations)


def shared(failed: list[str]) -> str:
    """What throttles count in takes a value and gives it back."""
    value = secrets.token_hex(8)
    shared_cache.set("health", value, timeout=30)
    return "" if shared_cache.get("health") else "what was put in is not there"


def storage(failed: list[str]) -> str:
    """Every place of files takes a file and gives it back."""
    for alias in settings.STORAGES:
        if alias == "staticfiles":
            continue
        place, content = storages[alias], secrets.token_bytes(16)
        name = place.save(_NAME.format(secrets.token_hex(8)), ContentFile(content))
        try:
            with place.open(name) as file:
                if file.read() != content:
                    return f"{alias} gives back other bytes"
        finally:
            place.delete(name)
    return ""


def fonts(failed: list[str]) -> str:
    """The fonts of paper and pictures are there; the Chinese one may be fetched later."""
    found = any(settings.PRINT_FONTS_DIR.glob("*.ttf"))
    return "" if found else f"no font lies in {settings.PRINT_FONTS_DIR.name}"


_OURS = [
    Check("database", database),
    Check("migrations", migrations),
    Check("cache", shared),
    Check("storage", storage),
    Check("fonts", fonts),
]


def checks() -> list[Check]:
    """All of them in their order: those that look at what others need come first."""
    return [*_OURS, *declared()]
