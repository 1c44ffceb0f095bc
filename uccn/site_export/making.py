"""Exports that staff ask for: each made by a process of its own, kept until the next one."""

import datetime as dt
import fcntl
import subprocess
import sys
from pathlib import Path
from typing import IO, NamedTuple

from django.conf import settings

from uccn.site_export import registry

# Processes that this one started, so that none stays behind as a zombie.
_started: list[subprocess.Popen] = []


class Made(NamedTuple):
    """How it stands with the export of a year (None: of the whole site).

    ``progress`` is the last line that the running process wrote, None when none runs; ``failure``
    the last line of one that ended without a file.
    """

    year: int | None
    file: Path
    made_at: dt.datetime | None
    size: int
    progress: str | None
    failure: str


def all_made() -> list[Made]:
    """Every export that was asked for, the whole site first, then the newest year."""
    found = [made(year) for year in (None, *registry.years())]
    return [one for one in found if one.made_at or one.progress is not None or one.failure]


def made(year: int | None) -> Made:
    """How it stands with one export."""
    _started[:] = [process for process in _started if process.poll() is None]
    file, began = _file(year), _began(year)
    at, since, line = _changed_at(file), _changed_at(began), _last_line(_log(year))
    running = bool(since) and _is_running(began)
    failed = bool(since) and not running and not (at and at >= since)
    size = file.stat().st_size if at else 0
    return Made(year, file, at, size, line if running else None, line if failed else "")


def start(year: int | None) -> bool:
    """Begin to make an export beside this process; False when it is being made already."""
    file = _file(year)
    file.parent.mkdir(parents=True, exist_ok=True)
    with _began(year).open("a") as began:
        if not _is_taken(began):
            return False
        _began(year).touch()
        command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "export_site", str(file)]
        command += ["--zip", *(["--year", str(year)] if year else [])]
        with _log(year).open("wb") as said:
            # The child holds the file as long as it lives, however it ends.
            child = subprocess.Popen(  # noqa: S603 - our own command; the year is a number
                command,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                start_new_session=True,
                pass_fds=[began.fileno()],
            )
    _started.append(child)
    return True


def _is_taken(began: IO) -> bool:
    """Take the file for this process and its children; False when another holds it."""
    try:
        fcntl.flock(began, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_running(began: Path) -> bool:
    """Whether the process that was started lives."""
    with began.open("a") as opened:
        return not _is_taken(opened)


def _folder() -> Path:
    return settings.VAR_DIR / "site-exports"


def _file(year: int | None) -> Path:
    return _folder() / (f"site-{year}.zip" if year else "site.zip")


def _log(year: int | None) -> Path:
    """What the process says."""
    return _file(year).with_suffix(".log")


def _began(year: int | None) -> Path:
    """A file whose age is that of the newest attempt; its process holds it."""
    return _file(year).with_suffix(".began")


def _changed_at(file: Path) -> dt.datetime | None:
    if not file.exists():
        return None
    return dt.datetime.fromtimestamp(file.stat().st_mtime, tz=dt.UTC)


def _last_line(log: Path) -> str:
    """What the process said last, '' when it said nothing."""
    if not log.exists():
        return ""
    lines = log.read_text(encoding="utf-8", errors="replace").split("\n")
    return next((line for line in reversed(lines) if line.strip()), "")
