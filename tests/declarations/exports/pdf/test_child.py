"""The child process: started on demand, ended when it fails, never left behind."""

import logging
import os
import subprocess
import sys
import threading

import pytest
from django.conf import settings

from declarations.exports import pdf
from declarations.exports.pdf.process import Typesetter, typesetter
from tests.declarations.exports.documents import document

MINUTE = "PDF files cannot be made at the moment. Try again in a minute."
REQUEST = {"template": "declaration.typ", "inputs": {}, "standards": [], "timestamp": 0}
ECHO = """
import json, sys
for line in sys.stdin.buffer:
    head = json.dumps({"warnings": [], "length": 3}).encode()
    sys.stdout.buffer.write(head + b"\\n" + b"PDF")
    sys.stdout.buffer.flush()
"""


@pytest.fixture
def program(tmp_path):
    """A child of the test's own, from its source; every one is ended afterwards."""
    made = []

    def _program(source: str, seconds: float = 20) -> Typesetter:
        path = tmp_path / f"child_{len(made)}.py"
        path.write_text(source, "utf-8")
        made.append(Typesetter(path, seconds))
        return made[-1]

    yield _program
    for one in made:
        one.close()


def _is_alive(pid: int) -> bool:
    """Whether a process is there, dead ones that nobody waited for included."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


_LOADED = """
import sys
import django
django.setup()
from declarations.exports import pdf
from tests.declarations.exports.documents import document
made = pdf.render(document("en"))
pdf.close()
print(made[:5].decode(), "typst" in sys.modules)
"""


def test_the_site_itself_never_loads_typst():
    # A process of its own: other tests make papers with typst themselves.
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True,
        cwd=settings.BASE_DIR, env=os.environ | {"DJANGO_SETTINGS_MODULE": "uccn.settings"},
    )  # fmt: skip
    assert done.stdout.strip() == "%PDF- False"


def test_one_child_serves_many_requests_and_is_gone_after_closing():
    pdf.render(document("en"))
    first = typesetter._process.pid
    pdf.render(document("fr"))
    assert typesetter._process.pid == first
    pdf.close()
    assert not _is_alive(first)


def test_a_child_that_was_killed_is_replaced_and_the_reader_notices_nothing():
    before = pdf.render(document("en"))
    typesetter._process.kill()
    assert pdf.render(document("en")) == before


def test_a_child_that_is_idle_may_end_and_is_started_again(program):
    child = program(ECHO.replace("flush()", "flush()\n    break"))
    assert [child.compiled(REQUEST, ()) for _time in range(3)] == [b"PDF"] * 3


@pytest.mark.parametrize(
    "source",
    [
        "import sys; sys.exit(1)",
        "raise ImportError('no typst')",
        "print('no answer')",
        'print(\'{"warnings": [], "length": 99}\')',
        "print('{}')",
        "print('[]')",
    ],
)
def test_a_child_that_gives_no_answer_is_a_sentence(program, source):
    child = program(f"import sys; sys.stderr = None\n{source}")
    with pytest.raises(pdf.PdfUnavailable) as refusal:
        child.compiled(REQUEST, ())
    assert refusal.value.sentence == MINUTE


def test_a_child_that_takes_too_long_is_ended(program, caplog):
    child = program("import time; time.sleep(60)", seconds=0.2)
    with pytest.raises(pdf.PdfUnavailable) as refusal:
        child.compiled(REQUEST, ())
    assert refusal.value.sentence == MINUTE
    assert caplog.messages == ["The process that makes PDF files took too long."]
    assert child._process is None


def test_what_typst_refuses_is_logged_and_told_without_its_words(caplog):
    with pytest.raises(pdf.PdfUnavailable) as refusal:
        typesetter.compiled(REQUEST | {"inputs": {"data": "{}"}}, ())
    assert refusal.value.sentence == "The PDF cannot be made. Tell the staff of this site."
    assert [record.levelno for record in caplog.records] == [logging.ERROR]


def test_no_document_makes_typst_warn(caplog):
    pdf.render(document("fr"))
    pdf.render_beside([document("fr"), document("ar")])
    pdf.archive(document("ar"), b"<a/>")
    assert caplog.messages == []


def test_many_threads_get_their_own_documents():
    wanted = {code: pdf.render(document(code)) for code in ("fr", "en", "es", "ru")}
    found: list[tuple[str, bytes]] = []
    threads = [
        threading.Thread(target=lambda c=code: found.append((c, pdf.render(document(c)))))
        for code in list(wanted) * 4
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 16
    assert all(data == wanted[code] for code, data in found)


def test_a_busy_child_refuses_who_waits_too_long(program):
    child = program(ECHO, seconds=0.1)
    with child._lock, pytest.raises(pdf.PdfUnavailable) as refusal:
        child.compiled(REQUEST, ())
    assert refusal.value.sentence == "Too many PDF files are asked for. Try again in a minute."


# Forking where threads may run is what this test is about; it is done in a process of its own.
FORKED = """
import os, sys, warnings
import django
django.setup()
from declarations.exports import pdf
from declarations.exports.pdf.process import typesetter
from tests.declarations.exports.documents import document
before = pdf.render(document("en"))
parents = typesetter._process.pid
worker = os.fork()
if worker == 0:
    assert typesetter._process is None
    assert pdf.render(document("en")) == before
    assert typesetter._process.pid != parents
    pdf.close()
    os._exit(0)
_pid, status = os.waitpid(worker, 0)
assert status == 0, status
assert typesetter._process.pid == parents
assert pdf.render(document("en")) == before
print(parents)
"""


def test_a_fork_has_a_child_of_its_own_and_none_is_left_at_the_end():
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", FORKED],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "uccn.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert not _is_alive(int(done.stdout))
