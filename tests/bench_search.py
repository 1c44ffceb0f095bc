"""Measure the search among 100,000 paragraphs: ``python -m tests.bench_search [--postgres]``.

Every paragraph is there in French, every fifth in English, Arabic and Chinese too; the first page
of results is asked for and rendered. The goal is 100 ms on both databases.
"""

import datetime as dt
import gc
import statistics
import time
from itertools import islice

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import setup_test_environment, teardown_test_environment

from tests.bench_database import on_its_own_database
from tests.memory_corpus import Corpus

PARAGRAPHS, WORDS, PER_TEXT, RUNS, GOAL = 100_000, 60, 50, 30, 100
FURTHER = ["en", "ar", "zh-hans"]
# What is asked, on the page of which language.
QUESTIONS = {
    "frequent word": ("fr", "villes"),
    "rare word": ("fr", "zibeline"),
    "Arabic": ("ar", "المدن"),
    "Arabic page, French word": ("ar", "créativité"),
    "Chinese, two characters": ("zh-hans", "城市"),
    "three words": ("fr", "villes développement durable"),
    "two frequent words, a year": ("fr", "réseau villes&year=2018"),
    "two frequent words, a language": ("fr", "réseau villes&language=fr"),
    "one kind, page 40": ("fr", "villes&kind=declaration&page=40"),
    "no hit": ("en", "xylophonist"),
    "ten thousand characters": ("fr", "ville " * 1_666),
}


def fill(count: int) -> None:
    """So many paragraphs in the index, with the pages' own stemming."""
    from uccn.search.entries import entry_of
    from uccn.search.registry import subject_of

    began, subject = time.perf_counter(), subject_of("declaration")
    entry = apps.get_model("search", "Entry")
    made, texts = 0, _texts(count)
    while rows := [entry_of(subject, text) for text in islice(texts, 2_000)]:
        entry.objects.bulk_create(rows, batch_size=500)
        made += len(rows)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    print(f"{made:,} texts of {count:,} paragraphs indexed in {time.perf_counter() - began:.0f} s")


def _texts(count: int):
    """The paragraphs, fifty to a declaration, over nineteen years; one of them has a rare word."""
    from uccn.search.registry import Text

    written = {"fr": Corpus("fr", WORDS), **{code: Corpus(code, WORDS) for code in FURTHER}}
    since = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    paragraphs = {code: corpus.paragraphs(count if code == "fr" else count // 5)
                  for code, corpus in written.items()}  # fmt: skip
    for index in range(count):
        for code in ["fr", *FURTHER] if index % 5 == 0 else ["fr"]:
            words = paragraphs[code][index if code == "fr" else index // 5]
            body = written[code].text(words) + (" Zibeline." if index == count // 2 else "")
            number = index % PER_TEXT + 1
            yield Text(
                object_id=1_000 + index // PER_TEXT, language=code, title="Déclaration",
                body=body, address=f"declarations/2018/bench/p/{number}/", public_from=since,
                year=2008 + index // PER_TEXT % 19, key=str(number), number=number,
            )  # fmt: skip


def measure() -> None:
    """Ask every question, print the middle and the slow ones.

    The pages are timed as readers get them: what the test client notes of each template, copies of
    all that it was given, would be collected at their cost.
    """
    client = Client(SERVER_NAME="localhost")
    found = {name: _hits(client, *asked) for name, asked in QUESTIONS.items()}
    teardown_test_environment()
    # A worker does not hold what the made-up paragraphs leave for the collector to walk through.
    gc.collect()
    gc.freeze()
    print(f"{connection.vendor}: first page, {RUNS} runs each, goal {GOAL} ms")
    print(f"{'question':<34}{'hits':>8}{'ms':>8}{'p95':>8}{'max':>8}")
    for name, (language, words) in QUESTIONS.items():
        times = []
        for _run in range(RUNS):
            began = time.perf_counter()
            client.get(f"/{language}/search/?q={words}")
            times.append((time.perf_counter() - began) * 1000)
        times.sort()
        middle, high = statistics.median(times), times[int(RUNS * 0.95)]
        print(f"{name:<34}{found[name]:>8}{middle:>8.1f}{high:>8.1f}{times[-1]:>8.1f}", flush=True)


def _hits(client: Client, language: str, words: str) -> str:
    """How many texts a question finds: "203", or ">500" where more were not looked at."""
    context = client.get(f"/{language}/search/?q={words}").context
    return f"{'>' if context['is_more'] else ''}{context['count']}"


def run(count: int = PARAGRAPHS) -> None:
    """Fill the index of the database that Django has, and measure."""
    fill(count)
    measure()


def main() -> None:
    """Prepare the database and measure."""
    setup_test_environment(debug=False)
    call_command("compile_catalogues", verbosity=0)
    for command in ("migrate", "load_starter_data"):
        call_command(command, verbosity=0)
    run()


if __name__ == "__main__":
    on_its_own_database("tests.bench_search", main)
