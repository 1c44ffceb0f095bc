"""What ``manage.py check --database default`` and the start of the site look at."""

import logging

from django.core.checks import Error, Tags, register
from django.db import DatabaseError, connections

from uccn.lib import append_only, stored

logger = logging.getLogger(__name__)


def answering(databases) -> list[str]:
    """Those of the databases that can be asked; of the others ``databases_answer`` tells."""
    return [using for using in databases or () if not _trouble(using)]


def _trouble(using: str) -> str:
    """Why a database cannot be asked, in its own words; '' where it can."""
    try:
        connections[using].ensure_connection()
    except DatabaseError as error:
        return " ".join(str(error).split())
    return ""


@register(Tags.database)
def databases_answer(databases=None, **kwargs) -> list[Error]:
    """Whether the database is there and opens."""
    return [
        Error(f"DATABASE_URL: the database does not answer: {words}", id="uccn.E007")
        for using in databases or ()
        if (words := _trouble(using))
    ]


@register(Tags.database)
def triggers_stand(databases=None, **kwargs) -> list[Error]:
    """Whether what is kept for ever is also guarded in the database."""
    return [
        Error(
            f"The trigger {name} is missing on the database {using!r}.",
            hint="Run manage.py migrate, which installs it again.",
            id="uccn.E001",
        )
        for using in answering(databases)
        for name in append_only.missing(using)
    ]


@register(Tags.database)
def every_letter_fits(databases=None, **kwargs) -> list[Error]:
    """Whether PostgreSQL writes UTF8, which is decided for good when a database is made."""
    encodings = {using: _encoding(using) for using in answering(databases)}
    return [
        Error(
            f"The encoding of the database {using!r} is {encoding}, not UTF8: it refuses letters "
            "of the site's languages, or takes them for others.",
            hint="Back it up, make one with createdb --encoding UTF8 --template template0 as "
            "docs/operating.md does, and restore into that.",
            id="uccn.E005",
        )
        for using, encoding in encodings.items()
        if encoding != "UTF8"
    ]


def _encoding(using: str) -> str:
    """How a database writes letters; SQLite knows nothing but Unicode."""
    if connections[using].vendor != "postgresql":
        return "UTF8"
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT current_setting('server_encoding')")
        return cursor.fetchone()[0]


@register("storage", deploy=True)
def places_answer(**kwargs) -> list[Error]:
    """Whether the bucket of files is there and opens; asked by ``check --deploy`` alone."""
    return [Error(words, id="uccn.E006") for words in stored.troubles()]


def guard_at_start() -> None:
    """Install triggers that are missing, and say so in the log; a database that does not answer
    is left to the first request, which says it better.
    """
    try:
        if names := append_only.missing():
            logger.error("Triggers were missing and are installed again: %s.", ", ".join(names))
            append_only.install()
    except DatabaseError as error:
        logger.warning("The triggers of append-only tables could not be looked at: %s", error)
