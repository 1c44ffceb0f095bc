"""Whatever comes in: a sentence or the text, letter for letter, and never anything else."""

import unicodedata

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from declarations.importing import ImportProblem, import_text
from tests.declarations.importing.rows import stored
from tests.declarations.importing.test_languages import TEXTS
from uccn.lib import coverage, languages
from uccn.lib.text import to_plain

pytestmark = [pytest.mark.fuzz, pytest.mark.django_db]

FUZZ = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
# Pieces that come near to what the importer looks for.
PIECES = [
    *("**", "__", "*", "^", "#", "# ", "---", "\n", "\n\n", "\r\n", "|", "<sup>", "</sup>", "\\"),
    *("XII^e", "XIIth", "12—15.06.2018", "\u2066", "\u2069", "\u0301", "\ufeff", "\x00"),
    *(
        line
        for top, below, header, title in TEXTS.values()
        for line in (*top, *below, header, title)
    ),
]
NEAR = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=30).map("".join)


def is_whole(text):
    """Whether a paragraph says something, and holds no mark that the importer takes away."""
    lettered = any(letter.isalpha() for letter in text)
    marked = any(mark in text for mark in ("^", "**", "<sup>")) or text.startswith("#")
    return lettered and not marked and text == text.strip()


def letters():
    """Every character that our fonts have and a person may type."""
    apart = {"Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"}
    ranges = [pair for family in coverage.families() for pair in family.ranges]
    drawn = {chr(code) for first, last in ranges for code in range(first, last + 1)}
    return sorted(letter for letter in drawn if unicodedata.category(letter) not in apart)


LETTERS = st.sampled_from(letters())
PARAGRAPH = st.text(LETTERS, min_size=1, max_size=100).map(str.strip).filter(is_whole)


def attempt(source, **options):
    """Import, and take it back; whatever the importer refuses, it says in a sentence."""
    try:
        with transaction.atomic():
            report = import_text(source, **options)
            rows = stored()
            transaction.set_rollback(True)
            return report, rows
    except ImportProblem as problem:
        return None, str(problem)


@FUZZ
@given(st.binary(max_size=400), st.sampled_from([*TEXTS, "de", ""]))
def test_any_bytes_are_refused_in_a_sentence_or_read(meeting, data, language):
    report, said = attempt(data, language=language, meeting=meeting)
    assert report or said


@FUZZ
@given(NEAR, st.sampled_from(list(TEXTS)), st.booleans())
def test_anything_near_a_declaration_is_refused_in_a_sentence_or_read(
    meeting, text, language, is_named
):
    report, said = attempt(text, language=language, meeting=meeting if is_named else None)
    assert report or said


@FUZZ
@given(st.lists(PARAGRAPH, min_size=1, max_size=8), st.sampled_from(list(TEXTS)))
def test_paragraphs_come_out_letter_for_letter_and_in_one_language(meeting, paragraphs, language):
    text = "\n\n".join([TEXTS[language][3], *paragraphs])
    _report, rows = attempt(text, language=language, meeting=meeting)
    declarations, _versions, bodies = rows
    expected = [unicodedata.normalize("NFC", paragraph) for paragraph in paragraphs]
    column = languages.column("body", language)
    assert [to_plain(body[column]) for body in bodies] == expected
    others = [c for c in languages.codes() if c != language]
    assert {b[c] or "" for b in bodies for c in languages.columns(["body"], others)} == {""}
    assert {declarations[0][c] or "" for c in languages.columns(["title"], others)} == {""}


@FUZZ
@given(st.lists(PARAGRAPH, min_size=1, max_size=5))
def test_importing_what_was_imported_changes_nothing(meeting, paragraphs):
    text = "\n\n".join(["Déclaration des maires", *paragraphs])
    with transaction.atomic():
        changed = [import_text(text, language="fr", meeting=meeting).changed for _time in range(2)]
        transaction.set_rollback(True)
    assert changed == [True, False]
