"""Saving texts: nothing of anybody is overwritten, and only one language is touched."""

import random

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import translation

from declarations.models import Declaration, Paragraph
from declarations.translating import DeclarationSubject
from tests.factories.declarations import ParagraphFactory
from translations.actions import Change, Conflict, fingerprint, save_text, save_texts
from uccn.lib import languages

SUBJECT = DeclarationSubject()


def key_of(paragraph):
    """The paragraph's text, as the page calls it."""
    return f"paragraph-{paragraph.pk}-body"


def columns_of(row, field):
    """The stored texts by language, without the base column's name in the way."""
    names = languages.columns([field], languages.codes())
    stored = type(row).objects.filter(pk=row.pk).rewrite(False).values(*names).get()
    return {code: stored[languages.column(field, code)] for code in languages.codes()}


def base_of(row, field):
    """What the base column holds, untouched by modeltranslation."""
    rows = type(row).objects.filter(pk=row.pk).raw_values(field)
    return rows.get()[field]


@pytest.fixture
def save(declaration, leila):
    """Save a paragraph's text as Leïla, who saw ``seen``."""

    def save(paragraph, language, text, seen="", by=leila):
        change = Change(key_of(paragraph), text, fingerprint(seen))
        return save_text(subject=SUBJECT, obj=declaration, language=language, change=change, by=by)

    return save


def test_a_saved_text_stands_in_its_language_and_in_no_other(paragraphs, save):
    save(paragraphs[0], "ar", "نحن رؤساء البلديات،")
    assert columns_of(paragraphs[0], "body") == {
        "fr": "Nous, les maires,",
        "en": None,
        "es": None,
        "ar": "نحن رؤساء البلديات،",
        "ru": None,
        "zh-hans": None,
    }


@pytest.mark.parametrize("active", ["fr", "en", "ar"])
def test_a_text_in_the_default_language_is_also_in_the_base_column(paragraphs, save, active):
    with translation.override(active):
        save(paragraphs[0], "fr", "Nous, maires,", seen="Nous, les maires,")
    assert (columns_of(paragraphs[0], "body")["fr"], base_of(paragraphs[0], "body")) == (
        "Nous, maires,",
        "Nous, maires,",
    )


def test_a_text_in_another_language_leaves_the_base_column_alone(paragraphs, save):
    save(paragraphs[0], "en", "We, mayors,")
    assert base_of(paragraphs[0], "body") == "Nous, les maires,"


def test_an_emptied_text_is_missing_and_the_base_column_is_empty(paragraphs, save):
    save(paragraphs[0], "en", "We, the mayors,")
    assert save(paragraphs[0], "fr", " \n ", seen="Nous, les maires,") == ""
    assert columns_of(paragraphs[0], "body")["fr"] is None
    assert base_of(paragraphs[0], "body") == ""


def test_the_only_text_that_a_paragraph_has_cannot_be_emptied(paragraphs, save):
    with pytest.raises(ValidationError) as refusal:
        save(paragraphs[0], "fr", "", seen="Nous, les maires,")
    assert refusal.value.code == "last_language"
    assert columns_of(paragraphs[0], "body")["fr"] == "Nous, les maires,"


def test_null_and_empty_are_both_missing(paragraphs, save):
    Paragraph.objects.filter(pk=paragraphs[0].pk).update(body_es="")
    assert save(paragraphs[0], "es", "Nosotros,") == "Nosotros,"
    assert save(paragraphs[1], "es", "Saludamos") == "Saludamos"


def test_the_second_of_two_writers_is_told_what_the_first_wrote(paragraphs, save, omar):
    save(paragraphs[0], "en", "We, the mayors,")
    with pytest.raises(Conflict) as told:
        save(paragraphs[0], "en", "We the Mayors", by=omar)
    assert told.value.theirs == "We, the mayors,"
    assert columns_of(paragraphs[0], "body")["en"] == "We, the mayors,"


def test_two_writers_of_the_same_words_have_no_conflict(paragraphs, save, omar):
    save(paragraphs[0], "en", "We, the mayors,")
    assert save(paragraphs[0], "en", "We, the mayors, ", by=omar) is None


