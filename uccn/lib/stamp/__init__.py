"""The stamp: a short text that changes with every change of what readers may see.

Pages that are kept are kept for a stamp. All workers of a machine read it from a file, several
machines from Redis (``REDIS_URL``). Nobody renews it by hand: ``uccn.lib.database`` notices what
is written. See decision "Pages are kept for a stamp".
"""

from functools import cache

from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string


@cache
def _store(path: str, place: str):
    """Where the stamp is kept, by the settings; Redis is loaded only where it is used."""
    return import_string(path)(place)


def current() -> str:
    """The stamp of now; '' where nothing may be kept, since what others wrote is not known.

    Inside a transaction nothing may be kept either: others do not see what is written there.
    """
    if connection.in_atomic_block:
        return ""
    return _store(settings.STAMP_STORE, settings.STAMP_PLACE).read()


def renew() -> None:
    """Say that what readers see may have changed: every page that is kept is made anew."""
    _store(settings.STAMP_STORE, settings.STAMP_PLACE).renew()
