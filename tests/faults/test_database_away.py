"""The way to the database is cut and mended, on a connection that really breaks."""

import contextlib
import json
import socket
import threading
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from django.conf import settings
from django.db import connection

from declarations.models import Version
from tests.factories.declarations import DeclarationFactory, ParagraphFactory
from tests.factories.meetings import AnnualMeetingFactory
from tests.publication.conftest import signed_in

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


class Wire:
    """A way to the database that can be cut: it hands bytes on, in both directions."""

    def __init__(self, host: str, port: int):
        self.target, self.server, self.pairs = (host, port), None, []
        self.port = 0

    def mend(self) -> None:
        """Listen, at the same port as before."""
        self.server = socket.create_server(("127.0.0.1", self.port), reuse_port=True)
        self.port = self.server.getsockname()[1]
        threading.Thread(target=self._accept, args=[self.server], daemon=True).start()

    def cut(self) -> None:
        """Close every connection and refuse new ones."""
        self.server.shutdown(socket.SHUT_RDWR)
        self.server.close()
        while self.pairs:
            self._close(*self.pairs.pop())

    def _accept(self, server) -> None:
        while True:
            try:
                near, _address = server.accept()
            except OSError:
                return
            far = socket.create_connection(self.target)
            self.pairs.append((near, far))
            for source, target in ((near, far), (far, near)):
                threading.Thread(target=self._pump, args=[source, target], daemon=True).start()

    def _pump(self, source, target) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                target.sendall(data)
        self._close(source, target)

    @staticmethod
    def _close(*ends) -> None:
        """End both halves of each, which wakes who waits for them."""
        for end in ends:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()


@pytest.fixture
def wire(transactional_db):
    """The way to the test's database, whole; at the end the usual way is taken again."""
    usual = dict(connection.settings_dict)
    wire = Wire(usual["HOST"] or "127.0.0.1", int(usual["PORT"] or 5432))
    wire.mend()
    connection.close()
    connection.settings_dict.update(HOST="127.0.0.1", PORT=str(wire.port))
    yield wire
    connection.close()
    connection.settings_dict.update(HOST=usual["HOST"], PORT=usual["PORT"])


def asked(site, path: str, cookie: str = "") -> tuple[int, str, str]:
    """What a real server answers: the status, when to come again, the page."""
    headers = {"Accept-Language": "en", "Cookie": cookie}
    try:
        answer = urlopen(Request(site.url + path, headers=headers), timeout=20)  # noqa: S310
    except HTTPError as refused:
        answer = refused
    with answer:
        return answer.status, answer.headers["Retry-After"] or "", answer.read().decode()


@pytest.mark.parametrize("path", ["/fr/meetings/", "/fr/search/?q=villes", "/api/v1/meetings"])
def test_without_its_database_the_site_says_so_and_goes_on_by_itself(wire, live_server, path):
    AnnualMeetingFactory(public=True)
    _status, _retry, whole = asked(live_server, path)
    wire.cut()
    assert asked(live_server, path)[:2] == (503, "300")
    wire.mend()
    assert asked(live_server, path) == (200, "", whole)


def test_a_balancer_is_told_and_takes_the_machine_back(wire, live_server, settings, tmp_path):
    backend = "django.core.cache.backends.filebased.FileBasedCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": tmp_path}}
    assert asked(live_server, "/health/ready")[0] == 200
    wire.cut()
    status, _retry, said = asked(live_server, "/health/ready")
    assert (status, json.loads(said)["failing"]) == (503, ["database", "migrations"])
    assert asked(live_server, "/health/live")[0] == 200
    wire.mend()
    assert asked(live_server, "/health/ready")[0] == 200


def test_who_is_signed_in_is_told_and_stays_so(wire, live_server):
    officer = signed_in("Secretariat")
    cookie = f"{settings.SESSION_COOKIE_NAME}={officer.cookies[settings.SESSION_COOKIE_NAME].value}"
    path = "/admin/meetings/annualmeeting/"
    assert asked(live_server, path, cookie)[0] == 200
    wire.cut()
    status, _retry, page = asked(live_server, path, cookie)
    assert (status, "Its database does not answer" in page) == (503, True)
    wire.mend()
    assert asked(live_server, path, cookie)[0] == 200


def test_an_adoption_that_the_database_left_is_whole_or_not_at_all(wire):
    text = DeclarationFactory()
    ParagraphFactory(declaration=text)
    officer = signed_in("Secretariat")
    officer.raise_request_exception = False
    address, statements = f"/admin/declarations/declaration/{text.pk}/adopt/", []

    def cut_at_the_third_write(execute, sql, params, many, context):
        if sql.startswith(("INSERT", "UPDATE")):
            statements.append(sql)
        if len(statements) == 3 and wire.pairs:
            wire.cut()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(cut_at_the_third_write):
        refused = officer.post(address, {"adopted": ["fr"], "adopted_on": ""})
    assert (refused.status_code, len(statements)) == (503, 3)
    wire.mend()
    connection.close()
    assert Version.objects.count() == 0
    assert officer.post(address, {"adopted": ["fr"], "adopted_on": ""}).status_code == 302
    assert Version.objects.count() == 1
