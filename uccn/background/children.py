"""Programs that a task has run, line by line; none goes on when its worker ends."""

import subprocess
import sys
from collections.abc import Callable

from django.conf import settings

_running: set[subprocess.Popen] = set()


class ChildStoppedError(Exception):
    """A signal ended the program in the middle, as when its worker is stopped."""


def manage(*words: str) -> list[str]:
    """The command line of one of our commands, with its arguments."""
    return [sys.executable, str(settings.BASE_DIR / "manage.py"), *words]


def run(command: list[str], say: Callable[[str], None]) -> bool:
    """Run a program of ours to its end; whether it succeeded.

    Each line that it writes is handed to ``say`` at once. Raises ChildStoppedError when a signal
    ended it.
    """
    child = subprocess.Popen(  # noqa: S603 - our own command
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    _running.add(child)
    try:
        with child:
            for line in child.stdout:
                say(line.rstrip("\n"))
    finally:
        _running.discard(child)
    if child.returncode < 0:
        raise ChildStoppedError(f"Signal {-child.returncode} ended {command[2:3]}.")
    return child.returncode == 0


def stop_all() -> None:
    """End every program that runs here: its task fails, and is begun again later."""
    for child in tuple(_running):
        child.terminate()
