"""Two at the page, or a page that is out of date: nobody overwrites, no typing is lost."""

import json

import pytest

from declarations.models import Paragraph
from translations.actions import fingerprint


def test_the_second_translator_of_a_paragraph_gets_both_texts_and_keeps_his_own(
    at_page, leila, omar, keys, english
):
    hers, his = at_page(leila), at_page(omar)
    hers.type(keys[1], "We the old mayors").press()
    his.type(keys[1], "We the new mayors").type(keys[2], "Welcome").press()
    assert english() == ["", "We the old mayors", "Welcome", ""]
    assert his.fields[f"text-{keys[1]}"] == "We the new mayors"
    assert his.summary == [
        "Not everything is saved",
        "§ 1 :",
        "Somebody else saved another text meanwhile. Both are below.",
    ]
    assert '<p lang="en" dir="ltr">We the old mayors</p>' in his.html
    assert "We the <del>old</del>&zwnj;<ins>new</ins> mayors</p>" in his.html


def test_after_a_conflict_saving_again_is_a_knowing_choice(at_page, leila, omar, keys, english):
    hers, his = at_page(leila), at_page(omar)
    hers.type(keys[1], "Hers").press()
    his.type(keys[1], "His").press()
    assert his.press().status_code == 302
    assert english()[1] == "His"


def test_a_third_text_after_a_conflict_is_a_conflict_again(at_page, leila, omar, keys, english):
    hers, his = at_page(leila), at_page(omar)
    hers.type(keys[1], "Hers").press()
    his.type(keys[1], "His").press()
    at_page(leila).type(keys[1], "Hers again").press()
    his.press()
    assert (english()[1], his.fields[f"text-{keys[1]}"]) == ("Hers again", "His")


def test_theirs_can_be_taken_and_other_typing_stays(at_page, leila, omar, keys, english):
    hers, his = at_page(leila), at_page(omar)
    hers.type(keys[1], "Hers").press()
    his.type(keys[1], "His").press(save=keys[1])
    his.type(keys[3], "Thanks").press(take=keys[1])
    assert [his.fields[f"text-{key}"] for key in keys] == ["", "Hers", "", "Thanks"]
    assert (his.summary, english()) == ([], ["", "Hers", "", ""])
    his.press()
    assert english() == ["", "Hers", "", "Thanks"]


def test_a_conflict_stays_in_sight_while_another_text_is_saved(at_page, leila, omar, keys):
    hers, his = at_page(leila), at_page(omar)
    hers.type(keys[1], "Hers").press()
    his.type(keys[1], "His").press()
    his.type(keys[2], "Welcome").press(save=keys[2])
    assert '<p lang="en" dir="ltr">Hers</p>' in his.html
    assert his.fields[f"text-{keys[1]}"] == "His"


def test_who_deleted_a_text_is_a_conflict_for_who_changed_it(
    at_page, leila, omar, keys, paragraphs, english
):
    Paragraph.objects.filter(pk=paragraphs[0].pk).update(body_en="We")
    hers, his = at_page(leila), at_page(omar)
    hers.type(keys[1], "").press()
    his.type(keys[1], "We all").press()
    assert english()[1] == ""
    assert "They deleted the text." in his.html


def test_translators_of_different_paragraphs_and_languages_do_not_meet(
    at_page, leila, omar, keys, declaration
):
    english, other, arabic = at_page(leila), at_page(omar), at_page(omar, "ar")
    statuses = [
        english.type(keys[1], "We").press().status_code,
        other.type(keys[2], "Welcome").press().status_code,
        arabic.type(keys[1], "نحن").press().status_code,
    ]
    assert statuses == [302, 302, 302]
    stored = list(declaration.paragraphs.values_list("body_fr", "body_en", "body_ar"))
    assert stored == [
        ("Nous, les maires,", "We", "نحن"),
        ("Saluons les villes.", "Welcome", None),
        ("Remercions Cracovie.", None, None),
    ]


@pytest.mark.parametrize("record", [None, "", "{", "[]", '{"seen": 1}', '{"seen": {}}', "[" * 9999])
def test_a_record_that_did_not_arrive_saves_nothing_and_loses_nothing(
    at_page, leila, keys, english, paragraphs, record
):
    Paragraph.objects.filter(pk=paragraphs[0].pk).update(body_en="Stored")
    page = at_page(leila).type(keys[1], "Typed")
    page.fields.pop("seen")
    page.press(**({} if record is None else {"seen": record}))
    assert page.summary[1] == (
        "What the page knew about the stored texts did not arrive, so nothing was saved. "
        "Compare what you typed with what is stored, and save again."
    )
    assert (english()[1], page.fields[f"text-{keys[1]}"]) == ("Stored", "Typed")
    assert '<p lang="en" dir="ltr">Stored</p>' in page.html
    page.press()
    assert english()[1] == "Typed"


def test_a_false_fingerprint_is_a_conflict(at_page, leila, keys, english, paragraphs):
    Paragraph.objects.filter(pk=paragraphs[0].pk).update(body_en="Stored")
    page = at_page(leila).type(keys[1], "Typed")
    page.press(seen=json.dumps({"seen": {keys[1]: fingerprint("Guess")}, "contested": []}))
    assert english()[1] == "Stored"
    assert page.fields[f"text-{keys[1]}"] == "Typed"


def test_what_was_typed_for_a_deleted_paragraph_is_shown(at_page, leila, keys, english, paragraphs):
    page = at_page(leila).type(keys[3], "Thanks to Kraków").type(keys[1], "We")
    paragraphs[2].delete()
    page.press()
    assert english() == ["", "We", ""]
    assert page.summary == [
        "Not everything is saved",
        "A text was deleted meanwhile. What you typed for it:",
        "Thanks to Kraków",
    ]


def test_a_paragraph_added_meanwhile_is_left_alone(at_page, leila, keys, declaration, english):
    page = at_page(leila).type(keys[1], "We")
    declaration.add_paragraph(position=1, body_fr="Avant tout", body_en="Above all")
    assert page.press().status_code == 302
    assert english() == ["", "Above all", "We", "", ""]
