"""A declaration leaves the desk as a file and comes back: what that writes, and who may."""

import hashlib

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.utils.translation import override

from declarations.models import Paragraph
from translations import actions
from translations.actions import Seen
from translations.desk.opened import open_sheet
from translations.exchange import pending
from translations.exchange.applying import preview
from translations.exchange.exporting import export, sheet_of
from translations.exchange.formats import FORMATS
from translations.exchange.rows import FileProblem, Sheet
from translations.models import Comment, ExchangeJob, TextRevision, TextState

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(declaration, ines):
    """The declaration, open in Arabic, as it is at the moment of the call."""
    return lambda: open_sheet("declarations.declaration", declaration.pk, "ar", ines)


@pytest.fixture
def translated(opened):
    """A file with these translations, by the texts' places; the rest is as exported."""

    def translated(texts: dict[int, str], name="xliff", of: Sheet | None = None) -> bytes:
        of = of or sheet_of(opened())
        rows = [_with(row, texts.get(place)) for place, row in enumerate(of.rows)]
        one = Sheet(of.original, of.title, of.source_language, of.language, rows)
        return FORMATS[name].write(one)

    return translated


def _with(row, text: str | None):
    """The row with another translation, its hashes still those of the export."""
    return row if text is None else type(row)(**{**vars(row), "target": text})


def apply(opened, data: bytes, file_name: str, *, by) -> ExchangeJob:
    """Send a file and press "Apply" at once, as its pages do."""
    job, planned = pending.propose(opened, data, file_name, by=by)
    return pending.apply_waiting(opened, job.pk, planned.digest, by=by)


def _drafts() -> list[str]:
    """Every draft of the declaration in Arabic, in the order of its sheet."""
    states = TextState.objects.filter(language="ar", unit__sheet__content_type__model="declaration")
    return list(states.order_by("unit__position").values_list("draft", flat=True))


def _rewrite(paragraph, **columns):
    """Somebody changes the original in the ordinary form."""
    for name, text in columns.items():
        setattr(paragraph, name, text)
    paragraph.save()


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_exported_twice_by_whomever_is_the_same_and_recorded(opened, ines, name):
    with override("fr"):
        first, _job = export(opened(), name, by=ines)
    with override("ru"):
        second, job = export(opened(), name, by=ines)

    assert first == second
    assert (job.direction, job.format, job.counts, job.by) == ("out", name, {"rows": 4}, ines)
    assert job.sha256 == hashlib.sha256(second).hexdigest()
    assert ExchangeJob.objects.count() == 2


def test_a_sheet_holds_the_texts_with_a_source_in_their_order(opened, declaration, paragraphs):
    sheet = sheet_of(opened())
    assert sheet.original == f"declarations.declaration/{declaration.pk}"
    assert (sheet.title, sheet.source_language) == ("Déclaration des maires (2018)", "fr")
    assert [row.source for row in sheet.rows] == [
        "Déclaration des maires",
        *(p.body_fr for p in paragraphs),
    ]
    assert sheet.rows[1].id == f"declarations.paragraph.{paragraphs[0].pk}.body"


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_becomes_drafts_and_nothing_public(opened, translated, ines, name):
    job = apply(opened(), translated({0: "إعلان", 2: "نحيي"}, name), "braga.x", by=ines)

    assert job.counts == {"draft": 2, "unchanged": 2}
    assert _drafts() == ["إعلان", "", "نحيي", ""]
    columns = Paragraph.objects.rewrite(False).values_list("body_ar", flat=True)
    assert [text for text in columns if text] == []
    origins = TextRevision.objects.filter(language="ar").values_list("origin", "note", "status")
    assert set(origins) == {("import", "braga.x", "draft")}


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_file_a_second_time_writes_nothing(opened, translated, ines, name):
    data = translated({1: "نحن", 2: "نحيي"}, name)
    apply(opened(), data, "braga.x", by=ines)
    before = list(TextState.objects.values()), TextRevision.objects.count()

    job = apply(opened(), data, "braga.x", by=ines)

    assert job.counts == {"already": 2, "unchanged": 2}
    assert (list(TextState.objects.values()), TextRevision.objects.count()) == before


def test_a_preview_writes_nothing(opened, translated, ines):
    before = list(TextState.objects.values()), TextRevision.objects.count()
    found = preview(opened(), translated({1: "نحن"}), "braga.xlf", by=ines)
    assert found.counts == {"draft": 1, "unchanged": 3}
    assert (list(TextState.objects.values()), TextRevision.objects.count()) == before
    assert ExchangeJob.objects.count() == 0


def test_a_source_that_moved_on_gives_an_outdated_draft(
    opened, translated, ines, paragraphs, units, state
):
    data = translated({1: "نحن"})
    _rewrite(paragraphs[0], body_fr="Nous, les maires et maires,")

    job = apply(opened(), data, "braga.xlf", by=ines)

    assert job.counts == {"old_source": 1, "unchanged": 3}
    assert (state(units[1]).draft, state(units[1]).is_outdated) == ("نحن", True)
    again = sheet_of(opened()).rows[1]
    assert again.previous_source == "Nous, les maires,"


