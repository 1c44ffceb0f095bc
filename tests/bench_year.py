"""Measure a whole meeting among twenty: ``python -m tests.bench_year``.

The newest has 80 sessions in six rooms, 60 documents in six languages and 200 pictures: what its
pages cost, and how long its export to files takes in every public language. The goals are the
issue's.
"""

import shutil
import sys
import tempfile
import time
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.test import Client, override_settings
from django.test.utils import setup_test_environment

from tests import bench_programme
from tests.bench import measure
from tests.bench_database import on_its_own_database

MEETINGS, DOCUMENTS, PICTURES = 20, 60, 200
CODES = ("fr", "en", "es", "ar", "ru", "pl")
PAGES = {
    "meeting": ("", 12),
    "programme": ("programme/", 12),
    "documents": ("documents/", 8),
    "album": ("pictures/all/", 12),
}


def fill():
    """Twenty public meetings; returns the one that has everything."""
    from meetings.programme.actions import release
    from tests.factories.albums import AlbumFactory, PictureFactory, with_files
    from tests.factories.documents import DocumentFactory, add_file
    from tests.factories.meetings import AnnualMeetingFactory
    from tests.factories.staff import StaffFactory
    from translations.actions import together

    by = StaffFactory()
    meeting = bench_programme.fill()
    with together(trust=True):
        for number in range(1, MEETINGS):
            AnnualMeetingFactory(public=True, year=2018 - number, slug=f"bench-{number}")
        for _number in range(DOCUMENTS):
            document = DocumentFactory(meeting=meeting)
            for code in CODES:
                add_file(document, code, by=by)
        album = AlbumFactory(meeting=meeting, slug="all", public=True)
        first = with_files(PictureFactory(album=album, public=True))
        for _number in range(1, PICTURES):
            # Drawn once: what is measured is the export, not Pillow.
            _link(first, PictureFactory(album=album, public=True))
    release(meeting=meeting)
    return meeting


def _link(drawn, picture) -> None:
    """Give a picture the files that were drawn for another."""
    from uccn.lib import renditions

    root = Path(settings.PICTURES_ROOT)
    for file in root.glob(f"*/{drawn.key}-*"):
        target = root / renditions.place(picture.key, file.name.removeprefix(f"{drawn.key}-"))
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)


def main() -> None:
    """Fill, ask for the pages, write the year as files."""
    setup_test_environment(debug=False)
    call_command("compile_catalogues", verbosity=0)
    call_command("migrate", verbosity=0)
    with tempfile.TemporaryDirectory() as folder, _apart(folder):
        meeting, client = fill(), Client()
        print(f"{'page':<24}{'queries':>8}{'goal':>6}{'ms':>8}{'bytes':>10}")
        for name, (below, goal) in PAGES.items():
            queries, middle, size, _small = measure(client, f"/ar/{meeting.address}/{below}")
            print(f"{name:<24}{queries:>8}{goal:>6}{middle:>8.1f}{size:>10,}", flush=True)
        began = time.perf_counter()
        call_command("export_site", f"{folder}/out", year=meeting.year, verbosity=0)
        print(f"the year as files: {time.perf_counter() - began:.0f} s (goal 120)")


def _apart(folder: str):
    """Files of the measure lie in a folder of its own; assets come from where they are written."""
    private = {**settings.STORAGES["private"], "OPTIONS": {"location": f"{folder}/private"}}
    return override_settings(
        PICTURES_ROOT=Path(folder) / "pictures",
        STORAGES={**settings.STORAGES, "private": private},
        WHITENOISE_USE_FINDERS=True,
        WHITENOISE_AUTOREFRESH=True,
    )


if __name__ == "__main__":
    sys.exit(on_its_own_database("tests.bench_year", main))