def test_a_text_that_its_writer_did_not_touch_never_replaces_a_newer_one(paragraphs, save, omar):
    save(paragraphs[0], "fr", "Nous, maires,", seen="Nous, les maires,")
    untouched = save(paragraphs[0], "fr", "Nous, les maires,", seen="Nous, les maires,", by=omar)
    assert (untouched, columns_of(paragraphs[0], "body")["fr"]) == (None, "Nous, maires,")


class Overtaken(DeclarationSubject):
    """A subject in which somebody writes just after the texts were read."""

    def units(self, declaration, read):
        """The texts as they were; meanwhile every paragraph gets another Spanish text."""
        units = super().units(declaration, read)
        declaration.paragraphs.update(body_es="Escrito entretanto")
        return units


def test_a_write_between_reading_and_writing_is_a_conflict_too(declaration, paragraphs, leila):
    change = Change(key_of(paragraphs[0]), "Nosotros", fingerprint(""))
    with pytest.raises(Conflict) as told:
        save_text(subject=Overtaken(), obj=declaration, language="es", change=change, by=leila)
    assert told.value.theirs == "Escrito entretanto"
    assert set(declaration.paragraphs.values_list("body_es", flat=True)) == {"Escrito entretanto"}


def test_a_conflict_and_an_error_do_not_keep_the_others_from_being_saved(
    declaration, paragraphs, leila
):
    Paragraph.objects.filter(pk=paragraphs[0].pk).update(body_en="Theirs")
    texts = ["Mine", "Bad\x00", "Good"]
    changes = [
        Change(key_of(paragraph), text, fingerprint(""))
        for paragraph, text in zip(paragraphs, texts, strict=True)
    ]
    outcome = save_texts(subject=SUBJECT, obj=declaration, language="en", changes=changes, by=leila)
    assert outcome.saved == {key_of(paragraphs[2]): "Good"}
    assert outcome.conflicts == {key_of(paragraphs[0]): "Theirs"}
    assert list(outcome.errors) == [key_of(paragraphs[1])]
    stored = list(declaration.paragraphs.values_list("body_en", flat=True))
    assert stored == ["Theirs", None, "Good"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Fine\nBad\x00",
            "Line 2, character 4: the character U+0000 cannot be kept. Delete it and save again.",
        ),
        (
            "a\u202eb",
            "Line 1, character 2: the character U+202E cannot be kept. Delete it and save again.",
        ),
        (
            "\u2067open",
            "Line 1, character 1: the direction mark U+2067 has no partner on its line. "
            "Delete it, or add its partner.",
        ),
    ],
)
def test_a_character_that_cannot_be_kept_is_named_with_its_place(paragraphs, save, text, message):
    with translation.override("en"), pytest.raises(ValidationError) as told:
        save(paragraphs[0], "ar", text)
    assert told.value.messages == [message]
    assert columns_of(paragraphs[0], "body")["ar"] is None


@pytest.mark.parametrize(
    ("title", "message"),
    [
        ("x" * 301, "Ensure this value has at most 300 characters (it has 301)."),
        ("One\nTwo", "Write this on one line."),
    ],
)
def test_a_title_keeps_within_its_limits(declaration, leila, title, message):
    change = Change(f"declaration-{declaration.pk}-title", title, fingerprint(""))
    with translation.override("en"), pytest.raises(ValidationError) as told:
        save_text(subject=SUBJECT, obj=declaration, language="en", change=change, by=leila)
    assert told.value.messages == [message]
    assert columns_of(declaration, "title")["en"] is None


def test_a_text_is_stored_composed_and_without_outer_white_space(paragraphs, save):
    assert save(paragraphs[0], "en", " Cafe\u0301\r\nline two\n\n") == "Caf\u00e9\nline two"


def test_a_deleted_paragraph_cannot_be_saved_and_that_is_said(declaration, paragraphs, save):
    paragraphs[2].delete()
    with translation.override("en"), pytest.raises(ValidationError) as told:
        save(paragraphs[2], "en", "Thank Kraków")
    assert told.value.messages == [
        "This was deleted meanwhile and cannot be saved. Copy your text if you need it."
    ]


def test_a_paragraph_of_another_declaration_cannot_be_saved_here(save):
    other = ParagraphFactory()
    with pytest.raises(ValidationError) as told:
        save(other, "en", "Intruder")
    assert told.value.code == "gone"
    assert columns_of(other, "body")["en"] is None


