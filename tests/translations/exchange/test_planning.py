"""What a file comes to, held against texts that have moved on meanwhile."""

from dataclasses import replace

import pytest

from tests.translations.exchange.samples import moved, row, sheet
from translations.exchange.formats import FORMATS
from translations.exchange.planning import Kind, plan
from translations.exchange.rows import Incoming, IncomingSheet, Row
from translations.hashes import text_hash

MOVED = (
    "The source was changed after the export. The translation is kept as one of the earlier "
    "source: compare the two and revise it."
)
CONFLICT = (
    "The translation was changed here after the export, and otherwise in the file. "
    "Nothing is overwritten: compare the two at the desk."
)


def _incoming(of: Row, target: str, **changes) -> IncomingSheet:
    """A file with one row, exported as ``of`` and then translated."""
    one = Incoming(of.id, "Row 1", of.source, target, of.source_hash, of.target_hash, of.version)
    return IncomingSheet(sheet().original, "en", "ar", [replace(one, **changes)])


def _only(of: Row, target: str, now: Row | None = None, **changes):
    """What that row comes to, the text being ``now`` by the time the file is back."""
    (found,) = plan(_incoming(of, target, **changes), sheet(now or of)).rows
    return found


def test_a_translation_becomes_a_draft_on_the_source_that_stands():
    found = _only(row(1, "One"), " واحد\r\nو ")
    assert (found.kind, found.text, found.sentence) == (Kind.DRAFT, "واحد\nو", "")
    assert (found.based_on, found.expected_version) == (text_hash("One"), 1)


def test_a_revised_translation_becomes_a_draft_in_the_place_of_the_one_exported():
    found = _only(row(1, "One", "واحد"), "أحد")
    assert (found.kind, found.current) == (Kind.DRAFT, "واحد")


def test_a_source_that_moved_on_gives_a_draft_of_the_old_source():
    out = row(1, "One")
    found = _only(out, "واحد", moved(out, source="One and a half"))
    assert (found.kind, found.based_on) == (Kind.OLD_SOURCE, text_hash("One"))
    assert (found.sentence, found.expected_version) == (MOVED, 2)


def test_a_source_that_moved_on_is_known_by_its_text_where_the_hash_was_lost():
    out = row(1, "One")
    found = _only(out, "واحد", moved(out, source="Another"), source_hash=None, target_hash=None)
    assert (found.kind, found.based_on, found.sentence) == (
        Kind.OLD_SOURCE,
        text_hash("One"),
        MOVED,
    )


def test_a_translation_that_moved_on_is_a_conflict_and_nothing_is_saved():
    out = row(1, "One", "واحد")
    found = _only(out, "أحد", moved(out, target="فرد"))
    assert (found.kind, found.sentence) == (Kind.CONFLICT, CONFLICT)
    assert (found.text, found.current, found.is_saved) == ("أحد", "فرد", False)


def test_a_translation_written_here_meanwhile_is_a_conflict_for_the_first_one_in_a_file_too():
    out = row(1, "One")
    assert _only(out, "أحد", moved(out, target="فرد")).kind == Kind.CONFLICT


def test_a_row_that_the_file_left_alone_never_undoes_what_was_done_here():
    out = row(1, "One", "واحد")
    found = _only(out, "واحد", moved(out, target="فرد"))
    assert (found.kind, found.is_saved) == (Kind.UNCHANGED, False)
    assert found.sentence == (
        "The file did not change it; meanwhile it was changed here, and stays so."
    )


def test_a_text_still_empty_in_the_file_says_nothing_against_one_written_here_meanwhile():
    out = row(1, "One")
    found = _only(out, "", moved(out, target="واحد"))
    assert (found.kind, found.is_saved) == (Kind.UNCHANGED, False)


def test_a_source_that_moved_on_is_not_told_of_rows_that_are_not_saved():
    out = row(1, "One", "واحد")
    found = _only(out, "واحد", moved(out, source="Another"))
    assert (found.kind, found.sentence) == (Kind.UNCHANGED, "")


