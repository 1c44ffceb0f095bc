"""The export: walked beside its place, sealed, and put there at once when it is whole."""

import contextlib
import fcntl
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.utils.translation import override

from uccn.lib import bundle, languages
from uccn.site_export import bag, registry
from uccn.site_export.addresses import ALIKE
from uccn.site_export.errors import ExportError
from uccn.site_export.walking import Progress, Walk

_START = "index.html"


class Report(NamedTuple):
    """What was written, how many files and bytes it holds, and which addresses were not there."""

    target: Path
    files: int
    size: int
    missing: dict[str, int]


def export(
    target: Path, *, year: int | None = None, as_zip: bool = False, progress: Progress
) -> Report:
    """Write the public site, or a year of it, as a folder or a zip file at ``target``.

    A folder that is there must be an earlier export: it is replaced when the new one is whole.
    Raises ExportError, and then leaves what was there as it was.
    """
    if year is not None and year not in registry.years():
        raise ExportError(f"There is nothing public of {year}.")
    start = registry.addresses(year)
    _refuse_what_is_no_export(target, as_zip)
    target.parent.mkdir(parents=True, exist_ok=True)
    with alone(target):
        beside = _beside(target, "part")
        _remove(beside)
        try:
            report = _write(beside, target, start, year, progress)
            if as_zip:
                _zip(beside, target)
            else:
                _take_the_place(beside, target)
        finally:
            _remove(beside)
    return report


def _write(folder: Path, target: Path, start: list[str], year, progress: Progress) -> Report:
    """Walk into the folder and seal it."""
    payload = folder / bag.PAYLOAD
    payload.mkdir(parents=True)
    walk = Walk(
        payload,
        start=[*start, *_for_the_start_page()],
        scope=_everything if year is None else _below(start),
        aliases={"/": _START} | ({} if year is None else _homes()),
        progress=progress,
    )
    walk.run()
    walk.write_page(_START, _start_page(year))
    what = "The public site" if year is None else f"The year {year} of the site"
    bag.seal(folder, about=f"{what} {settings.SITE_URL}, as files; begin with data/{_START}.")
    files = [path for path in folder.rglob("*") if path.is_file()]
    return Report(target, len(files), sum(path.stat().st_size for path in files), walk.missing)


def _everything(path: str) -> bool:
    return True


def _below(start: list[str]):
    """What belongs to a year: its own pages, what stands below them, and what they are made of."""
    files = tuple(f"{path.rstrip('/')}." for path in start)
    shared = (*ALIKE, "/accents", "/id/")
    return lambda path: path.startswith((*start, *files, *shared))


def _homes() -> dict[str, str]:
    """The home page of each language leads to the first page of a year's export."""
    return {f"/{code}/": _START for code in settings.PUBLIC_LANGUAGES}


def _for_the_start_page() -> list[str]:
    """What the first page of the export is made of. Raises ExportError where it is not there."""
    try:
        return [static(bundle.NAME)]
    except ValueError as error:
        raise ExportError(
            "No static files were collected on this machine. Run manage.py collectstatic first."
        ) from error


def _start_page(year: int | None) -> str:
    """The first page: the languages, each leading to its own pages."""
    rows = []
    for code in settings.PUBLIC_LANGUAGES:
        with override(code):
            names = {"tag": languages.tag(code), "name": languages.own_name(code)}
            direction = languages.direction(code)
            page = {"url": registry.front(year), "sentence": _sentence(year)}
            rows.append(names | page | {"direction": direction})
    return render_to_string("site_export/index.html", {"rows": rows, "site": settings.SITE_URL})


def _sentence(year: int | None) -> str:
    """What the export holds, in the active language."""
    if year is None:
        return _("All pages of the site")
    return _("The year %(year)s") % {"year": year}


def _refuse_what_is_no_export(target: Path, as_zip: bool) -> None:
    """A place that holds something else is never written over."""
    if as_zip and target.is_dir():
        raise ExportError(f"{target} is a folder. Name a file that ends in .zip.")
    if not as_zip and target.exists() and not bag.is_bag(target):
        raise ExportError(f"{target} is there and is no earlier export. Name another place.")


@contextlib.contextmanager
def alone(target: Path) -> Iterator[None]:
    """Hold the place while an export is written there; ExportError when another one is."""
    with _beside(target, "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise ExportError(f"{target} is being written already.") from error
        yield


def _take_the_place(beside: Path, target: Path) -> None:
    """Put a whole folder where it belongs; an earlier export steps aside and goes."""
    old = _beside(target, "old")
    _remove(old)
    if target.exists():
        target.rename(old)
    beside.rename(target)
    _remove(old)


def _zip(beside: Path, target: Path) -> None:
    """Make the zip file beside its place, then put it there."""
    packed = _beside(target, "zip.part")
    try:
        bag.zipped(beside, packed, name=target.stem)
        packed.replace(target)
    finally:
        packed.unlink(missing_ok=True)


def _beside(target: Path, ending: str) -> Path:
    """A hidden neighbour of the place, on the same disk, so that renaming is one step."""
    return target.with_name(f".{target.name}.{ending}")


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
