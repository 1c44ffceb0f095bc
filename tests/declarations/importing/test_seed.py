"""The text of 2018: letter for letter, once and for all."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from declarations.importing import import_text
from declarations.models import Paragraph
from tests.declarations.importing.rows import stored
from uccn.lib import languages
from uccn.lib.text import Run, parse, to_plain

MASTHEAD = """Réseau des
villes créatives

RÉSEAU
DES VILLES
CRÉATIVES
DE L'UNESCO

XIIe RÉUNION ANNUELLE
CARREFOURS CRÉATIFS
KRAKOWICE | Cracovie—Katowice
12—15.06.2018"""
HEADER = (
    "XIIe Réunion Annuelle du Réseau des villes créatives de l'UNESCO "
    "Cracovie & Katowice (Pologne), du 12 au 15 juin 2018"
)


@pytest.fixture
def imported(meeting, seed):
    """The declaration as the import left it."""
    return import_text(seed, language="fr", meeting=meeting).declaration


def test_masthead_and_header_line_come_out_letter_for_letter(imported):
    version = imported.versions.get()
    assert to_plain(version.masthead) == MASTHEAD
    assert to_plain(version.header_line) == HEADER
    assert (version.language, version.label, version.made_here) == ("fr", "original", False)


def test_the_six_paragraphs_come_out_letter_for_letter(imported, seed):
    expected = seed.decode().replace("XII^e", "XIIe").strip().split("\n\n")[-6:]
    rows = imported.paragraphs.values_list("key", "position", "body_fr")
    assert [(key, position, to_plain(body)) for key, position, body in rows] == [
        (str(number), number, text) for number, text in enumerate(expected, 1)
    ]


def test_the_ordinal_is_raised(imported):
    body = imported.paragraphs.first().body_fr
    assert [run for run in parse(body) if run.kind != "text"] == [Run("raised", "e")]


def test_the_document_gets_title_kind_slug_and_original_language(imported):
    facts = (imported.title_fr, imported.kind, imported.slug, imported.original_language)
    assert facts == ("Déclaration des maires", "declaration", "mayors-declaration", "fr")


def test_an_import_publishes_nothing(imported):
    assert [v.published_at for v in imported.versions.all()] == [None]


def test_only_the_language_imported_has_a_text(imported):
    others = [c for c in languages.codes() if c != "fr"]
    columns = languages.columns(["body"], others)
    assert {value or "" for row in imported.paragraphs.values_list(*columns) for value in row} == {
        ""
    }
    assert {getattr(imported, c) or "" for c in languages.columns(["title"], others)} == {""}


def test_everything_found_agrees_with_the_meeting(meeting, seed):
    report = import_text(seed, language="fr", meeting=meeting, dry_run=True)
    assert report.differences == []
    assert [(f.found, f.verdict) for f in report.findings] == [
        ("Français", "same"),
        ("XII", "same"),
        (meeting.dates, "same"),
        ("Carrefours créatifs", "same"),
        ("KRAKOWICE", "same"),
        ("Kraków and Katowice", "same"),
    ]


def test_the_meeting_is_found_in_the_text(meeting, seed):
    assert import_text(seed, language="fr").meeting == meeting


def test_importing_twice_writes_nothing(imported, meeting, seed):
    before = stored()
    with CaptureQueriesContext(connection) as queries:
        report = import_text(seed, language="fr", meeting=meeting)
    writes = [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert (report.changed, report.saved, writes) == (False, False, [])
    assert stored() == before


def test_a_dry_run_writes_nothing(meeting, seed):
    report = import_text(seed, language="fr", meeting=meeting, dry_run=True)
    assert (report.changed, report.saved, report.declaration) == (True, False, None)
    assert stored() == [[], [], []]


def test_another_language_is_aligned_by_paragraph(imported, meeting):
    paragraphs = [f"Paragraph {number}." for number in range(1, 7)]
    text = "\n\n".join(["Mayors' Declaration", *paragraphs])
    report = import_text(text, language="en", meeting=meeting, made_here=True)
    version = imported.versions.get(language="en")
    assert report.declaration == imported
    assert list(imported.paragraphs.values_list("body_en", flat=True)) == paragraphs
    assert (version.label, version.made_here, version.masthead) == ("unofficial", True, "")
    assert Paragraph.objects.count() == 6


def test_a_second_language_of_unknown_status_says_so(imported, meeting):
    text = "\n\n".join(["市长宣言", *"一二三四五六"])
    import_text(text, language="zh-hans", meeting=meeting)
    imported.refresh_from_db()
    assert imported.versions.get(language="zh-hans").label == "undocumented"
    assert (imported.title_zh_hans, imported.original_language) == ("市长宣言", "fr")
