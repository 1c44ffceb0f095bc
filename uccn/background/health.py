"""Whether the work in the background gets done: told with the site's health, as a warning."""

from uccn.background.state import state
from uccn.lib.health.registry import Check, register


def tasks(failed: list[str]) -> str:
    """No task waits too long, none was given up; unknown while the database is away."""
    if "database" in failed:
        return "the database does not answer"
    return " ".join(state().problems)


# Pages are served without it.
register(Check("tasks", tasks, is_needed=False))
