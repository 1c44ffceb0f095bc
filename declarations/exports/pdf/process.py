"""The site's side of the child process that makes PDF files.

typst and its fonts take far more memory than a web worker, so they live in one child a worker,
started at the first request. It is asked one document at a time; one that fails or takes too long
is ended, and the next request starts another. The child ends with its worker, see ``child``.
"""

import atexit
import json
import logging
import os
import subprocess
import sys
import threading
from pathlib import Path

from django.utils.translation import gettext as _

from declarations.exports.pdf.problems import PdfUnavailable

SECONDS = 20
_HERE = Path(__file__).parent
# Nothing of the site's environment (keys, addresses) is of use to the child.
_ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "LANG")
_logger = logging.getLogger(__name__)


class Typesetter:
    """One child process and the lock by which one thread at a time speaks to it."""

    def __init__(self, program: Path = _HERE / "child.py", seconds: float = SECONDS) -> None:
        self.program, self.seconds = program, seconds
        self._lock = threading.Lock()
        self._process: subprocess.Popen | None = None
        self._folders: tuple[str, ...] = ()

    def compiled(self, request: dict, folders: tuple[str, ...]) -> bytes:
        """The PDF of a request. Raises PdfUnavailable."""
        if not self._lock.acquire(timeout=self.seconds):
            raise PdfUnavailable(_("Too many PDF files are asked for. Try again in a minute."))
        try:
            answer, pdf = self._answer(json.dumps(request).encode("ascii") + b"\n", folders)
        finally:
            self._lock.release()
        if "error" in answer:
            _logger.error("typst refused a document: %s", answer["error"])
            raise PdfUnavailable(_("The PDF cannot be made. Tell the staff of this site."))
        for warning in answer.get("warnings", ()):
            _logger.warning("typst warned: %s", warning)
        return pdf

    def close(self) -> None:
        """End the child, if there is one, and wait until it is gone."""
        if self._process is None:
            return
        process, self._process = self._process, None
        process.kill()
        process.stdin.close()
        process.stdout.close()
        process.wait()

    def leave(self) -> None:
        """After a fork: the child is the parent's, so forget it without touching it."""
        if self._process is not None:
            self._process.stdin.close()
            self._process.stdout.close()
            self._process.poll()
        self._process, self._lock = None, threading.Lock()

    def _answer(self, line: bytes, folders: tuple[str, ...]) -> tuple[dict, bytes]:
        """The child's answer; when one that was idle ended just now, a new one's."""
        was_running = self._is_running(folders)
        try:
            return self._asked(line, folders)
        except _Ended as ended:
            if ended.in_time and was_running:
                try:
                    return self._asked(line, folders)
                except _Ended as again:
                    ended = again
            _logger.error("The process that makes PDF files %s.", ended)
            raise PdfUnavailable(
                _("PDF files cannot be made at the moment. Try again in a minute.")
            ) from ended

    def _asked(self, line: bytes, folders: tuple[str, ...]) -> tuple[dict, bytes]:
        """What the child says to a request within the time. Raises _Ended, the child being gone."""
        process = self._started(folders)
        timer = threading.Timer(self.seconds, process.kill)
        timer.daemon = True
        timer.start()
        try:
            _write(process.stdin, line)
            answer = json.loads(process.stdout.readline() or b"")
            return answer, _read(process.stdout, answer["length"])
        except (OSError, EOFError, ValueError, LookupError, TypeError) as error:
            in_time = timer.is_alive()
            self.close()
            raise _Ended(in_time) from error
        except BaseException:
            # The worker is told to stop: the rest of this answer must not be taken for the next.
            self.close()
            raise
        finally:
            timer.cancel()

    def _is_running(self, folders: tuple[str, ...]) -> bool:
        """Whether a child lives that has the fonts of these folders."""
        lives = self._process is not None and self._process.poll() is None
        return lives and self._folders == folders

    def _started(self, folders: tuple[str, ...]) -> subprocess.Popen:
        """The child that has the fonts of these folders; started if there is none."""
        if not self._is_running(folders):
            self.close()
            self._folders = folders
            # Unbuffered, so that a fork never holds half a request; a session of its own, so that
            # a key pressed in the terminal is the parent's alone.
            self._process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-I", str(self.program), str(_HERE), *folders],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                bufsize=0,
                env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
                start_new_session=True,
            )
        return self._process


class _Ended(Exception):
    """The child ended instead of answering; ``in_time`` unless it was ended for being late."""

    def __init__(self, in_time: bool) -> None:
        self.in_time = in_time
        super().__init__("ended instead of answering" if in_time else "took too long")


def _write(pipe, data: bytes) -> None:
    """Write all of it; a pipe takes what fits."""
    rest = memoryview(data)
    while rest:
        rest = rest[pipe.write(rest) :]


def _read(pipe, length: int) -> bytes:
    """Read so many bytes. Raises EOFError when there are fewer."""
    found = bytearray()
    while len(found) < length:
        part = pipe.read(length - len(found))
        if not part:
            raise EOFError
        found += part
    return bytes(found)


typesetter = Typesetter()
atexit.register(typesetter.close)
os.register_at_fork(after_in_child=typesetter.leave)
