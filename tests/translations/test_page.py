"""The translation page as it opens: who comes in, what it shows, what it costs."""

import re

import pytest
from django.urls import reverse

from declarations.models import Paragraph
from tests.factories.declarations import DeclarationFactory, LanguageVersionFactory
from tests.translations.page_form import ENGLISH, fields_of
from translations.registry import subject_of


def texts_of(response):
    """The textareas' texts, in their order."""
    return [text for name, text in fields_of(response).items() if name.startswith("text-")]


def sources_of(response):
    """The source's texts, in their order, each with its language and direction."""
    return re.findall(
        r'<p class="unit__source"[^>]* lang="([^"]*)" dir="([^"]*)">([^<]*)</p>',
        response.content.decode(),
    )


def test_source_stands_beside_target_in_order(enter, leila, address, paragraphs):
    paragraphs[1].body_ar = "نرحب بالمدن."
    paragraphs[1].save(update_fields=["body_ar"])
    response = enter(leila).get(address("ar"), **ENGLISH)
    assert sources_of(response) == [
        ("fr", "ltr", "Déclaration des maires"),
        ("fr", "ltr", "Nous, les maires,"),
        ("fr", "ltr", "Saluons les villes."),
        ("fr", "ltr", "Remercions Cracovie."),
    ]
    assert texts_of(response) == ["", "", "نرحب بالمدن.", ""]


def test_a_missing_text_is_an_empty_field_and_never_its_fallback(enter, leila, address):
    for language in ["en", "es", "ar", "ru", "zh-hans"]:
        assert texts_of(enter(leila).get(address(language))) == ["", "", "", ""]


def test_the_original_is_written_alone(enter, leila, address):
    response = enter(leila).get(address("fr"))
    assert sources_of(response) == []
    assert texts_of(response) == [
        "Déclaration des maires",
        "Nous, les maires,",
        "Saluons les villes.",
        "Remercions Cracovie.",
    ]


def test_another_source_can_be_chosen(enter, leila, address, paragraphs):
    paragraphs[0].body_en = "We, the mayors,"
    paragraphs[0].save(update_fields=["body_en"])
    response = enter(leila).get(address("ar"), {"source": "en"})
    assert sources_of(response)[1] == ("en", "ltr", "We, the mayors,")


def test_where_the_original_is_unknown_the_first_language_with_texts_is_the_source(
    enter, leila, address, declaration
):
    declaration.original_language = ""
    declaration.save()
    response = enter(leila).get(address("ar"))
    assert sources_of(response)[0] == ("fr", "ltr", "Déclaration des maires")


def test_where_the_original_is_unknown_and_nothing_is_written_there_is_no_source(
    enter, leila, address
):
    empty = DeclarationFactory(title_fr=None, original_language="")
    response = enter(leila).get(address("ar", empty))
    assert (sources_of(response), texts_of(response)) == ([], [""])


def test_the_field_says_its_language_and_direction_and_is_labelled(
    enter, leila, address, paragraphs
):
    page = enter(leila).get(address("ar"), **ENGLISH).content.decode()
    key = f"paragraph-{paragraphs[0].pk}-body"
    field = re.search(rf'<textarea name="text-{key}"([^>]*)>', page)[1]
    assert field.split() == [
        f'id="text-{key}"',
        'rows="5"',
        'lang="ar"',
        'dir="rtl"',
        'spellcheck="true"',
        f'aria-describedby="source-{key}"',
    ]
    label = re.search(rf'<label class="visually-hidden" for="text-{key}">([^<]*)</label>', page)[1]
    assert label == "Paragraph 1 in Arabic"


def test_texts_are_shown_as_stored_marks_and_all(enter, leila, address, paragraphs):
    paragraphs[0].body_fr = "La XII^e^ <réunion> *annuelle*\nà Cracovie"
    paragraphs[0].save()
    client = enter(leila)
    expected = "La XII^e^ &lt;réunion&gt; *annuelle*\nà Cracovie"
    assert sources_of(client.get(address("en")))[1][2] == expected
    assert texts_of(client.get(address("fr")))[1] == "La XII^e^ <réunion> *annuelle*\nà Cracovie"


def test_a_text_that_begins_with_an_empty_line_keeps_it(enter, leila, address, paragraphs):
    type(paragraphs[0]).objects.filter(pk=paragraphs[0].pk).update(body_fr="\nNous")
    assert texts_of(enter(leila).get(address("fr")))[1] == "\nNous"


def test_every_language_is_one_link_away_with_its_count(enter, leila, address, declaration):
    declaration.title_en = "Mayors' Declaration"
    declaration.save()
    page = enter(leila).get(address("ar"), **ENGLISH).content.decode()
    picker = re.search(r'<nav class="desk__languages".*?</nav>', page, re.DOTALL)[0]
    counts = re.findall(r'href="([^"]*)".*?<bdi dir="ltr">([^<]*)</bdi>', picker)
    assert counts == [
        (address("fr"), "4/4"),
        (address("en"), "1/4"),
        (address("es"), "0/4"),
        (address("ar"), "0/4"),
        (address("ru"), "0/4"),
        (address("zh-hans"), "0/4"),
    ]


