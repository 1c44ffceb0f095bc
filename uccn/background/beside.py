"""A worker for what takes minutes, where none is kept running: it does what waits, and ends."""

import subprocess

from uccn.background import children

# Workers that this process started, so that none stays behind as a zombie.
_started: list[subprocess.Popen] = []


def start() -> None:
    """Have what waits done by a process beside this one, which this one may end before."""
    _started[:] = [process for process in _started if process.poll() is None]
    process = subprocess.Popen(  # noqa: S603 - our own command
        children.manage("work", "--once"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    _started.append(process)
