"""Remembering: once each, nothing deleted, the newest of a place's translations counts."""

from tests.translations.memory.conftest import WELCOME, WELCOMED
from translations.memory import Entry, forget, remember_many
from translations.models import MemorySketch, MemorySource, MemoryTarget


def active():
    """What is suggested."""
    rows = MemoryTarget.objects.filter(is_active=True).order_by("pk")
    return list(rows.values_list("text", flat=True))


def test_remembering_twice_changes_nothing(place, approve):
    unit = place()
    for _time in range(2):
        approve(unit, WELCOME, WELCOMED)
    assert active() == [WELCOMED]
    assert (MemorySource.objects.count(), MemoryTarget.objects.count()) == (1, 1)


def test_a_new_translation_of_the_same_source_sets_the_places_old_one_aside(place, approve):
    unit, other = place(1), place(2)
    approve(other, WELCOME, "Elsewhere")
    approve(unit, WELCOME, "Old")
    approve(unit, WELCOME, "Old in Spanish", language="es")
    approve(unit, WELCOME, "New")
    assert active() == ["Elsewhere", "Old in Spanish", "New"]
    assert MemoryTarget.objects.count() == 4


def test_a_translation_that_comes_back_is_suggested_again(place, approve):
    unit = place()
    for text in ["One", "Two", "One"]:
        approve(unit, WELCOME, text)
    assert active() == ["One"]


def test_a_translation_of_an_earlier_source_stays(place, approve):
    unit = place()
    approve(unit, WELCOME, "Earlier")
    approve(unit, f"{WELCOME} Merci.", "Later")
    assert active() == ["Earlier", "Later"]


def test_one_translation_is_forgotten_or_all_of_a_place(place, approve):
    unit, other = place(1), place(2)
    approve(unit, "Un", "One")
    approve(unit, "Deux", "Two")
    approve(other, "Un", "Other")
    assert forget(unit=unit, language="en", source="Un") == 1
    assert active() == ["Two", "Other"]
    assert forget(unit=unit, language="en") == 1
    assert active() == ["Other"]


def test_a_missing_text_and_a_source_are_no_translations(place, approve):
    approve(place(1), "", "Target")
    approve(place(2), WELCOME, " ")
    approve(place(3), WELCOME, WELCOME, language="fr")
    approve(place(4, source_language=""), WELCOME, WELCOMED)
    assert MemorySource.objects.count() == 0


def test_a_file_imported_twice_is_remembered_once(db):
    entries = [Entry("fr", "en", f"Texte {n}", f"Text {n}", origin="a.tmx") for n in range(3)]
    assert [remember_many(entries), remember_many(iter(entries))] == [3, 3]
    assert active() == ["Text 0", "Text 1", "Text 2"]


def test_a_file_may_have_two_translations_of_one_source(db):
    texts = ["One", "Two", "One"]
    assert remember_many([Entry("fr", "en", "Un", text, origin="a.tmx") for text in texts]) == 2
    assert active() == ["One", "Two"]


def test_of_a_places_two_translations_in_one_import_the_later_counts(place):
    unit = place()
    entries = [Entry("fr", "en", "Un", text, unit_id=unit.pk) for text in ["One", "Two"]]
    assert remember_many(entries) == 1
    assert active() == ["Two"]


def test_an_official_formula_stays_official(place):
    plain = Entry("fr", "en", "Un", "One", origin="a.tmx")
    official = Entry("fr", "en", "Un", "One", origin="a.tmx", is_enforced=True)
    for entry in [plain, official, plain]:
        remember_many([entry])
    assert MemoryTarget.objects.get().is_enforced


def test_many_more_than_one_batch_are_remembered_with_their_sketches(db):
    entries = [
        Entry("fr", "en", f"un texte de la ville numéro mot{n}", f"Text {n}") for n in range(1201)
    ]
    assert remember_many(entries) == 1201
    assert MemorySource.objects.count() == 1201
    assert MemorySketch.objects.values("source").distinct().count() == 1201


def test_one_more_source_needs_no_more_queries(place, django_assert_num_queries):
    unit = place()
    with django_assert_num_queries(8):
        remember_many([Entry("fr", "en", "Un", "One", unit_id=unit.pk)])
    with django_assert_num_queries(8):
        remember_many([Entry("fr", "en", f"Texte {n}", "T", unit_id=unit.pk) for n in range(3)])
