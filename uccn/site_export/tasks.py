"""The exports as work in the background, since a whole site takes minutes."""

from django_tasks import TaskContext, task

from uccn.background.queue import LONG
from uccn.site_export import making


@task(backend=LONG, takes_context=True)
def make_exports(context: TaskContext) -> None:
    """Make what was asked for, one after the other. Raises ChildStoppedError when it is stopped."""
    while found := making.claimed(context.task_result.id):
        making.make(found)
