"""Measure the PDF files: milliseconds a document, bytes, and the memory of their process."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from declarations.exports import pdf
from declarations.exports.document import ParagraphText
from declarations.exports.pdf import typesetting
from declarations.exports.pdf.process import typesetter
from tests.declarations.exports.documents import document
from uccn.lib import languages

RUNS = 20
XML = "<a>é</a>".encode() * 6000


def measure_pdf() -> None:
    """Every language, three side by side, an archive copy, a text of five hundred paragraphs."""
    began = time.perf_counter()
    pdf.render(document("en"))
    print(f"PDF: {(time.perf_counter() - began) * 1000:.0f} ms for the first, with its process")
    print(f"{'PDF':<34}{'first':>8}{'again':>8}{'bytes':>9}  (ms)")
    for code in languages.codes():
        if typesetting.are_fetched() or not code.startswith("zh"):
            found = document(code)
            _line(code, lambda found=found: pdf.render(found))
    beside = [document("fr"), document("ar"), document("en")]
    _line("fr, ar and en side by side", lambda: pdf.render_beside(beside))
    _line("fr, with 60 KB of XML inside", lambda: pdf.archive(beside[0], XML))
    many = tuple(_paragraphs(500))
    _line("fr, 500 paragraphs", lambda: pdf.render(document("fr", paragraphs=many)))
    print(f"memory of the process: {_memory()} MB")
    pdf.close()


def _paragraphs(count: int):
    """So many paragraphs, the six of 2018 over and over."""
    texts = document("fr").paragraphs
    for number in range(1, count + 1):
        yield ParagraphText(number, str(number), texts[number % len(texts)].text, "fr")


def _line(name: str, make: Callable[[], bytes]) -> None:
    """One row of the table; typst remembers much of a document that it made before."""
    times = []
    for _run in range(RUNS):
        began = time.perf_counter()
        data = make()
        times.append((time.perf_counter() - began) * 1000)
    first, *again = times
    print(f"{name:<34}{first:>8.1f}{statistics.median(again):>8.1f}{len(data):>9}")


def _memory() -> int:
    """The most that the child has taken, in MB; Linux says it."""
    status = Path(f"/proc/{typesetter._process.pid}/status").read_text("ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) // 1024
