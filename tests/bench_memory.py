"""Measure the translation memory, on a database of its own: ``python -m tests.bench_memory``.

``--postgres`` does the same beside a temporary PostgreSQL. Each figure stands beside a full scan
of the same texts in the same run: every source compared with the question by the same measure.
"""

import statistics
import time
from dataclasses import dataclass, field
from itertools import cycle

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test.utils import setup_test_environment
from rapidfuzz import process
from rapidfuzz.distance import Indel

from tests.bench_database import on_its_own_database
from tests.memory_corpus import Corpus

EDITED = [0.02, 0.10, 0.20, 0.35]
LEAST = 0.6


@dataclass
class Question:
    """A text to ask about, with what was measured."""

    text: str
    is_unrelated: bool = False
    milliseconds: float = 0.0
    scan_milliseconds: float = 0.0
    best: float = 0.0
    found: float = 0.0


class Scan:
    """Compares a text with every source. Each word is one character, so that it is a fair rival."""

    def __init__(self, memory, texts: list[str]) -> None:
        self.memory = memory
        self.characters: dict[str, str] = {}
        self.by_word = [self.encoded(memory.tokens(memory.normalised(text))) for text in texts]
        self.by_letter = [memory.normalised(text) for text in texts]

    def encoded(self, tokens: list[str]) -> str:
        """The tokens, each as one character."""
        known = self.characters
        return "".join(known.setdefault(token, chr(0xE000 + len(known))) for token in tokens)

    def best(self, text: str) -> float:
        """How alike the source is that is most alike."""
        scorer = self.memory.Scorer(text)
        asked = scorer.normal if scorer.is_title else self.encoded(scorer.parts(text))
        choices = self.by_letter if scorer.is_title else self.by_word
        found = process.extractOne(
            asked, choices, scorer=Indel.normalized_similarity, score_cutoff=LEAST - 0.01
        )
        return found[1] if found else 0.0


@dataclass
class Result:
    """What one size or kind of text came to."""

    name: str
    questions: list[Question] = field(default_factory=list)

    @property
    def related(self) -> list[Question]:
        """The questions that were made from a source and have an answer of 60 % or more."""
        edited = [question for question in self.questions if not question.is_unrelated]
        return [question for question in edited if question.best >= LEAST]

    @property
    def recall(self) -> float:
        """How often the best was found, in percent; another one as good counts too."""
        hits = [question.found >= question.best - 1e-9 for question in self.related]
        return 100 * sum(hits) / max(1, len(hits))

    def line(self) -> str:
        """The row of the table."""
        times = sorted(question.milliseconds for question in self.questions)
        scans = statistics.median(question.scan_milliseconds for question in self.questions)
        middle, high = statistics.median(times), times[int(len(times) * 0.95)]
        figures = f"{len(times):>8}{middle:>8.1f}{high:>8.1f}{times[-1]:>8.1f}{scans:>9.0f}"
        found = f"{self.recall:>8.1f} of {len(self.related)}"
        return f"{self.name:<30}{figures}{scans / middle:>8.0f}{found}"


HEAD = (
    f"{'memory of':<30}{'asked':>8}{'ms':>8}{'p95':>8}{'max':>8}{'scan ms':>9}{'× scan':>8}"
    f"{'found %':>8}"
)


class Memory:
    """The site's own functions, loaded when Django is ready."""

    def __init__(self) -> None:
        from translations import memory
        from translations.memory import keys, scoring

        self.suggest, self.remember_many = memory.suggest, memory.remember_many
        self.Entry, self.Scorer = memory.Entry, scoring.Scorer
        self.tokens, self.normalised = keys.tokens, keys.normalised


def fill(memory: Memory, language: str, texts: list[str]) -> None:
    """Remember the texts with translations: all in English, every third in Russian as well."""
    began = time.perf_counter()
    entries = (
        memory.Entry(language, target, text, f"{number} {text}", origin="bench.tmx")
        for number, text in enumerate(texts)
        for target in (["en", "ru"] if number % 3 == 0 else ["en"])
    )
    count = memory.remember_many(entries)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    if count > 1000:
        print(f"{count} translations remembered in {time.perf_counter() - began:.0f} s", flush=True)


def questions(corpus: Corpus, sources: list[list[str]], count: int) -> list[Question]:
    """Sources with 2 to 35 % of their words edited, and one new text in five."""
    made = []
    for _number, share in zip(range(count), cycle([*EDITED, None]), strict=False):
        words = corpus.fresh()
        if share is not None:
            words = corpus.edited(corpus.chance.choice(sources), share)
        made.append(Question(corpus.text(words), share is None))
    return made


def ask(memory: Memory, scan: Scan, language: str, asked: list[Question]) -> None:
    """Ask the memory, then scan everything, for every question."""
    for question in asked:
        began = time.perf_counter()
        offered = memory.suggest(
            source=question.text, source_language=language, target_language="en"
        )
        question.milliseconds = (time.perf_counter() - began) * 1000
        scorer = memory.Scorer(question.text)
        question.found = max((scorer.similarity(one.source) for one in offered), default=0.0)
        began = time.perf_counter()
        question.best = scan.best(question.text)
        question.scan_milliseconds = (time.perf_counter() - began) * 1000


def measure(name: str, corpus: Corpus, language: str, steps: list[tuple[int, int]]) -> list[Result]:
    """Fill the memory step by step; at each size ask so many questions."""
    memory, results, filled = Memory(), [], 0
    sources = corpus.paragraphs(steps[-1][0])
    texts = [corpus.text(words) for words in sources]
    for size, count in steps:
        fill(memory, language, texts[filled:size])
        filled = size
        asked = questions(corpus, sources[:size], count)
        ask(memory, Scan(memory, texts[:size]), language, asked)
        results.append(Result(f"{size:,} {name}", asked))
    return results


def run() -> list[Result]:
    """Everything that is measured, on the database that Django has; prints the table."""
    results = measure("titles", Corpus("fr", words=6, spread=0.35), "fr", [(20_000, 500)])
    results += measure("paragraphs, Arabic", Corpus("ar"), "ar", [(2_000, 100)])
    results += measure(
        "paragraphs, Chinese", Corpus("zh-hans", words=160), "zh-hans", [(2_000, 100)]
    )
    results += measure("paragraphs", Corpus("fr"), "fr", [(10_000, 250), (100_000, 100)])
    rows = apps.get_model("translations", "MemorySketch").objects.count()
    print(f"{connection.vendor}, {rows:,} rows of sketches")
    print(HEAD)
    for result in results:
        print(result.line())
    return results


def main() -> None:
    """Prepare the database and measure."""
    setup_test_environment(debug=False)
    call_command("migrate", verbosity=0)
    run()


if __name__ == "__main__":
    on_its_own_database("tests.bench_memory", main)
