"""Whether a worker grows: 10,000 requests after a warm-up, which ``make load`` runs too.

``python -m tests.load_memory`` runs it alone. The warm-up fills what a worker keeps up to its
bound, lower here than in production so that few pages fill it; what grows beyond is a leak.
"""

import http.client
import random
from importlib import import_module
from itertools import islice

from django.test.utils import setup_test_environment

from tests.bench_database import on_its_own_database
from tests.bench_server import BROWSER, WITH_COOKIE, serving
from tests.load_forms import form_with

REQUESTS, WARM, GROWTH = 10_000, 2_000, 1.10
_BOUND = {"KEPT_PAGES_MEGABYTES": "2"}


def run(environment: dict, known: dict) -> bool:
    """Ask one worker, print how it grows; answers whether it grows too much."""
    with serving(environment | _BOUND, workers=1) as server:
        questions = _questions(known, signed_in(server.port, known))
        _ask(server, questions, WARM)
        warm = server.kibibytes()[0]
        print(f"memory of a worker after a warm-up of {WARM:,}: {warm / 1024:.1f} MiB")
        for _fifth in range(5):
            _ask(server, questions, REQUESTS // 5)
            print(f"  {REQUESTS // 5:,} requests later: {server.kibibytes()[0] / 1024:.1f} MiB")
        grown = server.kibibytes()[0] / warm
    print(f"grown to {grown:.3f} of that (at most {GROWTH})", flush=True)
    return grown > GROWTH


def _questions(known: dict, cookie: str):
    """Pages of all kinds without end: one in four with a cookie, one in ten an officer's."""
    chance, kinds = random.Random(2018), list(known["readers"].values())
    own = known["officers"][0]
    pages = [*own["lists"], own["sheet"], *own["sessions"], *own["pages"], *own["texts"]]
    while True:
        for number in range(20):
            path = chance.choice(chance.choice(kinds))
            yield path, WITH_COOKIE if number % 4 == 0 else BROWSER
            if number % 10 == 9:
                yield chance.choice(pages), BROWSER | {"Cookie": cookie}


def signed_in(port: int, known: dict) -> str:
    """The cookies of an officer who signed in by the form, as everybody does."""
    own, path = known["officers"][0], known["sign_in"]
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = known["headers"] | {"Accept-Encoding": "identity"}
    connection.request("GET", path, headers=headers)
    page = connection.getresponse()
    form, cookie = form_with(page.read().decode(), "password"), _cookies(page)
    headers |= {"Cookie": cookie, "Origin": "https://" + headers["Host"]}
    headers["Content-Type"] = "application/x-www-form-urlencoded"
    body = form.sent(username=own["name"], password=own["password"])
    connection.request("POST", form.action or path, body, headers)
    answer = connection.getresponse()
    connection.close()
    if answer.status != 302:
        raise SystemExit(f"The officer could not sign in: {answer.status}.")
    return _cookies(answer)


def _cookies(answer) -> str:
    """What an answer sets, as it is sent back."""
    given = answer.headers.get_all("Set-Cookie", [])
    return "; ".join(each.partition(";")[0] for each in given)


def _ask(server, questions, count: int) -> None:
    """So many of them, from many addresses as behind a proxy; each page must be there."""
    for number, (path, headers) in enumerate(islice(questions, count)):
        sender = {"X-Forwarded-For": f"198.51.100.{number % 250 + 1}"}
        status = server.ask(path, headers | sender).status
        if status != 200:
            raise SystemExit(f"{path} answered {status}.")


def main() -> int:
    """Fill, and ask."""
    setup_test_environment(debug=False)
    load = import_module("tests.load")
    meeting = import_module("tests.load_data").fill()
    known, environment = load.facts(meeting), load.deployed()
    return int(run(environment, known))


if __name__ == "__main__":
    on_its_own_database("tests.load_memory", main)
