"""The desk finds what was written around it, and trusts nothing that nobody approved."""

import io

import pytest
from django.core.management import call_command

from declarations.models import Declaration, Paragraph
from tests.factories.declarations import DeclarationFactory, ParagraphFactory
from translations import actions
from translations.models import MemoryTarget, Sheet, TextRevision, TextState, TextUnit
from uccn.lib import languages

pytestmark = pytest.mark.django_db


def statuses(unit) -> dict[str, str]:
    """A unit's status in each language."""
    return dict(TextState.objects.filter(unit=unit).values_list("language", "status"))


def outdated() -> set[tuple[int, str]]:
    """Every text that is older than its source: key of its row, and language."""
    return set(TextState.objects.outdated().values_list("unit__object_id", "language"))


def write_around(paragraph, **columns):
    """An update that no model and no form hears of."""
    Paragraph.objects.rewrite(False).filter(pk=paragraph.pk).update(**columns)


def test_every_text_has_a_state_in_every_language_missing_ones_included(declaration, units):
    others = dict.fromkeys(languages.codes(), "missing")
    assert [statuses(unit) for unit in units] == [others | {"fr": "approved"}] * 4


def test_a_row_that_was_inserted_around_the_desk_is_found(declaration):
    Paragraph.objects.bulk_create([Paragraph(declaration=declaration, key="9", position=4,
                                             body_fr="Enfin.", body_es="Por fin.")])  # fmt: skip
    report = actions.reconcile(trust=False)
    unit = TextUnit.objects.get(content_type__model="paragraph", position__endswith=4)
    assert report.new == 1
    assert statuses(unit)["fr"] == "approved"
    assert statuses(unit)["es"] == "in_review"


def test_a_translation_written_around_the_desk_waits_for_review(units, paragraphs):
    write_around(paragraphs[0], body_ar="نحن، رؤساء البلديات،")
    actions.reconcile()
    found = TextState.objects.get(unit=units[1], language="ar")
    assert (found.status, found.origin, found.translator) == ("in_review", "found", None)


def test_a_changed_source_makes_exactly_its_own_translations_outdated(units, paragraphs):
    columns = {f"body_{code}": f"Text {code}" for code in ("en", "es", "ar", "ru", "zh_hans")}
    for paragraph in paragraphs:
        write_around(paragraph, **columns)
    actions.reconcile()
    assert outdated() == set()
    write_around(paragraphs[1], body_fr="Saluons les 66 villes.")
    actions.reconcile()
    assert outdated() == {(paragraphs[1].pk, c) for c in ("en", "es", "ar", "ru", "zh-hans")}


def test_reverting_the_source_clears_the_flag(units, paragraphs):
    write_around(paragraphs[1], body_ar="نحيي 64 مدينة.")
    actions.reconcile()
    write_around(paragraphs[1], body_fr="Saluons les 66 villes.")
    actions.reconcile()
    assert len(outdated()) == 1
    write_around(paragraphs[1], body_fr="Saluons les 64 villes.")
    actions.reconcile()
    assert outdated() == set()


def test_every_old_source_is_kept(units, paragraphs):
    write_around(paragraphs[1], body_fr="Saluons les 66 villes.")
    actions.reconcile()
    kept = TextRevision.objects.filter(unit=units[2], language="fr").order_by("number")
    assert list(kept.values_list("text", flat=True)) == [
        "Saluons les 64 villes.",
        "Saluons les 66 villes.",
    ]


def test_an_approved_text_that_comes_back_is_approved_again(
    units, paragraphs, leila, omar, seen, state
):
    actions.save_draft(unit=units[1], language="ar", text="نحن", seen=seen(units[1]), by=leila,
                       submit=True)  # fmt: skip
    actions.approve(unit=units[1], language="ar", seen=seen(units[1]), by=omar)
    write_around(paragraphs[0], body_ar="غير ذلك")
    actions.reconcile()
    assert state(units[1]).status == "in_review"
    write_around(paragraphs[0], body_ar="نحن")
    actions.reconcile()
    assert state(units[1]).status == "approved"


def test_a_text_that_another_replaced_is_not_trusted_when_it_comes_back(
    units, paragraphs, leila, omar, seen, state
):
    for text in ("نحن", "نحن، رؤساء البلديات،"):
        what = {"unit": units[1], "language": "ar"}
        actions.save_draft(text=text, seen=seen(units[1]), by=leila, submit=True, **what)
        actions.approve(seen=seen(units[1]), by=omar, **what)
    write_around(paragraphs[0], body_ar="نحن")
    actions.reconcile()
    assert state(units[1]).status == "in_review"