def test_a_translation_that_moved_on_stays_and_the_file_s_is_kept_among_the_versions(
    opened, translated, ines, leila, units, seen
):
    data = translated({1: "من ملف"})
    actions.save_draft(unit=units[1], language="ar", text="من يد", seen=seen(units[1]), by=leila)

    job = apply(opened(), data, "braga.xlf", by=ines)

    assert job.counts == {"conflict": 1, "unchanged": 3}
    assert [line["kind"] for line in job.report] == ["conflict"]
    assert _drafts() == ["", "من يد", "", ""]
    kept = TextRevision.objects.filter(unit=units[1], origin="set_aside")
    assert list(kept.values_list("text", flat=True)) == ["من ملف"]


def test_whoever_saves_between_looking_and_applying_is_not_overwritten(
    opened, translated, ines, leila, units, seen
):
    data, looked = translated({1: "من ملف", 2: "نحيي"}), opened()
    actions.save_draft(unit=units[1], language="ar", text="من يد", seen=seen(units[1]), by=leila)

    job = apply(looked, data, "braga.xlf", by=ines)

    assert job.counts == {"draft": 1, "unchanged": 2, "conflict": 1}
    assert _drafts() == ["", "من يد", "نحيي", ""]


def test_an_approved_text_stays_public_until_somebody_approves_another(
    opened, translated, ines, omar, units, paragraphs, seen
):
    actions.save_draft(unit=units[1], language="ar", text="نحن", seen=seen(units[1]), by=ines)
    actions.approve(unit=units[1], language="ar", seen=seen(units[1]), by=omar)

    apply(opened(), translated({1: "إننا"}), "braga.xlf", by=ines)

    paragraph = Paragraph.objects.rewrite(False).get(pk=paragraphs[0].pk)
    assert (paragraph.body_ar, _drafts()[1]) == ("نحن", "إننا")


def test_a_fault_of_one_row_is_recorded_and_the_others_are_saved(opened, translated, ines):
    job = apply(opened(), translated({0: "س" * 5000, 1: "نحن"}), "braga.xlf", by=ines)
    assert job.counts == {"draft": 1, "unchanged": 2, "problem": 1}
    assert _drafts()[:2] == ["", "نحن"]


def test_a_refused_file_leaves_no_trace(opened, translated, ines):
    data = translated({1: "نحن"}).replace(b'target-language="ar"', b'target-language="ru"')
    with pytest.raises(FileProblem):
        apply(opened(), data, "braga.xlf", by=ines)
    assert (ExchangeJob.objects.count(), _drafts()) == (0, [""] * 4)


def test_questions_that_are_open_go_with_the_file(opened, leila, units):
    for text, more in (
        ("Which mayors?", {}),
        ("In Arabic?", {"language": "ar"}),
        ("In Russian?", {"language": "ru"}),
        ("Settled.", {"resolved_by": leila, "resolved_at": "2026-01-01T00:00Z"}),
    ):
        Comment.objects.create(unit=units[1], text=text, author=leila, **more)
    Comment.objects.create(unit=units[1], text="Wrong!", kind=Comment.Kind.REPORT)

    assert sheet_of(opened()).rows[1].notes == ("Which mayors?", "In Arabic?")


def test_who_may_not_exchange_files_can_neither_export_nor_import(opened, translated, leila):
    data = translated({1: "نحن"})
    leila.groups.set([])
    leila.user_permissions.set([Permission.objects.get(codename="translate_ar")])
    leila = type(leila).objects.get(pk=leila.pk)
    for attempt in (
        lambda: export(opened(), "word", by=leila),
        lambda: preview(opened(), data, "a.xlf", by=leila),
        lambda: apply(opened(), data, "a.xlf", by=leila),
    ):
        with pytest.raises(PermissionDenied):
            attempt()
    assert (ExchangeJob.objects.count(), _drafts()) == (0, [""] * 4)


def test_who_may_not_write_the_language_imports_nothing(opened, translated, leila):
    russian = open_sheet("declarations.declaration", opened().key, "ru", leila)
    data = FORMATS["word"].write(sheet_of(russian))

    with pytest.raises(PermissionDenied):
        apply(russian, data, "a.docx", by=leila)

    assert apply(opened(), translated({1: "نحن"}), "a.xlf", by=leila).counts["draft"] == 1


@pytest.mark.parametrize("count", [1, 3])
def test_a_sheet_is_gathered_in_two_queries(
    opened, units, seen, leila, paragraphs, django_assert_num_queries, count
):
    for unit, paragraph in zip(units[1 : count + 1], paragraphs, strict=False):
        actions.save_draft(unit=unit, language="ar", text="نص", seen=seen(unit), by=leila)
        _rewrite(paragraph, body_fr=f"{paragraph.body_fr} !")
    now = opened()
    with django_assert_num_queries(2):
        rows = sheet_of(now).rows
    assert sum(bool(row.previous_source) for row in rows) == count


def test_what_was_seen_is_what_may_be_replaced(opened, translated, ines, units, state):
    row = preview(opened(), translated({1: "نحن"}), "braga.xlf", by=ines).saved[0]
    now = state(units[1])
    assert Seen(row.expected_version, row.based_on) == Seen(now.version, now.unit.source_hash)
