"""Measure the pages that matter and the memory, on a database of their own: ``make bench``.

First the server's CPU a request, on two workers, beside a bare Django view of the same run. Then
times of Django's test client in one process; since machines differ, each page is also compared
with the home page of the same run. ``--server`` measures the first alone.
"""

import gzip
import os
import statistics
import sys
import tempfile
import time
from importlib import import_module
from io import StringIO
from pathlib import Path

import django
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment

from tests import bench_memory, bench_server

RUNS = 20
PAGES = {
    "home": "/fr/",
    "archive": "/fr/meetings/",
    "meeting": "/fr/meetings/2018/krakow-katowice/",
    "declaration in French": "/fr/declarations/2018/mayors-declaration/",
    "declaration in Arabic": "/ar/declarations/2018/mayors-declaration/",
    "declaration in Chinese": "/zh-hans/declarations/2018/mayors-declaration/",
    "side by side, three languages": "/fr/declarations/2018/mayors-declaration/with/ar+zh-hans/",
    "paragraph": "/fr/declarations/2018/mayors-declaration/p/4/",
    "declarations": "/fr/declarations/",
    "cities, 404 rows": "/fr/cities/",
    "city": "/fr/cities/krakow/",
    "API: 100 cities": "/api/v1/cities?limit=100",
    "API: paragraphs": "/api/v1/declarations/2018/mayors-declaration/paragraphs",
    "API: its description": "/api/v1/openapi.json",
    "cities as CSV": "/fr/cities.csv",
}


def fill() -> None:
    """Fill the fresh database as a new site is filled."""
    for command in ("migrate", "setup_roles", "load_starter_data"):
        call_command(command, verbosity=0, stdout=StringIO())


def staff() -> Client:
    """A browser in which a member of staff is signed in."""
    user = apps.get_model("auth", "User").objects.create_superuser("staff")
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def measure(client: Client, address: str) -> tuple[int, float, int, int]:
    """Queries, milliseconds in the middle of all runs, bytes of HTML, bytes with gzip."""
    with CaptureQueriesContext(connection) as queries:
        page = client.get(address)
        count = len(queries)
    if page.status_code != 200:
        raise SystemExit(f"{address} answered {page.status_code}.")
    times = []
    for _run in range(RUNS):
        began = time.perf_counter()
        client.get(address)
        times.append((time.perf_counter() - began) * 1000)
    size = len(gzip.compress(page.content, 6))
    return count, statistics.median(times), len(page.content), size


def report(rows: dict[str, tuple[int, float, int, int]]) -> None:
    """Print the table; the last column is the time in home pages."""
    print(f"{'page':<30}{'queries':>8}{'ms':>8}{'bytes':>9}{'gzip':>8}{'× home':>8}")
    home = rows["home"][1]
    for name, (queries, middle, size, small) in rows.items():
        ratio = middle / home
        print(f"{name:<30}{queries:>8}{middle:>8.1f}{size:>9}{small:>8}{ratio:>8.1f}")


def thirty_paragraphs() -> None:
    """A public declaration of thirty paragraphs, in French, not adopted."""
    meeting = apps.get_model("meetings", "AnnualMeeting").objects.get(year=2018)
    known = apps.get_model("declarations", "Declaration").objects.get(slug="mayors-declaration")
    texts = list(known.paragraphs.values_list("body_fr", flat=True))
    made = meeting.declarations.create(
        slug="thirty-paragraphs", title_fr="Déclaration", original_language="fr"
    )
    for number in range(30):
        made.add_paragraph(body_fr=texts[number % len(texts)])
    made.versions.create(language="fr", label="original", published_at=known.meeting.published_at)


def sixty_sessions() -> None:
    """A released programme of sixty sessions, at a meeting of its own."""
    release = import_module("meetings.programme.actions").release
    release(meeting=import_module("tests.bench_programme").fill(60))


def on_the_server() -> None:
    """The server's CPU a request, beside a bare view."""
    thirty_paragraphs()
    sixty_sessions()
    reader = Client()
    addresses = {kind.path for kind in bench_server.kinds()} - {"/bare/"}
    bench_server.run({address: measure(reader, address)[0] for address in addresses})


def main() -> None:
    """Fill a database, ask for every page and the memory, print what was measured."""
    setup_test_environment(debug=False)
    fill()
    on_the_server()
    if "--server" in sys.argv:
        return
    reader = Client()
    rows = {name: measure(reader, address) for name, address in PAGES.items()}
    rows |= bench_desk.measure_pages(staff(), measure)
    report(rows)
    bench_desk.measure_checks()
    bench_desk.measure_terms()
    bench_desk.measure_reconciling()
    bench_pdf.measure_pdf()
    bench_memory.run()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(f"{folder}/static")  # WhiteNoise warns when there is none
        os.environ.setdefault("FONTS_DIR", str(Path("var", "fonts").resolve()))
        os.environ |= {"VAR_DIR": folder, "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3"}
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "uccn.settings")
        django.setup()
        bench_desk = import_module("tests.bench_desk")
        bench_pdf = import_module("tests.bench_pdf")
        sys.exit(main())
