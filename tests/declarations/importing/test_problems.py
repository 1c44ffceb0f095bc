"""Wrong inputs: each gets a precise sentence, and nothing is written."""

import codecs

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from declarations.importing import ImportProblem, import_text
from declarations.importing.reading import MAX_BYTES
from declarations.models import Declaration, Paragraph
from tests.declarations.importing.rows import stored
from tests.factories.meetings import AnnualMeetingFactory

GOOD = "Déclaration des maires\n\nNous, les maires.\n\nNous renouvelons."


def problem_of(source, **options):
    """The problem that an import meets; nothing is written with it."""
    options = {"language": "fr"} | options
    before = stored()
    with pytest.raises(ImportProblem) as caught:
        import_text(source, **options)
    assert stored() == before
    return caught.value


@pytest.mark.parametrize(
    ("source", "code", "says"),
    [
        (b"", "empty", "There is no text"),
        (b" \n\xe2\x80\x8b\n", "empty", "There is no text"),
        ("D\xe9claration\n\nNous".encode("latin-1"), "encoding", "byte 2 cannot be read"),
        (codecs.BOM_UTF16_LE + b"a", "encoding", "byte 3 cannot be read"),
        (b"%PDF-1.7 \x00", "damaged", "it is damaged or incomplete"),
        (b"PK\x03\x04\x14", "damaged", "it is damaged or incomplete"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_word", "an old Word (.doc)"),
        (b"\x89PNG\r\n", "binary", "This is a picture"),
        (b"x" * (MAX_BYTES + 1), "too_large", "larger than 1 MB (1000001 bytes)"),
        (
            "Déclaration\n\nNou\x00s",
            "forbidden_character",
            "Line 3, character 4: the character U+0000",
        ),
        (
            "Déclaration\n\n\u202eNous",
            "forbidden_character",
            "Line 3, character 1: the character U+202E",
        ),
        (
            "Déclaration\n\n\u2066Nous",
            "unbalanced_isolate",
            "Line 3, character 1: the direction mark",
        ),
        (
            "Déclaration\n\n\ud800",
            "forbidden_character",
            "Line 3, character 1: the character U+D800",
        ),
        ("# Readme\n\nThis is no outcome document.", "no_title", "Mayors' Declaration"),
        ("Déclaration des maires\n\n\n", "no_paragraphs", "no paragraph after the title"),
        ("Déclaration\n\n" + "a\n\n" * 501, "too_many_paragraphs", "501 paragraphs"),
    ],
)
def test_a_wrong_text_is_refused_in_a_sentence(meeting, source, code, says):
    problem = problem_of(source, meeting=meeting)
    assert (problem.code, problem.field) == (code, "text")
    assert says in str(problem)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-32"])
def test_a_byte_order_mark_is_understood(meeting, encoding):
    report = import_text(
        GOOD.replace("\n", "\r\n").encode(encoding), language="fr", meeting=meeting
    )
    assert report.parsed.paragraphs == ["Nous, les maires.", "Nous renouvelons."]


def test_the_text_of_another_edition_names_both(meeting):
    problem = problem_of(f"XI^e RÉUNION ANNUELLE\n\n{GOOD}", meeting=meeting)
    assert (problem.code, problem.field) == ("other_edition", "meeting")
    assert str(problem) == (
        "The text is of the edition XI, the meeting 2018/krakow-katowice is the edition XII. "
        "Choose the other meeting or another text."
    )


def test_another_edition_is_found_in_the_opening_paragraph_too(meeting):
    text = "Mayors' Declaration\n\nWe, gathered for the XIth Annual Meeting, affirm."
    assert problem_of(text, meeting=meeting, language="en").code == "other_edition"


def test_an_unknown_language_names_those_that_there_are(meeting):
    problem = problem_of(GOOD, meeting=meeting, language="de")
    assert problem.field == "language"
    assert str(problem).endswith("Choose one of: fr, en, es, ar, ru, zh-hans.")


def test_an_unknown_label_is_refused(meeting):
    assert problem_of(GOOD, meeting=meeting, label="draft").code == "unknown_label"


@pytest.mark.parametrize("name", ["2018/elsewhere", "krakow", "2018", "99999/x", "２０１８/a"])
def test_an_unknown_meeting_is_refused(meeting, name):
    problem = problem_of(GOOD, meeting=name)
    assert (problem.code, problem.field) == ("unknown_meeting", "meeting")


def test_an_unknown_meeting_lists_those_of_its_year(meeting):
    assert problem_of(GOOD, meeting="2018/elsewhere").details == ["2018/krakow-katowice"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (GOOD, "The text names no meeting that is recorded."),
        (f"XIII^e RÉUNION ANNUELLE\n\n{GOOD}", "No meeting of the edition XIII is recorded."),
    ],
)
def test_without_a_meeting_the_person_is_asked_which(meeting, text, says):
    problem = problem_of(text)
    assert problem.code == "which_meeting"
    assert str(problem) == (
        f"{says} Say which meeting: choose it in the form, or write --meeting 2018/krakow-katowice."
    )


def test_two_meetings_of_a_year_are_not_guessed(meeting):
    AnnualMeetingFactory(edition=99, year=2018, slug="santa-fe")
    problem = problem_of(f"3–4 mai 2018\n\n{GOOD}")
    assert problem.details == ["2018/krakow-katowice", "2018/santa-fe"]


