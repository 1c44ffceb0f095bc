#!/usr/bin/python3
"""Stands in for systemctl where no systemd runs: starts a unit's ExecStart as its user.

Copied into the trial's root as /usr/local/bin/systemctl. A unit of ours is read, not guessed: its
user, folder, environment and command. Timers are looked for and not waited for.
"""

import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

UNITS = Path("/etc/systemd/system")
# Debian's own services, as their packages' units start them.
DEBIAN = {"nginx": ["sh", "-c", "nginx -s stop 2>/dev/null; sleep 1; exec nginx"]}


def values(name: str) -> dict[str, list[str]]:
    """The keys of a unit of ours, with all their values."""
    found: dict[str, list[str]] = {}
    for line in (UNITS / name).read_text(encoding="utf-8").splitlines():
        if "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            found.setdefault(key, []).append(value)
    return found


def environment(unit: dict[str, list[str]]) -> dict[str, str]:
    """What the unit gives its process, and nothing of ours."""
    lines = [
        line for name in unit["EnvironmentFile"] for line in Path(name).read_text().splitlines()
    ]
    pairs = [part for line in lines if line and line[0] != "#" for part in shlex.split(line)]
    given = dict(pair.split("=", 1) for pair in [*pairs, *unit.get("Environment", [])])
    return {"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"} | given


def start(name: str) -> int:
    """Run a oneshot to its end, or leave a service running."""
    unit = values(name)
    user, folder = unit["User"][0], unit["WorkingDirectory"][0]
    command = ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups"]
    command += shlex.split(unit["ExecStart"][0])
    kept = {"cwd": os.path.realpath(folder), "env": environment(unit), "umask": 0o027}
    if unit["Type"] == ["oneshot"]:
        return subprocess.run(command, check=False, **kept).returncode
    with open(f"/var/log/{name}.log", "ab") as log:
        done = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True, **kept)
    Path(f"/run/{name}.pid").write_text(str(done.pid), encoding="utf-8")
    return 0


def stop(name: str) -> None:
    """End a service as systemd does, and wait until it is gone."""
    known = Path(f"/run/{name}.pid")
    if not known.exists():
        return
    process = Path("/proc", known.read_text(encoding="utf-8"))
    os.kill(int(process.name), signal.SIGTERM)
    for _attempt in range(600):
        # Nobody may be there to ask for its answer.
        if not process.exists() or ") Z " in (process / "stat").read_text(encoding="utf-8"):
            return
        time.sleep(0.1)
    raise SystemExit(f"{name} did not end.")


def main(words: list[str]) -> int:
    """The few words of systemctl that docs/operating.md uses."""
    verb, *names = [word for word in words if not word.startswith("-")]
    if verb == "daemon-reload":
        return 0
    if verb not in ("start", "enable", "restart"):
        raise SystemExit(f"The trial's systemctl does not know {verb}.")
    for name in names:
        if name in DEBIAN:
            code = subprocess.run(DEBIAN[name], check=False).returncode
        elif name.endswith((".timer", ".socket")):
            code = 0 if values(name) else 1
        else:
            if verb == "restart":
                stop(name)
            code = start(name)
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
