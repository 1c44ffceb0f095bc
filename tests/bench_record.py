"""Measure the record of changes: ``python -m tests.bench_record [--postgres]``.

What the triggers cost where many rows are written at once, then how long the staff's pages take
among 100,000 changes.
"""

import statistics
import time

from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import setup_test_environment

from tests.bench_database import on_its_own_database

CHANGES, RUNS, LOADS, GOAL = 100_000, 10, 4, 100
PAGES = {
    "first page": "/admin/record/change/",
    "page 900": "/admin/record/change/?p=900",
    "one kind": "/admin/record/change/?kind=cities.city",
    "a frequent word": "/admin/record/change/?q=note",
    "a rare word": "/admin/record/change/?q=n99999",
    "no hit": "/admin/record/change/?q=xylophonist",
    "no hit in Arabic": "/admin/record/change/?q=قيثارة",
    "an object": "/admin/cities/city/1/history/",
}


def loads() -> None:
    """The starter data with the triggers and without, in turn, each rolled back."""
    from uccn.record import triggers

    spent = {"with": [], "without": []}
    for _round in range(LOADS):
        spent["with"].append(_load())
        triggers.remove()
        spent["without"].append(_load())
        triggers.install()
    recorded, plain = (statistics.median(spent[name]) for name in ("with", "without"))
    print(f"starter data: {recorded:.2f} s of CPU with triggers, {plain:.2f} s without, "
          f"{recorded / plain:.2f} times; goal 1.5")  # fmt: skip


def _load() -> float:
    """Seconds of this process for all the starter data."""
    began = time.process_time()
    with transaction.atomic():
        call_command("load_starter_data", verbosity=0)
        transaction.set_rollback(True)
    return time.process_time() - began


def fill() -> None:
    """As many changes of a hundred cities as were asked for, written by the triggers."""
    from cities.models import City
    from uccn.record.models import Change

    texts = [{"slug": f"city-{n}", "name_fr": f"Ville {n}", "country": "AT"} for n in range(100)]
    City.objects.bulk_create(City(**text) for text in texts)
    began = time.perf_counter()
    for number in range(CHANGES // 100):
        with transaction.atomic():
            City.objects.update(note=f"note n{number * 100 + 99} " + "word " * 20)
    made = Change.objects.count()
    print(f"{made:,} changes in {time.perf_counter() - began:.0f} s")
    with connection.cursor() as cursor:
        # As the database's own housekeeping does by itself.
        cursor.execute("ANALYZE")


def pages() -> None:
    """The pages, as a member of the secretariat."""
    from tests.publication.conftest import signed_in

    client = signed_in("Secretariat")
    print(f"{connection.vendor}: {RUNS} runs each, goal {GOAL} ms")
    for name, address in PAGES.items():
        times = []
        for _run in range(RUNS):
            began = time.perf_counter()
            status = client.get(address).status_code
            times.append((time.perf_counter() - began) * 1000)
        print(f"{name:<24}{status:>5}{statistics.median(times):>9.1f}", flush=True)


def main() -> None:
    """Prepare the database and measure."""
    setup_test_environment(debug=False)
    call_command("compile_catalogues", verbosity=0)
    call_command("migrate", verbosity=0)
    loads()
    fill()
    pages()


if __name__ == "__main__":
    on_its_own_database("tests.bench_record", main)
