"""What builds and runs containers on this machine, and how its compose is called."""

import os
import shutil
import subprocess
import threading
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

MISSING = """No container engine is here that answers and has its compose. Any of these does:
podman with docker-compose, docker with docker compose."""


def _works(*command: str) -> bool:
    """Whether a program is here and answers."""
    if not shutil.which(command[0]):
        return False
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@contextmanager
def engine(folder: Path):
    """The engine's program; COMPOSE in the environment is its compose."""
    with ExitStack() as ends:
        if _works("podman", "info"):
            if _works("podman", "compose", "version"):
                os.environ["COMPOSE"] = "command podman compose"
            elif shutil.which("docker-compose"):
                ends.enter_context(_served(folder / "podman.sock"))
            else:
                raise SystemExit(MISSING)
            if not Path("/run/systemd/system").exists():
                ends.enter_context(_asked_for_health())
            yield "podman"
        elif _works("docker", "info") and _works("docker", "compose", "version"):
            os.environ["COMPOSE"] = "docker compose"
            yield "docker"
        else:
            raise SystemExit(MISSING)


@contextmanager
def _served(socket: Path):
    """As newer ones do by themselves: docker-compose speaks to podman through a socket."""
    address = f"unix://{socket}"
    service = subprocess.Popen(["podman", "system", "service", "--time=0", address])
    os.environ |= {
        "COMPOSE": "docker-compose", "DOCKER_HOST": address, "DOCKER_BUILDKIT": "0",
    }  # fmt: skip
    try:
        while not socket.exists() and service.poll() is None:
            time.sleep(0.1)
        yield
    finally:
        service.terminate()
        service.wait()


@contextmanager
def _asked_for_health():
    """Podman leaves asking to systemd's timers; where there is none, it is asked here."""
    print("No systemd runs here: the trial asks containers for their health.", flush=True)
    over = threading.Event()

    def ask() -> None:
        while not over.wait(1):
            listed = ["podman", "ps", "--quiet", "--filter", "name=uccn-trial"]
            found = subprocess.run(listed, capture_output=True, text=True, check=False).stdout
            for container in found.split():
                command = ["podman", "healthcheck", "run", container]
                subprocess.run(command, capture_output=True, check=False)

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        yield
    finally:
        over.set()
        asking.join()
