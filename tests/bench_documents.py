"""Measure a meeting's documents: ``python -m tests.bench_documents``.

Sixty documents in six languages, listed; then all of them in one zip of 500 MB, read as a server
would send it: how much more memory the process takes meanwhile. The goals are the issue's.
"""

import re
import subprocess
import sys
import time
from pathlib import Path

import django
from django.core.management import call_command
from django.test import Client
from django.test.utils import setup_test_environment

from tests.bench import measure
from tests.bench_database import on_its_own_database

DOCUMENTS, CODES = 60, ("fr", "en", "es", "ar", "ru", "pl")
MEGABYTES = 500
_LINES = b"0123456789abcdef" * 64


def fill(count: int = DOCUMENTS):
    """A public meeting with so many documents, those in French large; returns the meeting."""
    from tests.factories.documents import DocumentFactory, add_file
    from tests.factories.meetings import AnnualMeetingFactory
    from tests.factories.programme import SessionFactory
    from tests.factories.staff import StaffFactory
    from translations.actions import together

    by = StaffFactory()
    with together(trust=True):
        meeting = AnnualMeetingFactory(public=True, slug="bench", time_zone="Europe/Warsaw")
        session = SessionFactory(meeting=meeting)
        for number in range(count):
            document = DocumentFactory(meeting=meeting, session=session)
            for code in CODES:
                size = MEGABYTES * 1_000_000 // count if code == "fr" else 1000
                line = f"{number} {code}\n".encode() + _LINES
                content = line * (size // len(line) + 1)
                add_file(document, code, content, by=by)
    return meeting


def peak() -> float:
    """The most memory that the process had so far, in MB; Linux alone tells it of no other one."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) / 1000


def read_zip(address: str) -> None:
    """Take the zip piece by piece and throw it away; say what that took."""
    client = Client()
    # What the first request of a process takes for itself is no part of the measure.
    client.get(address.rpartition("/")[0] + "/")
    before, began = peak(), time.perf_counter()
    response = client.get(address)
    size = sum(len(piece) for piece in response.streaming_content)
    seconds = time.perf_counter() - began
    assert size == int(response.headers["Content-Length"])
    print(
        f"from {before:.1f} MB: a zip of {size / 1_000_000:.0f} MB in {seconds:.1f} s, "
        f"with {peak() - before:.1f} MB more memory (goal 100)"
    )


def main() -> None:
    """Fill, ask for the pages, read the zip in a process that has done nothing large before."""
    setup_test_environment(debug=False)
    call_command("compile_catalogues", verbosity=0)
    call_command("migrate", verbosity=0)
    meeting, client = fill(), Client()
    print(f"{'page':<24}{'queries':>8}{'ms':>8}{'bytes':>10}   goal: 8 queries")
    slug = meeting.documents.first().slug
    pages = {"documents": "", "in Polish": "?language=pl", "one document": f"{slug}/"}
    for name, below in pages.items():
        path = f"/ar/{meeting.address}/documents/{below}"
        queries, middle, size, _small = measure(client, path)
        print(f"{name:<24}{queries:>8}{middle:>8.1f}{size:>10,}", flush=True)
    again = [sys.executable, "-m", "tests.bench_documents", "--read"]
    subprocess.run([*again, f"/fr/{meeting.address}/documents/fr.zip"], check=True)  # noqa: S603


if __name__ == "__main__":
    if "--read" in sys.argv:
        django.setup()
        setup_test_environment(debug=False)
        sys.exit(read_zip(sys.argv[-1]))
    sys.exit(on_its_own_database("tests.bench_documents", main))
