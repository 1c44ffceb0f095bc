"""Measure the server's CPU a request, side by side with a bare Django view, on two workers.

Every round asks for each kind of answer in turn, so that what else the machine does meets all of
them alike. What counts is the CPU time of the workers, not how long anybody waited.
"""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from uccn.lib import stamp

ROUNDS = 8
HOME, CITIES = "/fr/", "/fr/cities/"
PROGRAMME = "/fr/meetings/2018/bench/programme/"
DECLARATION = "/fr/declarations/2018/thirty-paragraphs/"
# As a browser behind our proxy asks.
BROWSER = {
    "Host": "meetings.example",
    "X-Forwarded-Proto": "https",
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "fr,en;q=0.5",
    "Accept-Encoding": "gzip, deflate, br",
}
# A cookie of anybody's keeps a request away from the pages that are kept: the frame is made, and
# around it all middleware runs, but texts were rendered once for the stamp.
WITH_COOKIE = BROWSER | {"Cookie": "seen=1"}
PRODUCTION = {
    "UCCN_ENV": "production",
    "ALLOWED_HOSTS": "meetings.example",
    "BEHIND_TLS_PROXY": "1",
    "SITE_URL": "https://meetings.example",
    "SECRET_KEY": "measured, not served: " + "0123456789abcdefghijklmnopqrstuvwxyz",
}
# What a deploy does that the start and the pages rest on; see docs/operating.md.
DEPLOY = (
    ("manage.py", "collectstatic", "--noinput", "--verbosity", "0"),
    ("-m", "compileall", "-q", "cities", "declarations", "meetings", "translations", "uccn"),
)


@dataclass
class Kind:
    """A kind of answer, what it may cost in bare views, and what it did."""

    name: str
    path: str
    headers: dict
    goal: float | None = None
    asked: int = 200
    status: int = 200
    seconds: float = 0.0
    count: int = 0
    size: int = 0
    sent: dict = field(default_factory=dict)
    # Whether something else on the site is changed before each request.
    after_change: bool = False

    @property
    def milliseconds(self) -> float:
        """CPU a request."""
        return 1000 * self.seconds / self.count