def test_who_approved_alone_is_remembered_when_the_text_comes_back(
    units, paragraphs, ines, seen, state
):
    what = {"unit": units[1], "language": "ar", "by": ines}
    actions.save_draft(text="نحن", seen=seen(units[1]), **what)
    actions.approve(seen=seen(units[1]), unreviewed=True, **what)
    for text in ("غير ذلك", "نحن"):
        write_around(paragraphs[0], body_ar=text)
        actions.reconcile()
    assert (state(units[1]).status, state(units[1]).is_unreviewed) == ("approved", True)


def test_a_text_that_was_emptied_around_the_desk_is_offered_no_more(
    units, paragraphs, leila, omar, seen
):
    what = {"unit": units[1], "language": "ar"}
    actions.save_draft(text="نحن", seen=seen(units[1]), by=leila, submit=True, **what)
    actions.approve(seen=seen(units[1]), by=omar, **what)
    write_around(paragraphs[0], body_ar=None)
    actions.reconcile()
    assert MemoryTarget.objects.filter(is_active=True).count() == 0


def test_looking_again_finds_nothing_new(units):
    report = actions.reconcile()
    assert (report.new, report.changed, report.removed, report.source_changed) == (0, 0, 0, [])


def test_texts_outlive_their_row(units, paragraphs):
    Paragraph.objects.filter(pk=paragraphs[2].pk).delete()
    assert actions.reconcile().removed == 1
    assert TextUnit.objects.get(pk=units[3].pk).removed_at is not None
    assert TextRevision.objects.filter(unit=units[3]).count() == 1


def test_saving_a_row_tells_the_desk_at_once(units, paragraphs, state):
    paragraphs[0].body_ar = "نحن"
    paragraphs[0].save()
    assert state(units[1]).status == "in_review"


def test_a_moved_paragraph_keeps_its_texts_and_changes_its_place(declaration, units, paragraphs):
    Paragraph.objects.filter(pk=paragraphs[0].pk).update(position=7)
    actions.reconcile()
    assert TextUnit.objects.get(pk=units[1].pk).number == 7


def test_the_source_is_the_original_language_once_it_has_a_text(db):
    made = DeclarationFactory(title_fr="", title_en="Declaration", original_language="fr")
    unit = TextUnit.objects.get(content_type__model="declaration", object_id=made.pk)
    assert unit.source_language == "en"
    Declaration.objects.rewrite(False).filter(pk=made.pk).update(title_fr="Déclaration")
    actions.reconcile()
    unit.refresh_from_db()
    assert unit.source_language == "fr"


def test_a_new_original_language_moves_the_source_of_every_part(declaration, paragraphs):
    write_around(paragraphs[0], body_en="We, the mayors,")
    actions.reconcile()
    declaration.original_language = "en"
    declaration.save()
    unit = TextUnit.objects.get(content_type__model="paragraph", object_id=paragraphs[0].pk)
    assert unit.source_language == "en"


def test_what_a_site_has_when_the_desk_begins_is_approved(units, paragraphs):
    write_around(paragraphs[0], body_ar="نحن")
    for model in (TextRevision, TextState, TextUnit, Sheet):
        model.objects.all().delete()
    actions.reconcile()
    unit = TextUnit.objects.get(content_type__model="paragraph", object_id=paragraphs[0].pk)
    assert statuses(unit)["ar"] == "approved"


def test_the_starter_data_is_approved(starter):
    actions.reconcile()
    text = TextState.objects.exclude(text_hash="")
    assert set(text.values_list("status", flat=True)) == {"approved"}
    assert TextState.objects.outdated().count() == 0


def test_the_command_says_what_it_found(units, paragraphs):
    write_around(paragraphs[0], body_fr="Nous,", body_ar="نحن")
    said = io.StringIO()
    call_command("reconcile_translations", stdout=said)
    line = said.getvalue()
    assert line.endswith("0 new texts, 2 changed, 1 sources changed, 0 removed.\n")


def test_a_long_piece_of_work_is_looked_at_once(declaration):
    with actions.together():
        made = [ParagraphFactory(declaration=declaration) for _number in range(5)]
        known = TextUnit.objects.filter(object_id__in=[p.pk for p in made])
        assert known.filter(content_type__model="paragraph").count() == 0
    assert known.filter(content_type__model="paragraph").count() == 5


def test_nothing_is_written_down_when_the_work_fails(declaration):
    made = []

    def fail():
        with actions.together():
            made.append(ParagraphFactory(declaration=declaration))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    unit = TextUnit.objects.filter(content_type__model="paragraph", object_id=made[0].pk)
    assert not unit.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_one_sheet_is_looked_at_in_as_many_queries_whatever_its_length(
    count, declaration, django_assert_num_queries
):
    declaration.paragraphs.filter(position__gt=count).delete()
    subject = actions.reconciling.registry.subject_of("declarations.declaration")
    actions.refresh_sheet(subject, declaration.pk)
    with django_assert_num_queries(4):
        actions.refresh_sheet(subject, declaration.pk)
