"""What ``manage.py check --database default`` looks at: whether the index of words stands."""

from django.core.checks import Error, Tags, register

from uccn.lib.checks import answering
from uccn.search import databases


@register(Tags.database)
def index_stands(app_configs=None, **kwargs) -> list[Error]:
    """Whether the index of words is there; what it holds, ``rebuild_search --check`` tells."""
    return [
        Error(
            f"{name}, of the search, is missing on the database {using!r}.",
            hint="Run manage.py migrate, which installs it again.",
            id="uccn.E002",
        )
        for using in answering(kwargs.get("databases"))
        for name in databases.missing(using)
    ]
