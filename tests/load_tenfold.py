"""Public pages on ten times as many rows: ``python -m tests.load_tenfold [--postgres]``.

Two servers of one worker stand side by side, one on the data of ``make load``, the other on 4,000
cities, 200 meetings and 1,000,000 states of translation. Each page is asked for in turn on both,
made anew, then kept, as readers mostly get it; the best times count. A page may take 1.5 times as
long. A file that is whole by its nature cannot when it is made anew, and is named below: what it
takes is printed and not held against it. Once it is kept, it must be as quick as any.
"""

import os
import shutil
import subprocess
import sys
import time
from importlib import import_module

import django
import psycopg
from django.db import connection
from django.test.utils import setup_test_environment

from tests.bench_database import on_its_own_database
from tests.bench_server import BROWSER, serving

RUNS, TIMES, STATES, GOAL = 8, 10, 1_000_000, 1.5
# Below this the clock and the socket are measured, not the page.
_LEAST = 0.002
# Files for programs, and what they hold one of, ten times as often.
LISTS = {
    "calendar of all": "every meeting",
    "feed": "a hundred meetings at most, here five times as many",
    "sitemap of cities": "every city",
    "cities as CSV": "every city",
}
# Of these the last is made anew for everyone who asks.
NEVER_KEPT = {"cities as CSV": "every city, and never kept"}


def pages(known: dict[str, list[str]]) -> dict[str, str]:
    """One address of every kind of page, those that are lists too."""
    place = known["meeting"][0].rstrip("/")
    french = {kind: next(p for p in paths if p.startswith(("/fr/", "/api/")))
              for kind, paths in known.items()}  # fmt: skip
    return french | {
        "meeting in Arabic": place.replace("/fr/", "/ar/") + "/",
        "speakers": f"{place}/speakers/",
        "practical pages": f"{place}/practical/",
        "search for a city": "/fr/search/?q=Ville+399",
        "declaration in Chinese": known["declaration"][-1],
        "side by side": known["declaration"][0] + "with/ar+zh-hans/",
        "API: one city": "/api/v1/cities/load-7",
        "map of cities": "/fr/cities/map/",
        "figures": "/fr/cities/figures/",
        "map of hosts": "/fr/meetings/map/",
        "declarations": "/fr/declarations/",
        "calendar of all": "/fr/meetings/calendar.ics",
        "sitemap of cities": "/sitemap-cities.xml",
        "cities as CSV": "/fr/cities.csv",
    }


def multiply() -> None:
    """Ten times as many cities and meetings, and states up to a million."""
    data = import_module("tests.load_data")
    actions = import_module("translations.actions")
    found = data.cities(data.CITIES, data.CITIES * TIMES)
    with actions.together(trust=True):
        data.meetings(data.MEETINGS, data.MEETINGS * TIMES, found)
    data.settle()
    import_module("tests.load_states").fill(STATES)
    data.analyse()


def _tenfold() -> dict:
    """The environment of a copy of everything, multiplied by a process of its own."""
    place = f"{os.environ['VAR_DIR']}-tenfold"
    shutil.copytree(os.environ["VAR_DIR"], place)
    environment = os.environ | {"VAR_DIR": place}
    if connection.vendor == "postgresql":
        own = connection.settings_dict["NAME"]
        connection.close()
        with psycopg.connect(dbname="postgres", autocommit=True) as other:
            other.execute(f'CREATE DATABASE "{own}_tenfold" TEMPLATE "{own}"')
        environment["DATABASE_URL"] += "_tenfold"
    else:
        environment["DATABASE_URL"] = f"sqlite:///{place}/bench.sqlite3"
    command = [sys.executable, "-m", "tests.load_tenfold", "--multiply"]
    subprocess.run(command, env=environment, check=True)  # noqa: S603
    return {name: environment[name] for name in ("VAR_DIR", "DATABASE_URL")}


def compare(small, large, asked: dict[str, str]) -> dict[str, list[float]]:
    """The best time of each page on both servers, asked in turn."""
    best = {name: [9.0, 9.0] for name in asked}
    for _run in range(RUNS):
        for name, path in asked.items():
            for place, server in enumerate((small, large)):
                best[name][place] = min(best[name][place], _seconds(server, path))
    return best


def surely(small, large, asked: dict[str, str], lists: dict[str, str]) -> dict[str, list[float]]:
    """The best times; pages that seem too slow are asked for again, when others may be quieter."""
    best = compare(small, large, asked)
    for _time in range(3):
        slow = [name for name in best if _ratio(*best[name]) > GOAL and name not in lists]
        doubted = {name: asked[name] for name in slow}
        again = compare(small, large, doubted)
        best |= {name: list(map(min, best[name], times)) for name, times in again.items()}
    return best


def _ratio(small: float, large: float) -> float:
    """How many times as long it takes on the larger data."""
    return max(large, _LEAST) / max(small, _LEAST)


def _seconds(server, path: str) -> float:
    """How long an answer took, which must be a page."""
    began = time.perf_counter()
    status = server.ask(path, BROWSER).status
    took = time.perf_counter() - began
    if status != 200:
        raise SystemExit(f"{path} answered {status}.")
    return took


def report(title: str, best: dict[str, list[float]], lists: dict[str, str]) -> list[str]:
    """Print the table; answers with the names of pages that took too long."""
    print(f"\n{title:<36}{'L1, ms':>9}{'tenfold':>9}{'ratio':>7}")
    slow = []
    for name, (small, large) in best.items():
        ratio = _ratio(small, large)
        if ratio > GOAL and name not in lists:
            slow.append(name)
        said = f"  {lists[name]}" if name in lists else "  too slow" * (ratio > GOAL)
        print(f"{name:<36}{small * 1000:>9.1f}{large * 1000:>9.1f}{ratio:>7.2f}{said}")
    return slow


def main() -> int:
    """Fill both, measure made anew, then kept."""
    setup_test_environment(debug=False)
    load = import_module("tests.load")
    meeting = import_module("tests.load_data").fill()
    asked = pages(import_module("tests.load_addresses").of_readers(meeting))
    environment = load.deployed()
    connection.close()
    tenfold = environment | _tenfold()
    print(f"{connection.vendor}, {os.cpu_count()} cores, best of {RUNS}, goal {GOAL}", flush=True)
    slow = []
    for title, kept, lists in (("made anew", "0", LISTS), ("kept", "16", NEVER_KEPT)):
        held = {"KEPT_PAGES_MEGABYTES": kept}
        with serving(environment | held, 1) as small, serving(tenfold | held, 1) as large:
            slow += report(title, surely(small, large, asked, lists), lists)
    shutil.rmtree(tenfold["VAR_DIR"])
    return int(bool(slow))


if __name__ == "__main__":
    if "--multiply" in sys.argv:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "uccn.settings")
        django.setup()
        sys.exit(multiply())
    on_its_own_database("tests.load_tenfold", main)
