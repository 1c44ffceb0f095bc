"""One of several machines: a server, a worker, or both, with folders that no other one has."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings

from tests.bench_server import PRODUCTION, Server

# What each machine is told beside where the others' things are.
TOLD = PRODUCTION | {"PROXY_COUNT": "1", "DEFAULT_FROM_EMAIL": "no-reply@meetings.example"}
_GIVEN = ("uccn.wsgi", "-c", "deploy/gunicorn.conf.py")


class Machine:
    """A machine that shares with others what ``shared`` names, and nothing else."""

    def __init__(self, folder: Path, shared: dict[str, str]) -> None:
        self.var, self.static = folder / "var", folder / "static"
        self.log = folder.parent / f"{folder.name}.log"
        own = {"VAR_DIR": self.var, "STATIC_DIR": self.static, "TMPDIR": folder / "tmp"}
        for place in own.values():
            place.mkdir(parents=True)
        told = {name: str(place) for name, place in own.items()}
        self.environment = os.environ | TOLD | shared | told
        self.server: Server | None = None
        self.running: list[subprocess.Popen] = []

    def collect_from(self, other: "Machine") -> None:
        """Have the collected static files that another one made of the same release."""
        shutil.copytree(other.static, self.static, dirs_exist_ok=True)

    def run(self, *command: str, **options) -> subprocess.Popen:
        """Begin a program of the release here: ``manage.py work``, ``-m tests.…``."""
        with self.log.open("ab") as log:
            self.running.append(
                subprocess.Popen(  # noqa: S603 - our own words
                    [sys.executable, *command],
                    cwd=settings.BASE_DIR,
                    env=self.environment,
                    start_new_session=True,
                    **{"stdout": log, "stderr": log} | options,
                )
            )
        return self.running[-1]

    def serve(self) -> None:
        """Serve the site, with two processes, as the operating page says; until it answers."""
        with self.log.open("ab") as log:
            own = {"cwd": settings.BASE_DIR, "stdout": log, "stderr": log}
            self.server = Server(self.environment, 2, _GIVEN, start_new_session=True, **own)
        self.running.append(self.server.process)
        self.server.wait("/health/live")

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to every program of this machine, and to all its children."""
        for process in self.running:
            if process.poll() is None:
                os.killpg(process.pid, number)

    def wait(self) -> None:
        """Until every program has ended and nobody listens here any more."""
        for process in self.running:
            process.wait(timeout=60)
        self.running = []
        while self.server and self._listens():
            time.sleep(0.02)

    def _listens(self) -> bool:
        """Whether a process of the server still has its port."""
        with socket.socket() as asking:
            return asking.connect_ex(("127.0.0.1", self.server.port)) == 0

    def lies_here(self) -> set[str]:
        """The folders of VAR_DIR, and what else is in it, with something in them; and TMPDIR's."""
        found = {file for file in self.var.rglob("*") if file.is_file()}
        names = {file.relative_to(self.var).parts[0] for file in found}
        return names | {f"tmp/{left.name}" for left in (self.var.parent / "tmp").iterdir()}
