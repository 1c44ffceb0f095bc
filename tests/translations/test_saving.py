"""Saving on the translation page: one text, all, with mistakes, into a public language."""

from declarations.models import Paragraph
from tests.factories.declarations import LanguageVersionFactory


def test_saving_all_stores_all_and_comes_back_clean(at_page, leila, keys, english, address):
    page = at_page(leila).type(keys[0], "Mayors' Declaration").type(keys[1], "We, the mayors,")
    response = page.press()
    assert (response.status_code, response.url) == (302, address("en"))
    assert english() == ["Mayors' Declaration", "We, the mayors,", "", ""]
    assert page.told == ["2 texts are saved."]


def test_saving_one_stores_one_and_keeps_what_else_was_typed(at_page, leila, keys, english):
    page = (
        at_page(leila).type(keys[1], "We, the mayors,").type(keys[2], "Welcome").type(keys[3], "T")
    )
    page.press(save=keys[1])
    assert english() == ["", "We, the mayors,", "", ""]
    assert [page.fields[f"text-{key}"] for key in keys] == ["", "We, the mayors,", "Welcome", "T"]
    assert page.told == ["1 text is saved. 2 texts are not saved yet."]
    page.press()
    assert english() == ["", "We, the mayors,", "Welcome", "T"]


def test_saving_the_only_change_comes_back_to_its_place(at_page, leila, keys, address):
    response = at_page(leila).type(keys[2], "Welcome").press(save=keys[2])
    assert (response.status_code, response.url) == (302, f"{address('en')}#unit-{keys[2]}")


def test_saving_nothing_says_so_and_writes_nothing(at_page, leila, english):
    page = at_page(leila)
    page.press()
    assert (page.told, english()) == (["Nothing had been changed."], ["", "", "", ""])


def test_a_mistake_is_shown_at_its_text_and_in_the_summary_and_typing_is_kept(
    at_page, leila, keys, english
):
    page = at_page(leila).type(keys[1], "Good").type(keys[2], "One\nBad\u202etext")
    page.type(keys[0], "x" * 301).press()
    assert english() == ["", "Good", "", ""]
    assert page.summary == [
        "Not everything is saved",
        "Title :",
        "Ensure this value has at most 300 characters (it has 301).",
        "§ 2 :",
        "Line 2, character 4: the character U+202E cannot be kept. Delete it and save again.",
    ]
    assert f'<a href="#text-{keys[2]}">§ 2</a>' in page.html
    assert f'aria-describedby="error-{keys[2]} source-{keys[2]}"' in page.html
    assert page.fields[f"text-{keys[2]}"] == "One\nBad\u202etext"


def test_a_null_character_is_refused_with_its_place(at_page, leila, keys, english):
    page = at_page(leila).type(keys[1], "We\x00")
    page.press()
    assert page.summary[-1] == (
        "Line 1, character 3: the character U+0000 cannot be kept. Delete it and save again."
    )
    assert english() == ["", "", "", ""]


def test_an_emptied_text_is_missing(at_page, leila, keys, paragraphs):
    at_page(leila).type(keys[1], "We").press()
    assert at_page(leila).type(keys[1], "  ").press().status_code == 302
    stored = Paragraph.objects.filter(pk=paragraphs[0].pk).rewrite(False)
    assert stored.values_list("body_en", "body_fr", "body").get() == (
        None,
        "Nous, les maires,",
        "Nous, les maires,",
    )


def test_a_public_language_asks_before_anything_is_saved(
    at_page, leila, keys, english, declaration
):
    LanguageVersionFactory(declaration=declaration, language="en", public=True)
    page = at_page(leila).type(keys[1], "We")
    page.press()
    assert english() == ["", "", "", ""]
    assert page.summary == [
        "Not everything is saved",
        "Nothing was saved: English is public. Tick “Show it on the site at once” "
        "beside the button, and save again.",
    ]
    assert page.press(confirm_public="on").status_code == 302
    assert english() == ["", "We", "", ""]


def test_a_language_that_became_public_meanwhile_asks_too(
    at_page, leila, keys, english, declaration
):
    page = at_page(leila).type(keys[1], "We")
    LanguageVersionFactory(declaration=declaration, language="en", public=True)
    page.press()
    assert (english()[1], page.fields[f"text-{keys[1]}"]) == ("", "We")


def test_five_hundred_paragraphs_are_saved_in_one_form(at_page, leila, declaration, english):
    declaration.paragraphs.all().delete()
    Paragraph.objects.bulk_create(
        Paragraph(declaration=declaration, key=f"k{n}", position=n, body_fr=f"Texte {n} " * 90)
        for n in range(1, 501)
    )
    page = at_page(leila)
    wanted = [f"Text {n} " * 89 + "end" for n in range(501)]
    wanted[0] = "Title"
    for name, text in zip([n for n in page.fields if n.startswith("text-")], wanted, strict=True):
        page.fields[name] = text
    assert len(page.fields) == 503
    assert page.press().status_code == 302
    assert english() == wanted
