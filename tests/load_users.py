"""Readers and officers, as locust plays them; ``tests.load`` starts this beside the server.

A reader asks, now and then with what the browser has of the page, now and then with a cookie. An
officer signs in and works on what is his or hers, in the admin and at the desk.
"""

import json
import os
import random
import sys
from http.cookiejar import DefaultCookiePolicy
from itertools import count
from pathlib import Path

from locust import FastHttpUser, between, events, task

from tests.load_forms import form_with

FACTS = json.loads(Path(os.environ["LOAD_FACTS"]).read_text("utf-8"))
READERS, OFFICERS = FACTS["readers"], FACTS["officers"]
# How often readers ask for a kind of page, among a hundred or so.
SHARES = {
    "home": 10, "archive": 6, "meeting": 10, "programme": 12, "session": 8, "documents": 4,
    "document file": 6, "declaration": 8, "paragraph": 4, "practical page": 6, "search": 8,
    "cities": 4, "city": 8, "feed": 3, "calendar": 3, "API": 3,
}  # fmt: skip
_numbers = {"reader": count(), "officer": count()}


class Person(FastHttpUser):
    """Somebody behind a proxy that ends TLS, at an address of his or her own."""

    abstract = True
    kind = "reader"

    def on_start(self) -> None:
        """The address, and cookies that travel although the last step is not encrypted."""
        self.number = next(_numbers[self.kind])
        last = self.number + (100 if self.kind == "officer" else 1)
        self.sent = FACTS["headers"] | {"X-Forwarded-For": f"198.51.100.{last}"}
        policy = DefaultCookiePolicy(secure_protocols=("http", "https"))
        self.client.cookiejar.set_policy(policy)
        self.chance = random.Random(f"{self.kind} {self.number}")

    def ask(self, name: str, path: str, expected: tuple[int, ...] = (200,), **options):
        """One request; any other answer than those expected is an error that names its address."""
        method = options.pop("method", "GET")
        headers = self.sent | options.pop("headers", {})
        label = f"{self.kind}: {name}"
        with self.client.request(
            method, path, label, headers=headers, allow_redirects=False, catch_response=True,
            **options,
        ) as answer:  # fmt: skip
            if answer.status_code in expected:
                answer.success()
            else:
                answer.failure(f"{method} {path} answered {answer.status_code}")
        return answer

    def send(self, name: str, path: str, form, **changed: str):
        """Send a form; the site answers by leading elsewhere, or else it was refused."""
        headers = {
            "Origin": "https://" + FACTS["headers"]["Host"],
            "Content-Type": "application/x-www-form-urlencoded",
        }
        body = form.sent(**changed)
        return self.ask(name, path, (302,), method="POST", data=body, headers=headers)


class Reader(Person):
    """Reads one page after the other."""

    fixed_count = FACTS["counts"]["readers"]
    wait_time = between(0.5, 1.5)

    def on_start(self) -> None:
        """Has no page yet."""
        super().on_start()
        self.tags: dict[str, str] = {}

    @task
    def read(self) -> None:
        """A page of some kind, in some language; half of the time one that was read already."""
        (kind,) = self.chance.choices(list(SHARES), list(SHARES.values()))
        path, headers = self.chance.choice(READERS[kind]), {}
        if path in self.tags and self.chance.random() < 0.5:
            headers["If-None-Match"] = self.tags[path]
        if self.chance.random() < 0.2:
            headers["Cookie"] = "seen=1"
        expected = (200, 304) if "If-None-Match" in headers else (200,)
        answer = self.ask(kind, path, expected, headers=headers)
        if tag := answer.headers and answer.headers.get("ETag"):
            self.tags[path] = tag


