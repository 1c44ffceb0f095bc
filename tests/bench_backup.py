"""Measure backup and restore: ``python -m tests.bench_backup``.

A site with 300 MB of files and a database of some size, backed up with and without encryption and
put back elsewhere, each in a process of its own: how long, and how much more memory than a command
that does nothing.
"""

import os
import secrets
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MEGABYTES, FILES, ROWS = 300, 6, 100_000
# What a file kept in a row may have.
_SOURCE_BYTES = 20_000_000
_FILL = f"""
import secrets
from django.contrib.auth.models import Group
from declarations.models import SourceFile
from tests.factories.staff import StaffFactory
StaffFactory()
Group.objects.bulk_create(Group(name=f"group {{n}} {{'é' * 100}}") for n in range({ROWS}))
SourceFile(language="fr", name="a", content=secrets.token_bytes({_SOURCE_BYTES}),
           uploaded_by=StaffFactory()).save()
"""


def run(folder: Path, *words: str) -> tuple[float, float]:
    """manage.py on a site of its own: seconds, and the most memory that it had, in MB."""
    env = {name: given for name, given in os.environ.items() if name != "DATABASE_URL"}
    began = time.perf_counter()
    command = [sys.executable, "manage.py", *words]
    child = subprocess.Popen(  # noqa: S603
        command, env=env | {"VAR_DIR": str(folder)}, stdout=subprocess.DEVNULL
    )
    _pid, status, used = os.wait4(child.pid, 0)
    if status:
        raise SystemExit(f"{words[0]} failed.")
    return time.perf_counter() - began, used.ru_maxrss / 1000


def main() -> None:
    """Print what each command takes."""
    with tempfile.TemporaryDirectory(dir="var") as name:
        folder, other = Path(name) / "site", Path(name) / "other"
        run(folder, "migrate", "--verbosity=0")
        run(folder, "shell", "--command", _FILL)
        for number in range(FILES):
            file = folder / "private" / f"{number}.bin"
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(secrets.token_bytes(MEGABYTES * 1_000_000 // FILES))
        key, public = Path(name) / "secret.key", Path(name) / "public.key"
        run(folder, "backup_key", str(key))
        public.write_text(key.read_text().splitlines()[0].split(": ")[1])
        _seconds, least = run(folder, "help")
        plain, secret = str(Path(name) / "site.zip"), str(Path(name) / "site.age")
        for words in (
            ("backup", plain),
            ("restore", plain, "--check"),
            ("restore", plain, "--replace", "--yes"),
            ("backup", "--encrypt-to", str(public), secret),
            ("restore", "--key", str(key), secret, "--replace", "--yes"),
        ):
            where = other if "--replace" in words else folder
            seconds, most = run(where, *words)
            told = " ".join(word for word in words if name not in word)
            print(f"{told:45} {seconds:5.1f} s, {most - least:4.0f} MB more than a command")


if __name__ == "__main__":
    main()
