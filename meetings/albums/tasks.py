"""The sizes of pictures as work in the background, since those of an upload take a minute."""

from django_tasks import task

from uccn.background import children, queue
from uccn.background.queue import LONG


class NotDrawnError(Exception):
    """Some pictures could not be drawn; what was said of them, a line each."""


# Before exports that wait, which hold a picture in the sizes that there are.
@task(backend=LONG, priority=10)
def draw_pictures() -> None:
    """Draw what waits in a process of its own, where Pillow's memory and its faults stay.

    Raises NotDrawnError when a picture could not be drawn, after all others were, and
    ChildStoppedError when the process is stopped.
    """
    # What they wait for was committed, and is drawn now.
    queue.forget_waiting(draw_pictures)
    said: list[str] = []
    if not children.run(children.manage("draw_pictures"), said.append):
        raise NotDrawnError("\n".join(said))