def test_who_may_not_translate_writes_nothing(paragraphs, save, person):
    with pytest.raises(PermissionDenied):
        save(paragraphs[0], "en", "We", by=person("reader", "view_declaration"))
    assert columns_of(paragraphs[0], "body")["en"] is None


def test_a_language_that_the_site_does_not_have_is_refused(paragraphs, save):
    with pytest.raises(ValueError, match="'xx' is none of the site's languages"):
        save(paragraphs[0], "xx", "We")


def test_the_history_says_who_saved_what_in_which_language_but_not_the_text(
    declaration, paragraphs, leila
):
    changes = [
        Change(f"declaration-{declaration.pk}-title", "إعلان", fingerprint("")),
        Change(key_of(paragraphs[1]), "نرحب", fingerprint("")),
    ]
    save_texts(subject=SUBJECT, obj=declaration, language="ar", changes=changes, by=leila)
    entry = LogEntry.objects.get()
    with translation.override("en"):
        said = entry.get_change_message()
    assert (entry.user, entry.get_edited_object()) == (leila, declaration)
    assert said == "Changed Title and § 2 for text “العربية”."


def test_unchanged_texts_are_read_and_nothing_is_written(
    declaration, paragraphs, leila, django_assert_num_queries
):
    leila.has_perm("declarations.translate_declaration")
    changes = [
        Change(key_of(paragraph), paragraph.body_fr, fingerprint(paragraph.body_fr))
        for paragraph in paragraphs
    ]
    with django_assert_num_queries(4) as asked:
        outcome = save_texts(
            subject=SUBJECT, obj=declaration, language="fr", changes=changes, by=leila
        )
    verbs = [query["sql"].split()[0] for query in asked.captured_queries]
    assert verbs == ["SAVEPOINT", "SELECT", "SELECT", "RELEASE"]
    assert outcome.unchanged == {key_of(paragraph) for paragraph in paragraphs}
    assert LogEntry.objects.count() == 0


def test_two_translators_in_random_order_lose_no_character(declaration, paragraphs, leila, omar):
    chance = random.Random(2018)
    people = {"ar": leila, "ru": omar}
    typed = {(p.pk, code): "" for p in paragraphs for code in people}
    for turn in range(200):
        paragraph, code = chance.choice(paragraphs), chance.choice(list(people))
        before = typed[paragraph.pk, code]
        text = f"{before}{chance.choice('ابتثабвгд')}{turn}"
        change = Change(key_of(paragraph), text, fingerprint(before))
        save_text(subject=SUBJECT, obj=declaration, language=code, change=change, by=people[code])
        typed[paragraph.pk, code] = text
    stored = {
        (p.pk, code): columns_of(p, "body")[code] or "" for p in paragraphs for code in people
    }
    assert stored == typed
    assert [columns_of(p, "body")["fr"] for p in paragraphs] == [p.body_fr for p in paragraphs]


def test_two_translators_of_one_paragraph_in_random_order_lose_no_character(
    declaration, paragraphs, leila, omar
):
    chance = random.Random(12)
    seen, lost = {leila: "", omar: ""}, 0
    for turn in range(200):
        by = chance.choice([leila, omar])
        text = f"{seen[by]}{turn}."
        change = Change(key_of(paragraphs[0]), text, fingerprint(seen[by]))
        try:
            save_text(subject=SUBJECT, obj=declaration, language="en", change=change, by=by)
        except Conflict as conflict:
            text, lost = f"{conflict.theirs}{turn}.", lost + 1
            change = Change(key_of(paragraphs[0]), text, fingerprint(conflict.theirs))
            save_text(subject=SUBJECT, obj=declaration, language="en", change=change, by=by)
        seen[by] = text
    expected = "".join(f"{turn}." for turn in range(200))
    assert columns_of(paragraphs[0], "body")["en"] == expected
    assert lost > 0


def test_no_text_of_another_declaration_is_ever_read_or_written(declaration, save, paragraphs):
    other = ParagraphFactory(body_fr="Autre", body_en="Other")
    save(paragraphs[0], "en", "We")
    assert columns_of(other, "body")["en"] == "Other"
    assert Declaration.objects.count() == 2
