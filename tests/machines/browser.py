"""A browser whose requests a balancer hands to one machine after the other."""

import http.client
from itertools import cycle
from typing import NamedTuple

import pyotp
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from tests.bench_server import BROWSER
from tests.load_forms import Form, form_with
from tests.machines.machine import Machine

_HEADERS = BROWSER | {"Accept-Language": "en", "Accept-Encoding": "identity"}


class Answer(NamedTuple):
    """What a machine answered."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        """The page."""
        return self.body.decode()


class Browser:
    """One jar of cookies; ``at`` names the machine, else it is another one each time."""

    def __init__(self, *machines: Machine, address: str = "198.51.100.1") -> None:
        self.cookies: dict[str, str] = {}
        self.address, self.machines, self.turn = address, machines, cycle(machines)

    def ask(self, path: str, *, at: Machine | None = None, method="GET", body=None, **headers):
        """One request; a balancer asks the other machine where one died before it answered."""
        given = _HEADERS | {"X-Forwarded-For": self.address} | headers
        if self.cookies:
            given["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        machine = at or next(self.turn)
        try:
            return self._ask(machine, method, path, body, given)
        except ConnectionError as died:
            if at or not (method == "GET" or isinstance(died, ConnectionRefusedError)):
                raise
            (other,) = (each for each in self.machines if each is not machine)
            return self._ask(other, method, path, body, given)

    def _ask(self, machine: Machine, method: str, path: str, body, headers: dict) -> Answer:
        wire = http.client.HTTPConnection("127.0.0.1", machine.server.port, timeout=60)
        wire.request(method, path, body, headers)
        answer = wire.getresponse()
        found = Answer(answer.status, answer.headers, answer.read())
        wire.close()
        for line in found.headers.get_all("Set-Cookie") or []:
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
            if value in ("", '""'):
                del self.cookies[name]
        return found

    def open(self, path: str, field: str = "csrfmiddlewaretoken", **options) -> Form:
        """The form of a page that has such a field."""
        answer = self.ask(path, **options)
        assert answer.status == 200, (path, answer.status, answer.headers.get("Location"))
        return form_with(answer.text, field)

    def send(self, path: str, form: Form, changes: dict | None = None, **options) -> Answer:
        """Send a form as the page has it, but for some fields; among them may be files."""
        sent: dict[str, list] = {}
        for name, value in form.fields:
            sent.setdefault(name, []).append(value)
        body = encode_multipart(BOUNDARY, sent | (changes or {}))
        told = {"Origin": "https://meetings.example", "Content-Type": MULTIPART_CONTENT}
        return self.ask(path, method="POST", body=body, **told, **options)

    def do(self, path: str, changes: dict, field: str = "csrfmiddlewaretoken") -> str:
        """Open a form on one machine, send it to the other; the page to which that leads."""
        answer = self.send(path, self.open(path, field), changes)
        assert answer.status == 302, (path, answer.status, answer.text)
        return self.ask(answer.headers["Location"]).text

    def sign_in(self, name: str, password: str, secret: str) -> None:
        """The password goes to one machine, the code of the app to another."""
        path = "/admin/login/?next=/admin/"
        given = {"username": name, "password": password}
        answer = self.send(path, self.open(path, "password"), given)
        second = answer.headers["Location"]
        answer = self.send(second, self.open(second, "code"), {"code": pyotp.TOTP(secret).now()})
        assert (answer.status, answer.headers["Location"]) == (302, "/admin/")
