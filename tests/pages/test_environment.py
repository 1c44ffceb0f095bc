"""Numbers and switches of the environment: each says by its name what is wrong with it."""

import re

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

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
