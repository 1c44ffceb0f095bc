"""What ``manage.py check --database default`` looks at: whether changes are really recorded."""

from django.core.checks import Error, Tags, register

from uccn.lib.checks import answering
from uccn.record import triggers


@register(Tags.database)
def changes_are_recorded(databases=None, **kwargs) -> list[Error]:
    """Whether every trigger of the record stands."""
    return [
        Error(
            f"The trigger {name} is missing on the database {using!r}: changes go unrecorded.",
            hint="Run manage.py migrate, which installs it again.",
            id="uccn.E030",
        )
        for using in answering(databases)
        for name in triggers.missing(using)
    ]