def test_a_version_that_moved_without_the_text_is_no_conflict():
    out = row(1, "One", "واحد")
    found = _only(out, "أحد", replace(out, version=9, status="approved"))
    assert (found.kind, found.expected_version) == (Kind.DRAFT, 9)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_file_a_second_time_does_nothing(name):
    out = sheet(row(1, "One"), row(2, "Two", "اثنان"))
    typed = [replace(out.rows[0], target="واحد"), replace(out.rows[1], target="اثنتان")]
    data = FORMATS[name].write(replace(out, rows=typed))

    first = plan(FORMATS[name].read(data), out)
    here = [moved(r, target=p.text) for r, p in zip(out.rows, first.rows, strict=True)]
    second = plan(FORMATS[name].read(data), replace(out, rows=here))

    assert first.counts == {"draft": 2}
    assert (second.counts, second.saved) == ({"already": 2}, [])


def test_an_empty_translation_never_erases():
    out = row(1, "One", "واحد")
    found = _only(out, " \n")
    assert (found.kind, found.is_saved, found.current) == (Kind.EMPTY, False, "واحد")


def test_a_text_that_is_still_untranslated_is_unchanged():
    found = _only(row(1, "One"), "")
    assert (found.kind, found.sentence) == (Kind.UNCHANGED, "")


def test_a_text_too_long_for_its_place_is_reported_with_both_lengths():
    found = _only(row(1, "One", max_length=3), "واحد")
    assert (found.kind, found.sentence) == (
        Kind.PROBLEM,
        "The translation has 4 characters, at most 3 are possible. Shorten it.",
    )


def test_several_lines_where_one_is_possible_are_reported():
    found = _only(row(1, "One", is_one_line=True), "وا\nحد")
    assert (found.kind, found.sentence) == (
        Kind.PROBLEM,
        "The translation has several lines. Write it on one line.",
    )


@pytest.mark.parametrize("bad", ["\x07", "\u202e", "\u2067x", "\ufffe", "\ud800"])
def test_what_the_cleaner_refuses_is_a_problem_of_its_row(bad):
    found = _only(row(1, "One"), f"x{bad}")
    assert (found.kind, found.sentence[:21]) == (Kind.PROBLEM, "Line 1, character 2: ")


def test_a_legacy_text_that_the_cleaner_would_refuse_stays_while_nobody_touches_it():
    assert _only(row(1, "One", "Cafe\u0301\u202e"), "Cafe\u0301\u202e").kind == Kind.UNCHANGED


def test_a_translation_of_nobody_knows_which_source_is_reported():
    found = _only(row(1, "One"), "واحد", source=None, source_hash=None)
    assert (found.kind, found.sentence) == (
        Kind.PROBLEM,
        "The file no longer says which source this translates. Export the text again.",
    )


def test_outer_spaces_of_the_source_may_get_lost_on_the_way():
    found = _only(row(1, " One\n"), "واحد", source="One")
    assert (found.kind, found.was_normalised) == (Kind.DRAFT, True)
    assert found.based_on == text_hash(" One\n")


def test_rows_are_counted_by_kind_and_missing_ones_come_last():
    out = sheet(row(1, "One"), row(2, "Two"), row(3, "Three"))
    back = _incoming(out.rows[1], "اثنان")
    found = plan(back, out)
    assert found.counts == {"draft": 1, "missing": 2}
    assert [(r.label, r.kind) for r in found.rows[1:]] == [
        ("§ 1", Kind.MISSING),
        ("§ 3", Kind.MISSING),
    ]


def test_the_report_keeps_the_sentences_and_where_they_belong():
    out = sheet(row(1, "One", "واحد"), row(2, "Two"))
    back = replace(_incoming(out.rows[0], ""), warnings=["Look."])
    assert plan(back, out).report == [
        {"id": "", "place": "", "label": "", "kind": "warning", "sentence": "Look."},
        {
            "id": "declarations.paragraph.1.body",
            "place": "Row 1",
            "label": "§ 1",
            "kind": "empty",
            "sentence": "The translation is empty in the file. The text here stays: no import "
            "erases.",
        },
        {
            "id": "declarations.paragraph.2.body",
            "place": "",
            "label": "§ 2",
            "kind": "missing",
            "sentence": "The file lacks this text: its row was deleted, or it is newer than the "
            "export.",
        },
    ]


def test_warnings_of_the_file_are_handed_on():
    back = replace(_incoming(row(1, "One"), ""), warnings=["Look."])
    assert plan(back, sheet(row(1, "One"))).warnings == ["Look."]
