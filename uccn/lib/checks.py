"""What ``manage.py check --database default`` and the start of the site look at."""

import logging

from django.core.checks import Error, Tags, register
from django.db import DatabaseError

from uccn.lib import append_only, stored

logger = logging.getLogger(__name__)


@register(Tags.database)
def triggers_stand(databases=None, **kwargs) -> list[Error]:
    """Whether what is kept for ever is also guarded in the database."""
    return [
        Error(
            f"The trigger {name} is missing on the database {using!r}.",
            hint="Run manage.py migrate, which installs it again.",
            id="uccn.E001",
        )
        for using in databases or ()
        for name in append_only.missing(using)
    ]


@register("storage", deploy=True)
def places_answer(**kwargs) -> list[Error]:
    """Whether the bucket of files is there and opens; asked by ``check --deploy`` alone."""
    return [Error(words, id="uccn.E002") for words in stored.troubles()]


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