class Officer(Person):
    """Works on the site."""

    kind = "officer"
    fixed_count = FACTS["counts"]["officers"]
    wait_time = between(1, 3)

    def on_start(self) -> None:
        """Sign in first."""
        super().on_start()
        self.own = OFFICERS[self.number]
        self.turn = count()
        sign_in(self)

    def next_of(self, name: str) -> str:
        """One after the other of what is the officer's own."""
        return self.own[name][next(self.turn) % len(self.own[name])]

    def open(self, name: str, path: str, field: str):
        """A page with the form that has such a field."""
        answer = self.ask(name, path)
        return form_with(answer.text, field) if answer.status_code == 200 else None

    @task(4)
    def look(self) -> None:
        """A list of the admin."""
        self.ask("list", self.chance.choice(self.own["lists"]))

    @task(2)
    def save_session(self) -> None:
        """Open a session and save it with another title."""
        self._save("session", self.next_of("sessions"), "title_en")

    @task(2)
    def save_page(self) -> None:
        """Open a practical page and save it with another text."""
        self._save("practical page", self.next_of("pages"), "body_fr")

    def _save(self, name: str, path: str, field: str) -> None:
        """Change one field of a form of the admin."""
        if form := self.open(f"open {name}", path, field):
            text = f"{form.value(field).partition(' ·')[0]} · {next(self.turn)}"
            self.send(f"save {name}", path, form, **{field: text, "_continue": "1"})

    @task(3)
    def translate(self) -> None:
        """Look at a sheet of the desk, open a text, save a draft."""
        self.ask("desk: sheet", self.own["sheet"])
        path = self.next_of("texts")
        if form := self.open("desk: open a text", path, "text"):
            text = f"{form.value('text').partition(' ·')[0]} · {next(self.turn)}"
            self.send("desk: save a draft", path, form, text=text, do="save")

    @task(1)
    def publish(self) -> None:
        """Publish a page, and withdraw it again."""
        path = self.next_of("drafts").removesuffix("change/")
        for name in ("publish", "withdraw"):
            if form := self.open(f"ask to {name}", f"{path}{name}/", "csrfmiddlewaretoken"):
                self.send(name, f"{path}{name}/", form, confirm="on")


def sign_in(officer: Officer) -> None:
    """By the form, as everybody does."""
    path = FACTS["sign_in"]
    form = officer.open("sign-in page", path, "password")
    own = {"username": officer.own["name"], "password": officer.own["password"]}
    officer.send("sign in", form.action or path, form, **own)


@events.quitting.add_listener
def report(environment, **_more) -> None:
    """Print how long each kind of answer took, and fail when anything did."""
    stats = environment.stats
    print(f"\n{'answers':<32}{'asked':>7}{'failed':>8}{'p50':>7}{'p95':>7}{'p99':>7}  ms")
    for entry in sorted(stats.entries.values(), key=lambda each: each.name):
        _line(entry.name, entry)
    _line("all", stats.total)
    print(f"requests a second: {stats.total.total_rps:.1f}", flush=True)
    for error in stats.errors.values():
        print(f"{error.occurrences} × {error.name}: {error.error}", file=sys.stderr)
    broken = environment.runner.exceptions
    for each in broken.values():
        print(each["traceback"], file=sys.stderr)
    environment.process_exit_code = 1 if stats.errors or broken or not _all_asked(stats) else 0


def _line(name: str, entry) -> None:
    """One kind of answer."""
    times = [entry.get_response_time_percentile(share) or 0 for share in (0.5, 0.95, 0.99)]
    figures = "".join(f"{time:>7.0f}" for time in times)
    print(f"{name:<32}{entry.num_requests:>7}{entry.num_failures:>8}{figures}")


def _all_asked(stats) -> bool:
    """Whether every kind of page was asked for: a load that leaves one out measures nothing."""
    asked = {entry.name for entry in stats.entries.values()}
    wanted = {f"reader: {kind}" for kind in SHARES}
    wanted |= {f"officer: {name}" for name in ("save session", "desk: save a draft", "withdraw")}
    for name in sorted(wanted - asked):
        print(f"Nobody asked for “{name}”.", file=sys.stderr)
    return wanted <= asked
