"""An empty Debian 12 in a folder, in namespaces of its own that take everything with them."""

import os
import shutil
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

MIRROR = os.environ.get("DEBIAN_MIRROR", "http://deb.debian.org/debian")
# How the machine's own pip is told where packages are; never part of the page.
PIP_FILES = [Path("/etc/pip.conf"), Path("/root/.config/pip/pip.conf")]
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
# Services are started by the page or by the trial, not by the packages.
POLICY = "#!/bin/sh\nexit 101\n"
ENTERING = ["--mount", "--pid", "--uts"]


class Machine:
    """A root folder and the process whose namespaces it lives in."""

    def __init__(self, root: Path, holder: int) -> None:
        self.root, self.holder = root, holder

    def run(self, words: str, *, fetches: bool = False) -> None:
        """Run commands as the page has them, each of which must succeed."""
        own = [] if fetches else ["--net"]
        enter = ["nsenter", f"--target={self.holder}", *ENTERING, *own]
        shell = ["chroot", str(self.root), "/bin/bash", "-euo", "pipefail", "-c", words]
        subprocess.run([*enter, *shell], env=_environment(), check=True)

    def write(self, name: str, words: str, mode: int = 0o644) -> None:
        """A file that the trial needs and the page does not name."""
        place = self.root / name.lstrip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(words, encoding="utf-8")
        place.chmod(mode)


def _environment() -> dict[str, str]:
    """What a fresh login of root has, and the machine's certificates for pip."""
    found = {
        "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "HOME": "/root",
        "LANG": "C.UTF-8",
        "DEBIAN_FRONTEND": "noninteractive",
    }
    if CERTIFICATES.exists():
        found["PIP_CERT"] = "/etc/trial.crt"
    return found


def fill(root: Path, suite: str, *packages: str) -> None:
    """Debian's smallest system, as its own mirror has it, and the machine's ways to the network."""
    include = [f"--include={','.join(packages)}"] if packages else []
    smallest = ["debootstrap", "--variant=minbase", *include, suite, str(root), MIRROR]
    subprocess.run(smallest, check=True, stdout=subprocess.DEVNULL)
    security = f"deb {MIRROR} {suite} main\ndeb {MIRROR}-security {suite}-security main\n"
    (root / "etc/apt/sources.list").write_text(security, encoding="utf-8")
    (root / "etc/apt/apt.conf.d/90trial").write_text('quiet "2";\nDpkg::Use-Pty "0";\n', "utf-8")
    for name in ("/etc/resolv.conf", "/etc/hosts"):
        shutil.copy(name, root / name.lstrip("/"))
    for path in filter(Path.exists, PIP_FILES):
        place = root / str(path).lstrip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, place)
    if CERTIFICATES.exists():
        shutil.copy(CERTIFICATES, root / "etc/trial.crt")


@contextmanager
def empty_debian(folder: Path):
    """A machine that ends with the block: its processes are killed, its mounts go with them."""
    root = folder / "root"
    fill(root, "bookworm")
    mounts = (
        f"mount --make-rprivate / && mount --bind {root} {root} && mount -t proc proc {root}/proc"
        f" && mount --rbind /dev {root}/dev && ip link set lo up && hostname trial"
        f" && touch {folder}/ready && exec cat"
    )
    spaces = ["unshare", "--mount", "--net", "--pid", "--uts", "--fork", "--kill-child=KILL"]
    # It reads from us: whatever ends us, even a kill, ends it too, and with it all that runs there.
    outer = subprocess.Popen([*spaces, "sh", "-c", mounts], stdin=subprocess.PIPE)
    try:
        machine = Machine(root, _holder(outer, folder))
        machine.write("/usr/sbin/policy-rc.d", POLICY, 0o755)
        yield machine
    finally:
        outer.stdin.close()
        outer.wait()


def _holder(outer: subprocess.Popen, folder: Path) -> int:
    """The first process inside, once everything is mounted."""
    for _attempt in range(100):
        if (folder / "ready").exists():
            children = Path(f"/proc/{outer.pid}/task/{outer.pid}/children").read_text()
            return int(children.split()[0])
        if outer.poll() is not None:
            break
        time.sleep(0.1)
    raise SystemExit("No namespaces could be made here: the trial needs root, outside a container.")
