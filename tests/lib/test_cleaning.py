"""The one cleaner."""

import pytest
from django.core.exceptions import ValidationError

from uccn.lib.cleaning import CleanFormField, clean


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("e\u0301te\u0301", "été"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("\u2067نص\u2069 text", "\u2067نص\u2069 text"),
        ("\u200e\u200f\u061c", "\u200e\u200f\u061c"),
        ("a\u00a0b\u202fc", "a\u00a0b\u202fc"),
    ],
)
def test_what_is_kept(typed, kept):
    assert clean(typed) == kept


@pytest.mark.parametrize(
    ("typed", "code", "line", "column"),
    [
        ("one\ntwo\x00", "0000", 2, 4),
        ("\ud800", "D800", 1, 1),
        ("a\u202eb", "202E", 1, 2),
        ("a\nbc\u2066d", "2066", 2, 3),
        ("a\u2069", "2069", 1, 2),
        ("x\u2066\ny\u2069", "2066", 1, 2),
    ],
)
def test_what_is_refused_is_named_with_its_place(typed, code, line, column):
    with pytest.raises(ValidationError) as refusal:
        clean(typed)
    params = refusal.value.params
    assert (params["code"], params["line"], params["column"]) == (code, line, column)


def test_a_form_names_the_place_of_a_null_character():
    with pytest.raises(ValidationError) as refusal:
        CleanFormField().clean("ab\x00")
    assert refusal.value.code == "forbidden_character"
