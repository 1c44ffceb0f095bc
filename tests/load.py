"""Fifty readers and five officers on the real server: ``make load``.

The data are those of ``tests.load_data``, the server is gunicorn as in production, with two
workers, and nothing leaves this machine. PostgreSQL is used where its server is installed, else
SQLite; ``--sqlite`` and ``--postgres`` choose. Fails on any answer that is not as expected, on any
exception, and when the memory of a worker grows: see ``tests.load_memory``.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from django.db import connection
from django.test.utils import setup_test_environment

from tests.bench_database import on_its_own_database
from tests.bench_server import BROWSER, DEPLOY, PRODUCTION, serving

READERS, OFFICERS, SECONDS = 50, 5, 60
# Whoever reads stands at an address of his or her own, as the proxy says; see PROXY_COUNT. An
# officer here has a password alone.
SETTINGS = PRODUCTION | {"PROXY_COUNT": "1", "REQUIRE_SECOND_FACTOR": "0"}


def postgres_is_there() -> bool:
    """Whether ``scripts/with_postgres.sh`` would find a server."""
    debian = list(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return bool(debian or shutil.which("initdb") or os.environ.get("PG_BIN"))


def deployed() -> dict:
    """The environment of the server, for which all that a deploy does was done."""
    environment = os.environ | SETTINGS
    for step in DEPLOY:
        subprocess.run([sys.executable, *step], env=environment, check=True)  # noqa: S603
    return environment


def facts(meeting) -> dict:
    """What locust's users have to know; they do not import the site."""
    addresses = import_module("tests.load_addresses")
    return {
        "readers": addresses.of_readers(meeting),
        "officers": addresses.of_officers(meeting),
        "counts": {"readers": READERS, "officers": OFFICERS},
        "headers": BROWSER | {"Accept-Encoding": "gzip"},
        "sign_in": "/admin/login/?next=/admin/",
    }


def play(port: int, known: dict, seconds: int = SECONDS) -> int:
    """Let everybody work for so many seconds; answers with locust's exit code."""
    people = str(READERS + OFFICERS)
    command = [
        *(sys.executable, "-m", "locust", "-f", "tests/load_users.py", "--headless"),
        *("--host", f"http://127.0.0.1:{port}", "--users", people, "--spawn-rate", "11"),
        *("--run-time", f"{seconds}s", "--stop-timeout", "30", "--only-summary"),
        "--skip-log-setup",
    ]  # fmt: skip
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(known, file)
        file.flush()
        environment = os.environ | {"LOAD_FACTS": file.name, "PYTHONPATH": "."}
        return subprocess.run(command, env=environment).returncode  # noqa: S603


def warm_up(server, addresses: dict[str, list[str]]) -> None:
    """Some pages of every kind, as in the first minutes after a deploy; both workers get some."""
    for paths in addresses.values():
        for path in paths[:: max(1, len(paths) // 12)]:
            server.ask(path, BROWSER)


def main() -> int:
    """Fill, let people work, then ask ten thousand times."""
    setup_test_environment(debug=False)
    data, memory = import_module("tests.load_data"), import_module("tests.load_memory")
    meeting = data.fill()
    known, environment = facts(meeting), deployed()
    print(f"{connection.vendor}, two workers, {os.cpu_count()} cores: {READERS} readers and "
          f"{OFFICERS} officers for {SECONDS} s", flush=True)  # fmt: skip
    connection.close()
    with serving(environment) as server:
        warm_up(server, known["readers"])
        before, began = server.memory(), server.seconds()
        failed = play(server.port, known)
        print(f"the workers' own CPU: {server.seconds() - began:.1f} s")
        print(f"memory of a worker: {before} MiB before, {server.memory()} MiB after", flush=True)
    return int(bool(failed) | memory.run(environment, known))


if __name__ == "__main__":
    chosen = {"--postgres", "--sqlite", "--given"} & set(sys.argv)
    if not chosen and postgres_is_there():
        sys.argv.append("--postgres")
    on_its_own_database("tests.load", main)
