"""Try every command that docs/operating.md marks, then ask the site what a reader would."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from scripts.operating_trial.blocks import tried
from scripts.operating_trial.machine import Machine, empty_debian

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
PAGE = REPOSITORY / "docs" / "operating.md"
# As the page names them.
ADDRESS, RELEASES = "https://git.example.org/uccn.git", ("v0.1.0", "v0.2.0")
# Debian would have started it.
START_POSTGRESQL = "pg_ctlcluster 15 main start"


def prepare(machine: Machine) -> None:
    """This repository where the page's address leads, under the names of the page's releases."""
    clone = machine.root / "srv" / "uccn.git"
    copy = ["git", "clone", "--quiet", "--bare", str(REPOSITORY), str(clone)]
    subprocess.run(copy, check=True)
    for release in RELEASES:
        tag = ["git", "-C", str(clone), "tag", "--force", release, _head()]
        subprocess.run(tag, check=True, stdout=subprocess.DEVNULL)
    led = f'[url "file:///srv/uccn.git"]\n\tinsteadOf = {ADDRESS}\n[safe]\n\tdirectory = *\n'
    machine.write("/etc/gitconfig", led)
    machine.write("/usr/local/bin/systemctl", (HERE / "systemctl.py").read_text("utf-8"), 0o755)


def _head() -> str:
    """What is committed here; what is not is not tried."""
    command = ["git", "-C", str(REPOSITORY), "rev-parse", "HEAD"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def follow(machine: Machine) -> None:
    """The blocks of the page in order, each with the time it took."""
    for number, block in enumerate(tried(PAGE)):
        began = time.monotonic()
        print(f"\n━━━ docs/operating.md:{block.line}", flush=True)
        machine.run(block.words, fetches=block.fetches)
        print(f"━━━ {time.monotonic() - began:.0f} s", flush=True)
        if number == 0:
            machine.run(START_POSTGRESQL)


def prove(machine: Machine) -> None:
    """What a reader, an officer and a monitor would see."""
    machine.run((HERE / "proofs.sh").read_text(encoding="utf-8"))


def main() -> int:
    """The whole trial, and how long it took."""
    if os.geteuid() or not shutil.which("debootstrap"):
        print("The trial needs root and debootstrap (apt install debootstrap).", file=sys.stderr)
        return 2
    began = time.monotonic()
    with (
        tempfile.TemporaryDirectory(prefix="uccn-trial-") as folder,
        empty_debian(Path(folder)) as machine,
    ):
        print(f"An empty Debian 12 after {time.monotonic() - began:.0f} s.", flush=True)
        prepare(machine)
        try:
            follow(machine)
            prove(machine)
        except subprocess.CalledProcessError as error:
            print(f"Failed with {error.returncode}: {error.cmd[-1]}", file=sys.stderr)
            machine.run("tail -n 40 /var/log/uccn-web.service.log || true")
            return 1
    print(f"\nThe page holds: {time.monotonic() - began:.0f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
