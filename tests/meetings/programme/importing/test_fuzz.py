"""Whatever comes in: every line is in a session or is kept, and nothing but a refusal is raised."""

import datetime as dt
from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from meetings.programme.importing import days, text
from meetings.programme.importing.decoding import decoded
from meetings.programme.importing.folding import fold, seen

pytestmark = pytest.mark.fuzz

DATES = days.Dates(dt.date(2018, 6, 12), dt.date(2018, 6, 15), 2018)
# Pieces that come near to what the reader looks for.
PIECES = [
    *("\n", "\n\n", "\t", " | ", "• ", "- ", ": ", ", ", "\u00a0", "\u200b", "–", "(", ")"),
    *("9:00", "10h30", "99:99", "٩:٠٠", "2 p.m.", "上午9点", "from 9 to 10", "TBC", "à confirmer"),
    *("12 June", "12.06.2018", "Day 2", "mardi", "31 février", "2018年6月12日", "0000-00-00"),
    *("Moderator: ", "Room: ", "Jane Doe", "Mayor", "Add to calendar", "Opening", "ö", "ß", "İ"),
]
NEAR = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=40).map("".join)


def words_of(source: str) -> set[str]:
    """The words of a text that mean something to a reader."""
    return {word for word in fold(source).split() if len(word) > 3 and word.isalpha()}


@settings(max_examples=600, deadline=None)
@given(NEAR)
def test_a_text_is_read_without_an_accident(source):
    parsed = text.parse(source, DATES, {"grande salle": "Grande salle"})
    lines = source.count("\n") + sum(map(source.count, "\r\v\f\u2028\u2029\x85")) + 1
    assert all(1 <= row.line <= lines and len(row.title) <= 300 for row in parsed.rows)
    assert all(one.reason and one.text for one in parsed.left)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.text(st.sampled_from("abcdefghij klm"), min_size=4, max_size=30), max_size=12))
def test_no_word_is_lost(lines):
    source = "12 June 2018\n9:00 " + "\n".join(lines)
    parsed = text.parse(source, DATES, {})
    told = [row.title + " " + row.abstract for row in parsed.rows] + [o.text for o in parsed.left]
    people = [f"{p.name} {p.office}" for row in parsed.rows for p in row.people]
    found = words_of(" ".join([*told, *people]))
    assert {word for line in lines for word in words_of(seen(line))} <= found


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["en", "ar", "ru", "zh-hans"]))
def test_bytes_become_letters_or_are_refused(data, language):
    with suppress(ValidationError):
        assert "\0" not in decoded(data, language)