class Server:
    """Gunicorn with so many workers on a free port; ``given`` names what it serves, and how."""

    def __init__(
        self, environment: dict, workers: int = 2, given=("tests.bench_wsgi",), **process
    ) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        command = [sys.executable, "-m", "gunicorn", *given, "--workers", str(workers),
                   "--bind", f"127.0.0.1:{self.port}", "--log-level", "error"]  # fmt: skip
        self.process = subprocess.Popen(command, env=environment, **process)  # noqa: S603

    def ask(self, path: str, headers: dict) -> http.client.HTTPResponse:
        """One request on a connection of its own; answers with status, headers and length."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        response.length_sent = len(response.read())
        connection.close()
        return response

    def wait(self, path: str = "/bare/") -> None:
        """Until it answers."""
        for _attempt in range(300):
            try:
                return self.ask(path, BROWSER) and None
            except OSError:
                time.sleep(0.1)
        raise SystemExit("The server did not start.")

    @property
    def workers(self) -> list[int]:
        """The workers' process numbers."""
        main = self.process.pid
        return [int(n) for n in Path(f"/proc/{main}/task/{main}/children").read_text().split()]

    def seconds(self) -> float:
        """The CPU time of all workers so far, user and system."""
        return sum(_seconds(pid) for pid in self.workers)

    def memory(self) -> int:
        """The resident memory of the larger worker, in MiB."""
        return max(self.kibibytes()) // 1024

    def kibibytes(self) -> list[int]:
        """The resident memory of each worker, in KiB."""
        sizes = [Path(f"/proc/{pid}/statm").read_text().split()[1] for pid in self.workers]
        return [int(size) * os.sysconf("SC_PAGE_SIZE") // 1024 for size in sizes]


def _seconds(pid: int) -> float:
    """A process's CPU time: by the scheduler's clock, or else in ticks."""
    if (exact := Path(f"/proc/{pid}/schedstat")).exists():
        return int(exact.read_text().split()[0]) / 1e9
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(environment: dict, workers: int = 2):
    """A server that ends with the block."""
    server = Server(environment, workers)
    try:
        server.wait()
        yield server
    finally:
        server.process.send_signal(signal.SIGTERM)
        server.process.wait()


def kinds() -> list[Kind]:
    """What is measured, the bare view first."""
    return [
        Kind("bare Django view", "/bare/", BROWSER),
        Kind("declaration, kept", DECLARATION, BROWSER, 1),
        Kind("declaration, 304", DECLARATION, BROWSER, 1, status=304),
        Kind("cities, kept", CITIES, BROWSER, 1),
        Kind("home, kept", HOME, BROWSER, 1),
        # No page of this stamp: the database is asked for all again, the text is rendered already.
        Kind("declaration, not kept", DECLARATION, BROWSER, 6, asked=60, after_change=True),
        Kind("cities, not kept", CITIES, BROWSER, 25, asked=60, after_change=True),
        Kind("home, not kept", HOME, BROWSER, asked=60, after_change=True),
        Kind("programme, not kept", PROGRAMME, BROWSER, 40, asked=60, after_change=True),
        Kind("declaration, from parts", DECLARATION, WITH_COOKIE, 6, asked=100),
        Kind("cities, from parts", CITIES, WITH_COOKIE, 25, asked=100),
        Kind("home, from parts", HOME, WITH_COOKIE, asked=100),
    ]


def kinds_made_anew() -> list[Kind]:
    """The same pages where nothing is kept at all, as for the first reader of a new release."""
    return [
        Kind("bare Django view", "/bare/", BROWSER, asked=60),
        Kind("declaration, made anew", DECLARATION, BROWSER, asked=30),
        Kind("cities, made anew", CITIES, BROWSER, asked=15),
        Kind("home, made anew", HOME, BROWSER, asked=30),
        Kind("programme, made anew", PROGRAMME, BROWSER, asked=15),
    ]


def measure(server: Server, measured: list[Kind]) -> None:
    """Warm both workers up, then ask for every kind in turn, round after round."""
    for kind in measured:
        _prepare(server, kind)
        for _request in range(20):
            answer = server.ask(kind.path, kind.sent)
        if answer.status != kind.status:
            raise SystemExit(f"{kind.name}: {kind.path} answered {answer.status}.")
        kind.size = answer.length_sent
    for _round in range(ROUNDS):
        for kind in measured:
            _again(server, kind)


def _prepare(server: Server, kind: Kind) -> None:
    """What is sent; for a 304 with the tag of now, since a page that was made again has another."""
    kind.sent = dict(kind.headers)
    if kind.status == 304:
        kind.sent["If-None-Match"] = server.ask(kind.path, kind.headers).getheader("ETag")


def _again(server: Server, kind: Kind) -> None:
    """Some requests of one kind, and what they cost."""
    _prepare(server, kind)
    for _warm in range(4):
        server.ask(kind.path, kind.sent)
    before = server.seconds()
    for _request in range(kind.asked):
        if kind.after_change:
            stamp.renew()
        server.ask(kind.path, kind.sent)
    kind.seconds += server.seconds() - before
    kind.count += kind.asked


def report(measured: list[Kind], queries: dict[str, int]) -> None:
    """Print the table; the ratio is to the first line, in the same run."""
    bare = measured[0].milliseconds
    print(
        f"\n{'CPU of two workers':<30}{'queries':>8}{'bytes':>8}{'ms':>8}{'× bare':>8}{'goal':>7}"
    )
    for kind in measured:
        asked = queries.get(kind.path, 0) if kind.after_change or "anew" in kind.name else 0
        goal = f"≤ {kind.goal:g}" if kind.goal else ""
        ratio = kind.milliseconds / bare
        row = f"{kind.name:<30}{asked:>8}{kind.size:>8}{kind.milliseconds:>8.2f}{ratio:>8.2f}"
        print(f"{row}{goal:>7}")


def serve_everything(server: Server) -> None:
    """Ask both workers for lists, texts and data in every language, as in a worker's whole life."""
    paths = ["cities/", "", DECLARATION.removeprefix("/fr/"), "meetings/", "search/?q=paix"]
    asked = [f"/{code}/{path}" for code, _name in settings.LANGUAGES for path in paths]
    for path in [*asked, "/api/v1/cities?limit=100", "/fr/cities.csv", "/sitemap.xml"]:
        for _request in range(6):
            server.ask(path, WITH_COOKIE)


def starting(environment: dict) -> float:
    """How long it takes from nothing to the first answer of a worker, at best of five.

    The whole life of the process counts, so its end too.
    """
    code = "from tests.bench_wsgi import site; from django.test import Client; import sys; " \
           "sys.exit(Client(headers={'host': 'meetings.example'})" \
           ".get('/fr/', secure=True).status_code != 200)"  # fmt: skip
    times = []
    for _time in range(5):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], env=environment, check=True)  # noqa: S603
        times.append(time.perf_counter() - began)
    return min(times)


def run(queries: dict[str, int]) -> None:
    """Measure on the database of the bench, with the stamp in a file, then in Redis."""
    environment = os.environ | PRODUCTION
    for step in DEPLOY:
        subprocess.run([sys.executable, *step], env=environment, check=True)  # noqa: S603
    with serving(environment) as server:
        measured = kinds()
        measure(server, measured)
        report(measured, queries)
        print(f"{'memory of a worker, MiB':<30}{'':>24}{server.memory():>8}{'≤ 90':>7}")
        serve_everything(server)
        print(f"{'… all pages, six languages':<30}{'':>24}{server.memory():>8}")
    with serving(environment | {"KEPT_PAGES_MEGABYTES": "0"}) as server:
        measured = kinds_made_anew()
        measure(server, measured)
        report(measured, queries)
    print(f"{'start to first answer, s':<30}{'':>24}{starting(environment):>8.2f}{'≤ 1':>7}")
    with redis_server() as address:
        if address:
            _with_redis(environment | {"REDIS_URL": address})


def _with_redis(environment: dict) -> None:
    """The same for pages that are kept, with the stamp in Redis; without a goal."""
    with serving(environment) as server:
        measured = [kind for kind in kinds() if kind.goal in (None, 1) and kind.asked == 200]
        for kind in measured[1:]:
            kind.name, kind.goal = f"{kind.name}, Redis", None
        measure(server, measured)
        report(measured, {})


@contextmanager
def redis_server():
    """A Redis of our own, on a socket; '' where none is installed."""
    program = shutil.which("redis-server")
    if program is None:
        print("No redis-server here: its ratio is not measured.")
        yield ""
        return
    with tempfile.TemporaryDirectory() as folder:
        place = f"{folder}/redis.sock"
        command = [program, "--port", "0", "--unixsocket", place, "--save", "", "--dir", folder]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603
        while not Path(place).exists():
            time.sleep(0.05)
        try:
            yield f"unix://{place}"
        finally:
            process.terminate()
            process.wait()