def test_the_page_that_readers_see_is_one_link_away(enter, leila, address, declaration):
    page = enter(leila).get(address("ar"), **ENGLISH).content.decode()
    assert f'<a href="/ar/declarations/2018/{declaration.slug}/">See the page</a>' in page


def test_a_language_that_readers_do_not_have_has_no_page_of_theirs(declaration, settings):
    settings.PUBLIC_LANGUAGES = ["fr"]
    subject = subject_of("declarations.declaration")
    assert (subject.public_url(declaration, "ar"), subject.public_url(declaration, "fr")) == (
        "",
        f"/fr/declarations/2018/{declaration.slug}/",
    )


def test_a_draft_version_asks_nothing_and_a_public_one_asks(enter, leila, address, declaration):
    LanguageVersionFactory(declaration=declaration, language="ar", public=True)
    LanguageVersionFactory(declaration=declaration, language="ru")
    client = enter(leila)
    asks = {
        language: 'name="confirm_public" required' in client.get(address(language)).content.decode()
        for language in ["ar", "ru", "es"]
    }
    assert asks == {"ar": True, "ru": False, "es": False}


@pytest.mark.parametrize("count", [1, 3, 500])
def test_the_page_costs_the_same_with_one_three_and_five_hundred_paragraphs(
    enter, leila, address, declaration, django_assert_num_queries, count
):
    declaration.paragraphs.all().delete()
    Paragraph.objects.bulk_create(
        Paragraph(declaration=declaration, key=f"k{n}", position=n, body_fr=f"Texte {n}")
        for n in range(1, count + 1)
    )
    client = enter(leila)
    client.get(address("ar"))
    with django_assert_num_queries(9) as asked:
        response = client.get(address("ar"))
    assert len(texts_of(response)) == count + 1
    read = [q["sql"] for q in asked.captured_queries if 'ORDER BY "declarations_par' in q["sql"]]
    assert [set(re.findall(r'"(body\w*)"', sql)) for sql in read] == [{"body_fr", "body_ar"}]


def test_a_stranger_is_led_to_the_login(client, address):
    response = client.get(address("ar"))
    login = f"{reverse('admin:login')}?next={address('ar')}"
    assert (response.status_code, response.url) == (302, login)


def test_a_stranger_saves_nothing(client, address, paragraphs):
    key = f"paragraph-{paragraphs[0].pk}-body"
    response = client.post(address("en"), {f"text-{key}": "Intruder", "save": "all"})
    paragraphs[0].refresh_from_db()
    assert (response.status_code, paragraphs[0].body_en) == (302, None)


@pytest.mark.parametrize(
    ("permissions", "more", "status"),
    [
        ([], {"is_staff": False}, 302),
        (["translate_declaration"], {"is_staff": False}, 302),
        (["view_declaration", "change_declaration"], {}, 403),
        (["translate_declaration"], {}, 200),
        ([], {"is_superuser": True}, 200),
        (["translate_declaration"], {"is_active": False}, 302),
    ],
)
def test_only_staff_who_may_translate_come_in(enter, person, address, permissions, more, status):
    client = enter(person("somebody", *permissions, **more))
    assert client.get(address("ar")).status_code == status
    assert client.post(address("ar"), {"save": "all", "seen": ""}).status_code == status


@pytest.mark.parametrize(
    ("label", "pk", "language", "query"),
    [
        ("declarations.paragraph", None, "ar", ""),
        ("nothing.here", None, "ar", ""),
        ("declarations.declaration", 999999, "ar", ""),
        ("declarations.declaration", 10**30, "ar", ""),
        ("declarations.declaration", None, "xx", ""),
        ("declarations.declaration", None, "zh", ""),
        ("declarations.declaration", None, "ar", "?source=xx"),
    ],
)
def test_what_does_not_exist_is_not_found(enter, leila, declaration, label, pk, language, query):
    url = reverse("translations:page", args=[label, pk or declaration.pk, language])
    assert enter(leila).get(url + query).status_code == 404


def test_nothing_on_the_page_needs_an_inline_style_or_script(enter, leila, address):
    page = enter(leila).get(address("ar")).content.decode()
    content = page[page.index('<div class="desk__head">') :]
    assert re.findall(r"\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)[^>]*>", content) == []


def test_the_page_speaks_arabic_to_who_reads_arabic(enter, leila, address):
    page = enter(leila).get(address("en"), HTTP_ACCEPT_LANGUAGE="ar").content.decode()
    assert re.search(r"<html[^>]*>", page)[0] == '<html lang="ar" dir="rtl">'
    assert page.count('lang="fr" dir="ltr">') == 6
