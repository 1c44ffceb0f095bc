"""Numbers and switches of the environment: each says by its name what is wrong with it."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from tests.pages.start import PRODUCTION, started
from uccn import settings as module

SOURCE = (settings.BASE_DIR / "uccn" / "settings.py").read_text(encoding="utf-8")
FLAGS = sorted(re.findall(r'_flag\("([A-Z_]+)"', SOURCE))
NUMBERS = sorted(re.findall(r'_number\("([A-Z_]+)"', SOURCE))


def test_every_number_and_switch_is_read_by_what_names_it():
    assert re.findall(r"env\.(?:bool|int|float)\b|\b(?:bool|int|float)\(env", SOURCE) == []
    assert "REQUIRE_SECOND_FACTOR" in FLAGS
    assert "PROXY_COUNT" in NUMBERS


@pytest.mark.parametrize("name", FLAGS)
@pytest.mark.parametrize("value", ["ture", "2", "1 ", "ja"])
def test_a_switch_that_says_neither_yes_nor_no_is_named(name, value, monkeypatch):
    monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=f"^{name} must be 1 or 0, not {value!r}"):
        module._flag(name, default=True)


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("value", ["many", "-1", "1.5", "1e3", " 1", "١", "9" * 20])
def test_a_number_that_is_none_is_named(name, value, monkeypatch):
    monkeypatch.setenv(name, value)
    with pytest.raises(
        ImproperlyConfigured, match=f"^{name} must be a whole number, not {value!r}"
    ):
        module._number(name, default=3)


@pytest.mark.parametrize("default", [True, False])
def test_a_switch_that_is_left_empty_is_as_without_it(default, monkeypatch):
    monkeypatch.setenv("REQUIRE_SECOND_FACTOR", "")
    assert module._flag("REQUIRE_SECOND_FACTOR", default=default) is default


@pytest.mark.parametrize(
    ("value", "expected"), [("1", True), ("True", True), ("on", True), ("0", False), ("No", False)]
)
def test_a_switch_says_yes_or_no(value, expected, monkeypatch):
    monkeypatch.setenv("REQUIRE_SECOND_FACTOR", value)
    assert module._flag("REQUIRE_SECOND_FACTOR", default=not expected) is expected


def test_a_number_is_read_and_nothing_is_the_default(monkeypatch):
    monkeypatch.setenv("PROXY_COUNT", "2")
    assert module._number("PROXY_COUNT", default=0) == 2
    monkeypatch.setenv("PROXY_COUNT", "")
    assert module._number("PROXY_COUNT", default=7) == 7


def test_a_number_that_is_too_small_is_named(monkeypatch):
    monkeypatch.setenv("DOCUMENT_MEGABYTES", "0")
    with pytest.raises(ImproperlyConfigured, match=r"^DOCUMENT_MEGABYTES must be 1 or more"):
        module._number("DOCUMENT_MEGABYTES", default=50, least=1)


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("DATABASE_URL", "postgres://u:p@db.example:port/name", "is malformed"),
        ("DATABASE_URL", "postgres://u:p@db.example:99999/name", "is malformed"),
        ("DATABASE_URL", "postgres://u:p@db.example", "is malformed"),
        ("DATABASE_URL", "postgres://u:p/w@db.example/name", "is malformed"),
        ("DATABASE_URL", "sqlite://", "names no file"),
        ("DATABASE_URL", "sqlite:////proc/nowhere/db.sqlite3", "no file can lie"),
        ("DATABASE_URL", "sqlite:////proc", "no file can lie"),
        ("REDIS_URL", "redis://redis.example:99999/0", "is malformed"),
        ("SITE_URL", "https://meetings.example:port", "must be like"),
        ("SITE_URL", "https://meetings.example:99999", "must be like"),
        ("SITE_URL", "https://[", "must be like"),
        ("ALLOWED_HOSTS", " , ", "is not set"),
        ("ALLOWED_HOSTS", "meetings.example:8000", "must name hosts like"),
        ("ALLOWED_HOSTS", "https://meetings.example", "must name hosts like"),
        ("ALLOWED_HOSTS", "meetings.example/", "must name hosts like"),
        ("EMAIL_URL", "filemail://", "names no folder"),
        ("DOCUMENT_MEGABYTES", "0", "must be 1 or more"),
        ("VAR_DIR", "/proc/nowhere", "must be a folder"),
        ("VAR_DIR", "/etc/hostname", "must be a folder"),
    ],
)
def test_a_command_says_what_is_wrong_in_one_sentence(variable, value, said):
    environment = os.environ | PRODUCTION | {variable: value}
    result = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (result.returncode, result.stdout) == (1, "")
    assert re.fullmatch(rf"{variable}:? {said}[^\n]*\.\n", result.stderr), result.stderr


@pytest.mark.parametrize(
    ("variable", "value", "read"),
    [
        (
            "ALLOWED_HOSTS",
            "a.example, .b.example,[::1] ,a.example",
            "['a.example', '.b.example', '[::1]']",
        ),
        ("PUBLIC_LANGUAGES", "fr, en,", "['fr', 'en']"),
        ("SITE_URL", "https://[::1]:8000/", "https://[::1]:8000"),
        ("SITE_URL", "https://Meetings.Example:443", "https://meetings.example"),
        ("SITE_URL", "HTTP://meetings.example:80/", "http://meetings.example"),
        ("SITE_URL", "http://meetings.example:443", "http://meetings.example:443"),
        ("SECRET_KEY_FALLBACKS", ",", "[]"),
    ],
)
def test_what_means_the_same_is_read_as_the_same(variable, value, read):
    code = f"from uccn.settings import {variable}; print({variable})"
    assert started(code, production=True, **{variable: value}).stdout.strip() == read
