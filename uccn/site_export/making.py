"""Making an export that was asked for: by a process of its own, then into the storage."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.files import File
from django.core.files.storage import Storage, storages
from django.db.models import Q
from django.utils import timezone

from uccn.background import children
from uccn.lib import leftovers
from uccn.site_export.models import SILENCE, SiteExport, Status

# Seconds in a day, which no attempt takes.
_LEFT_FOR = 24 * 60 * 60
# How export_site begins a line that names what it could not take.
_LEFT_OUT = "left out "


def storage() -> Storage:
    """Where the files lie, for every machine that serves the site."""
    return storages["exports"]


def claimed(task: str) -> SiteExport | None:
    """The export that a task is to make next, taken by it; None when none waits.

    Those whose worker was killed are among them: what the same task had taken before, and what
    nothing was heard of for ten minutes.
    """
    lost = Q(taken_by=task) | Q(heard_at__lt=timezone.now() - SILENCE)
    open_ones = Q(status=Status.WAITS) | Q(lost, status=Status.RUNNING)
    taken = {"status": Status.RUNNING, "taken_by": task, "last_line": ""}
    for found in SiteExport.objects.filter(open_ones).order_by("asked_at"):
        if found.change(heard_at=timezone.now(), **taken):
            return found
    return None


def make(asked: SiteExport) -> None:
    """Make it and keep its file in the former one's stead, or write down why it failed.

    Raises ChildStoppedError when its process is stopped: it then waits again.
    """
    try:
        with _folder() as folder:
            file, left_out = folder / f"{asked.stem}.zip", []
            if children.run(_command(file, asked.year), lambda line: _hear(asked, line, left_out)):
                _keep(asked, file, left_out)
            else:
                asked.change(status=Status.FAILED)
    except children.ChildStoppedError:
        asked.change(status=Status.WAITS)
        raise
    except OSError as error:
        asked.change(status=Status.FAILED, last_line=str(error)[:500])


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder of this attempt alone; what killed ones left behind is deleted after a day."""
    place = settings.VAR_DIR / "exports-being-made"
    place.mkdir(parents=True, exist_ok=True)
    for left in leftovers.older(place, _LEFT_FOR):
        shutil.rmtree(left, ignore_errors=True)
    with TemporaryDirectory(dir=place) as folder:
        yield Path(folder)


def _command(file: Path, year: int | None) -> list[str]:
    only = ["--year", str(year)] if year else []
    return children.manage("export_site", str(file), "--zip", *only)


def _hear(asked: SiteExport, line: str, left_out: list[str]) -> None:
    """Write down what the process says, for whoever looks at the page."""
    if line.startswith(_LEFT_OUT):
        left_out.append(line.removeprefix(_LEFT_OUT))
    elif line.strip():
        asked.change(last_line=line[:500], heard_at=timezone.now())


def _keep(asked: SiteExport, file: Path, left_out: list[str]) -> None:
    """Put the file into the storage; the former one goes when nothing names it any more."""
    former = asked.file_name
    with file.open("rb") as opened:
        name = storage().save(file.name, File(opened))
    now = timezone.now()
    made = {"status": Status.MADE, "file_name": name, "made_at": now, "last_line": ""}
    told = {"size": file.stat().st_size, "left_out": "\n".join(left_out)}
    if not asked.change(**made, **told):
        former = name
    if former:
        storage().delete(former)
