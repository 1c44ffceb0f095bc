"""The log says what happened and in which request; it says nothing of whom."""

import io
import json
import logging
import sys
from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, OperationalError, transaction
from django.test import Client, override_settings
from django.urls import path

from uccn import urls as site
from uccn.lib.logs.formatting import JsonFormatter, told, without_secrets
from uccn.lib.logs.gunicorn import Logger
from uccn.lib.logs.request_id import RequestIdMiddleware

NAME, WORD, ADDRESS = "leila.haddad", "correct horse battery", "198.51.100.77"


def broken(request):
    """A page whose fault holds what was typed."""
    int(request.GET.get("q", WORD))


urlpatterns = [path("en/broken/", broken), *site.urlpatterns]
handler500 = site.handler500


@pytest.fixture
def log(caplog):
    """What production writes while the test runs, whatever its level."""
    caplog.set_level(logging.DEBUG)
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonFormatter())
    # The statements of the database are logged while developing alone.
    handler.addFilter(lambda record: record.name != "django.db.backends")
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)


def lines(log) -> list[dict]:
    """Every line, read."""
    return [json.loads(line) for line in log.getvalue().splitlines()]


@pytest.mark.django_db
def test_a_day_at_the_desk_leaves_no_name_no_word_and_no_address_in_the_log(log):
    get_user_model().objects.create_superuser(NAME, f"{NAME}@example.org", WORD)
    client = Client(raise_request_exception=False, REMOTE_ADDR=ADDRESS)
    for _time in range(7):
        client.post("/admin/login/", {"username": NAME, "password": "wrong horse"})
    client.get(f"/en/search/?q={WORD}")
    client.get(f"/en/nothing/{NAME[:0]}?who={NAME}")
    with pytest.raises(IntegrityError), transaction.atomic():
        get_user_model().objects.create(username=NAME)
    written = log.getvalue()
    assert "Not Found: /en/nothing/" in written
    assert [secret for secret in (NAME, WORD, "wrong horse", ADDRESS) if secret in written] == []


@pytest.mark.urls("tests.running.test_log")
@pytest.mark.django_db
def test_a_fault_is_told_by_its_kind_and_place_and_by_the_number_that_the_reader_sees(log):
    client = Client(raise_request_exception=False)
    response = client.get("/en/broken/", {"q": WORD})
    (line,) = [line for line in lines(log) if line["level"] == "error"]
    assert line["exception"]["kind"] == "builtins.ValueError"
    assert line["exception"]["at"][-1].endswith(" broken")
    assert (line["status"], line["request_id"]) == (500, response.headers["X-Request-ID"])
    assert WORD not in json.dumps(line)
    assert line["request_id"] in response.content.decode()


def test_the_words_of_a_database_that_is_away_are_kept_and_values_are_not():
    fault = OperationalError("connection refused\nDETAIL: Key (email)=(leila@example.org)")
    assert told(fault)["message"] == "connection refused"
    assert "message" not in told(IntegrityError("Key (email)=(leila@example.org) exists"))


def test_a_cause_is_told_too():
    try:
        try:
            int("Leila")
        except ValueError as cause:
            raise OSError("Leila's file") from cause
    except OSError as fault:
        found = told(fault)
    assert (found["kind"], found["cause"]["kind"]) == ("builtins.OSError", "builtins.ValueError")
    assert "Leila" not in json.dumps(found)


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("/en/search/?q=Leila", "/en/search/"),
        ("/en/access/eyJhbGciOi:1sZ9xQ:Ab3dEf6h/", "/en/access/…/"),
        ("/admin/account/invited/MTI-c8k2Zq9w0p1Xy7Tt/", "/admin/account/invited/…/"),
        ("/en/declarations/2018/mayors-declaration/", "/en/declarations/2018/mayors-declaration/"),
        ("/static/css/base.4f1a2b3c4d5e.css", "/static/css/base.4f1a2b3c4d5e.css"),
    ],
)
def test_what_opens_something_is_cut_out_of_an_address(address, written):
    assert without_secrets(address) == written


def test_a_line_stays_one_line_whatever_is_in_it():
    record = logging.LogRecord("x", logging.ERROR, "", 1, "one\ntwo %s", ("\u2028three",), None)
    assert "\n" not in JsonFormatter().format(record)


@pytest.mark.parametrize(
    ("count", "given", "is_taken"),
    [
        (1, "a1b2c3d4-proxy", True),
        (0, "a1b2c3d4-proxy", False),
        (1, "short", False),
        (1, "a" * 65, False),
        (1, 'forged"}\n{"level"', False),
    ],
)
def test_a_proxys_number_is_taken_when_it_is_one_and_a_proxy_is_there(rf, count, given, is_taken):
    with override_settings(PROXY_COUNT=count):
        answer = RequestIdMiddleware(lambda request: SimpleNamespace(headers={}))
    found = answer(rf.get("/", headers={"x-request-id": given})).headers["X-Request-ID"]
    assert (found == given, len(found) == 16) == (is_taken, not is_taken)


@pytest.mark.django_db
def test_every_answer_has_a_number_of_its_own(client, settings):
    settings.KEPT_PAGES_BYTES = 2**20
    numbers = [client.get("/en/about/").headers["X-Request-ID"] for _time in range(3)]
    assert len(set(numbers)) == 3


def test_gunicorns_line_of_a_request_has_neither_query_nor_address(log):
    logger = Logger.__new__(Logger)
    logger.access_log = logging.getLogger("test.access")
    logger.access_log.addHandler(logging.StreamHandler(sys.stderr))
    sent = SimpleNamespace(
        status_code=200, sent=512, headers=[("X-Request-ID", "0123456789abcdef")]
    )
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/en/search/", "QUERY_STRING": f"q={WORD}",
               "REMOTE_ADDR": ADDRESS}  # fmt: skip
    took = SimpleNamespace(total_seconds=lambda: 0.01234)
    logger.access(sent, None, environ, took)
    (line,) = lines(log)
    del line["time"]
    assert line == {
        "level": "info", "logger": "test.access", "message": "request", "method": "GET",
        "path": "/en/search/", "status": 200, "bytes": 512, "ms": 12.3,
        "request_id": "0123456789abcdef",
    }  # fmt: skip


def test_what_is_no_request_is_logged_without_whose_it_was_and_what_it_said(log):
    logger = Logger.__new__(Logger)
    logger.error_log = logging.getLogger("test.error")
    logger.warning(f"Invalid request from ip={ADDRESS}: Invalid HTTP request line: '{WORD}'")
    logger.warning("Worker %s is slow.", 7)
    assert [line["message"] for line in lines(log)] == [
        "What came was no request and was refused.", "Worker 7 is slow.",
    ]  # fmt: skip