def test_the_days_choose_among_meetings_of_a_year(meeting):
    AnnualMeetingFactory(edition=99, year=2018, slug="santa-fe")
    assert import_text(f"12–15 juin 2018\n\n{GOOD}", language="fr").meeting == meeting


def test_other_counts_of_paragraphs_list_both_sides(meeting):
    import_text(GOOD, language="fr", meeting=meeting)
    problem = problem_of("Mayors' Declaration\n\nWe.", language="en", meeting=meeting)
    assert str(problem).split("\n") == [
        "The text has 1 paragraphs, the declaration 2. "
        "Divide the text as the declaration is divided, and import it again.",
        "In the text:",
        "1. We.",
        "In the declaration:",
        "1. Nous, les maires.",
        "2. Nous renouvelons.",
    ]
    assert list(Declaration.objects.values_list("title_en", flat=True)) == [None]


def test_another_text_replaces_only_when_asked(meeting):
    import_text(GOOD, language="fr", meeting=meeting)
    other = GOOD.replace("renouvelons", "confirmons")
    problem = problem_of(other, meeting=meeting)
    assert (problem.code, problem.details) == ("replaces", ["Paragraph 2: replaced"])
    report = import_text(other, language="fr", meeting=meeting, replace=True)
    bodies = Paragraph.objects.values_list("body_fr", "body_en")
    assert [str(change) for change in report.changes] == ["Paragraph 2: replaced"]
    assert list(bodies) == [("Nous, les maires.", None), ("Nous confirmons.", None)]


def test_a_public_text_is_never_changed(meeting):
    declaration = import_text(GOOD, language="fr", meeting=meeting).declaration
    declaration.versions.update(published_at=timezone.now())
    assert not import_text(GOOD, language="fr", meeting=meeting).changed
    problem = problem_of(GOOD + " Enfin.", meeting=meeting, replace=True)
    assert (problem.code, problem.details) == ("public", ["Paragraph 2: replaced"])


def test_a_text_changed_since_the_preview_is_not_written_over(meeting):
    declaration = import_text(GOOD, language="fr", meeting=meeting).declaration
    other = GOOD.replace("renouvelons", "confirmons")
    preview = import_text(other, language="fr", meeting=meeting, dry_run=True)
    paragraph = declaration.paragraphs.last()
    paragraph.body_fr = "Somebody else's."
    paragraph.save(update_fields=["body_fr"])
    problem = problem_of(other, meeting=meeting, replace=True, expected_state=preview.state)
    assert problem.code == "stale"


def test_other_facts_are_differences_and_stop_nothing(meeting):
    masthead = "XII^e RÉUNION ANNUELLE\nAUTRES CHEMINS\nFABRIANICE | Fabriano\n13—15.06.2018"
    report = import_text(f"{masthead}\n\n{GOOD}", language="en", meeting=meeting)
    assert report.saved
    assert [(f.subject, f.found, f.recorded) for f in report.differences] == [
        ("Language", "Français", "English"),
        ("Dates", "13–15 June 2018", meeting.dates),
        ("Theme", "AUTRES CHEMINS", "Creative Crossroads"),
        ("Brand", "FABRIANICE", "KRAKOWICE"),
        ("Hosts", "Fabriano", "Kraków and Katowice"),
    ]


def test_what_the_text_does_not_say_is_no_difference(meeting):
    report = import_text(GOOD, language="fr", meeting=meeting, dry_run=True)
    assert report.differences == []
    assert {f.verdict for f in report.findings[1:]} == {"not found in the text"}


def test_the_command_imports_and_says_what_it_did(meeting, tmp_path, capsys):
    file = tmp_path / "text.txt"
    file.write_text(GOOD, encoding="utf-8")
    call_command("import_declaration", str(file), language="fr", meeting="2018/krakow-katowice")
    assert capsys.readouterr().out.splitlines() == [
        f"Meeting: {meeting}",
        "+ Title: new",
        "+ Original language: new",
        "+ Label: new",
        "+ Paragraph 1: new",
        "+ Paragraph 2: new",
        "Imported as a draft: “Déclaration des maires”, 2 paragraphs.",
    ]


@pytest.mark.parametrize("name", ["", "missing.txt"])
def test_the_command_fails_for_what_is_no_file(db, tmp_path, name):
    with pytest.raises(CommandError, match="is no file"):
        call_command("import_declaration", str(tmp_path / name), language="fr")


def test_the_command_fails_with_the_sentence_and_both_sides(meeting, tmp_path):
    import_text(GOOD, language="fr", meeting=meeting)
    file = tmp_path / "text.txt"
    file.write_text("Mayors' Declaration\n\nWe.", encoding="utf-8")
    with pytest.raises(CommandError, match=r"2\. Nous renouvelons\."):
        call_command("import_declaration", str(file), language="en", meeting="2018/krakow-katowice")


def test_a_second_document_of_the_year_gets_another_slug(meeting):
    other = AnnualMeetingFactory(edition=99, year=2018, slug="santa-fe")
    import_text(GOOD, language="fr", meeting=meeting)
    declaration = import_text(GOOD, language="fr", meeting=other).declaration
    assert declaration.slug == "mayors-declaration-99"
    assert not import_text(GOOD, language="fr", meeting=other).changed
