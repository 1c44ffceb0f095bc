"""Tasks that a real worker does in tests; what they did stands in a file."""

import os
import time
from pathlib import Path

from django_tasks import task


def _say(word: str) -> None:
    with Path(os.environ["CHORES"]).open("a") as file:
        file.write(f"{word}\n")


@task()
def sweep() -> None:
    """Be long about it while the file of what was done stands alone."""
    _say("begun")
    if not Path(os.environ["CHORES"]).with_name("quick").exists():
        time.sleep(120)
    _say("done")


@task()
def break_down() -> None:
    """Fail, each time."""
    raise ValueError("The broom is broken.")
