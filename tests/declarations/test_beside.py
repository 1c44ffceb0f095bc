"""Two or three languages side by side, at one address each."""

import datetime as dt

import pytest
from django.conf import settings
from django.test.utils import override_settings
from django.utils import timezone

from declarations import actions
from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
    of_2018,
)
from tests.factories.meetings import AnnualMeetingFactory
from tests.page import Page, words
from translations import actions as desk
from translations.models import TextState

TEXT = "/{}/declarations/2018/mayors-declaration/"


@pytest.fixture
def declaration(db):
    """French, Arabic (a paragraph missing) and Chinese public, Spanish a draft, Russian none."""
    return of_2018(
        body_fr=["Un", "Deux", "Trois"],
        body_ar=["واحد", "", "ثلاثة"],
        body_zh_hans=["一", "二", "三"],
    )


def page_of(client, language: str, codes: str) -> Page:
    """The page, which must be there."""
    response = client.get(f"{TEXT.format(language)}with/{codes}/")
    assert response.status_code == 200
    return Page(response)


def cells(page: Page) -> list[tuple[str, str, str]]:
    """Language, direction and text of every cell, without the language's own name."""
    found = []
    for cell in page.all("td"):
        assert set(cell["attrs"]) >= {"lang", "dir"}
        text = words(cell["text"])
        found.append((cell["lang"], cell["dir"], text.split(" ", 1)[1] if " " in text else text))
    return found


def test_each_paragraph_is_a_row_with_a_cell_a_language(client, declaration):
    page = page_of(client, "fr", "ar+zh-hans")
    rows = [e["attrs"]["id"] for e in page.all("tr") if "id" in e["attrs"]]
    assert rows == ["p-1", "p-2", "p-3"]
    texts = [
        (words(e["text"]), e["lang"], e["dir"])
        for e in page.all("p")
        if not e["attrs"].get("class") and words(e["text"]) in ("Un", "واحد", "一")
    ]
    assert texts == [("Un", "fr", "ltr"), ("واحد", "ar", "rtl"), ("一", "zh-hans", "ltr")]
    assert [(lang, direction) for lang, direction, _text in cells(page)] == [
        ("fr", "ltr"),
        ("ar", "rtl"),
        ("zh-hans", "ltr"),
    ] * 5


def test_every_cell_names_its_language_for_a_narrow_page(client, declaration):
    page = page_of(client, "ar", "fr")
    names = [(e["text"], e["lang"], e["dir"]) for e in page.all("span", class_="beside__language")]
    assert names == [("العربية", "ar", "rtl"), ("Français", "fr", "ltr")] * 5


def test_columns_are_headed_by_name_and_label(client, declaration):
    page = page_of(client, "ar", "fr+zh-hans")
    heads = [words(e["text"]) for e in page.all("th", scope="col")][1:]
    assert heads == [
        "العربية ترجمة غير رسمية",
        "Français نص أصلي",
        "简体中文 ترجمة رسمية",
    ]


def test_a_missing_paragraph_shows_the_original_with_a_mark_and_a_count(client, declaration):
    page = page_of(client, "zh-hans", "ar")
    shown = page.one("p", class_="beside__other")
    assert (shown["text"], shown["lang"], shown["dir"]) == ("Deux", "fr", "ltr")
    mark = page.one("p", class_="paragraph__mark")
    (words_of_mark,) = [e for e in page.all("span") if e["text"] == mark["text"]]
    assert (words_of_mark["lang"], words_of_mark["dir"]) == ("zh-hans", "ltr")
    note = page.one("div", class_="note")
    links = [e["attrs"]["href"] for e in page.all("a") if e["attrs"]["href"] == "#p-2"]
    assert (words(note["text"]), len(links)) == ("尚未翻译（阿拉伯语）：第 2 段。", 2)


def test_titles_and_header_lines_stand_side_by_side_too(client, declaration):
    page = page_of(client, "fr", "ar")
    assert page.texts("h1") == ["Déclaration des maires"]
    assert page.texts("p", class_="beside__title") == ["إعلان رؤساء البلديات"]
    lines = [c for c in cells(page) if "2018" in c[2]]
    assert [(lang, direction) for lang, direction, _ in lines] == [("fr", "ltr"), ("ar", "rtl")]


def test_the_header_line_of_a_column_names_the_hosts_in_its_language(client, starter):
    page = page_of(client, "fr", "en+ar")
    lines = [e for e in page.all("td") if "2018" in e["text"]][:3]
    assert [
        (e["lang"], word in e["text"])
        for e, word in zip(lines, ["Cracovie", "Kraków", "كراكوف"], strict=True)
    ] == [("fr", True), ("en", True), ("ar", True)]


@pytest.mark.parametrize(
    ("language", "codes", "canonical"),
    [
        ("fr", "ar+ar", "with/ar/"),
        ("fr", "fr", ""),
        ("fr", "fr+fr", ""),
        ("fr", "fr+ar", "with/ar/"),
        ("fr", "zh-hans+ar", "with/ar+zh-hans/"),
        ("fr", "zh-hans+fr+ar+ar", "with/ar+zh-hans/"),
        ("ar", "fr+ar", "with/fr/"),
        ("ru", "ar+fr", "with/fr+ar/"),
        ("zh-hans", "ar%2Bfr", "with/fr+ar/"),
    ],
)
def test_any_other_order_moves_to_the_canonical_one(
    client, declaration, language, codes, canonical
):
    response = client.get(f"{TEXT.format(language)}with/{codes}/")
    assert (response.status_code, response["Location"]) == (
        301,
        TEXT.format(language) + canonical,
    )


@pytest.mark.parametrize(
    "codes",
    ["en+es+ar", "en+es+ar+ru", "xx", "ar+xx", "AR", "zh", "zh-Hans", "+", "ar+", "+ar", "ar++es",
     "ar ru", "ar,ru", "ar%00", "a" * 500, "+".join(["ar"] * 150), "ar/ru", "..", "%2e%2e"],
)  # fmt: skip
def test_what_names_no_page_is_not_found(client, declaration, codes):
    response = client.get(f"{TEXT.format('fr')}with/{codes}/")
    assert response.status_code == 404
    assert Page(response).texts("h1") == ["Page introuvable"]


def test_a_plus_that_is_escaped_is_a_plus(client, declaration):
    page = page_of(client, "fr", "ar%2Bzh-hans")
    canonical = page.one("link", rel="canonical")["attrs"]["href"]
    assert canonical == f"{settings.SITE_URL}{TEXT.format('fr')}with/ar+zh-hans/"


@override_settings(PUBLIC_LANGUAGES=["fr", "en", "ar"])
def test_a_language_that_readers_do_not_see_is_not_found(client, declaration):
    assert client.get(f"{TEXT.format('fr')}with/zh-hans/").status_code == 404
    page = page_of(client, "fr", "ar")
    assert [e for e in page.all("a") if "zh-hans" in e["attrs"].get("href", "")] == []


def test_a_language_that_is_not_published_has_no_column_but_a_note(client, declaration):
    response = client.get(f"{TEXT.format('fr')}with/es+ar/")
    page = Page(response)
    notes = [words(e["text"]) for e in page.all("p", class_="note")]
    assert notes == [
        "Ce texte n’est pas disponible dans cette langue, qui n’a donc pas de colonne : espagnol."
    ]
    assert [e["lang"] for e in page.all("td")] == ["fr", "ar"] * 5
    assert b"SECRETO" not in response.content
    assert b"BORRADOR" not in response.content
    assert list(page.alternates) == ["fr", "x-default"]


def test_one_column_alone_is_shown_and_not_announced(client, declaration):
    page = page_of(client, "fr", "es+ru")
    assert len(page.all("p", class_="note")) == 1
    assert [e["lang"] for e in page.all("td")] == ["fr"] * 5
    assert page.alternates == {}


def test_a_reader_without_the_text_gets_the_original_in_its_place(client, declaration):
    page = page_of(client, "es", "ar")
    assert [e["lang"] for e in page.all("td")] == ["fr", "ar"] * 5
    assert len(page.all("p", class_="note")) == 1
    same = page_of(client, "es", "fr")
    assert [e["lang"] for e in same.all("td")] == ["fr"] * 5


def test_the_page_is_announced_with_each_complete_language_first(client, declaration):
    page = page_of(client, "fr", "ar+zh-hans")
    site = settings.SITE_URL
    assert page.alternates == {
        "fr": f"{site}{TEXT.format('fr')}with/ar+zh-hans/",
        "zh-hans": f"{site}{TEXT.format('zh-hans')}with/fr+ar/",
        "x-default": f"{site}{TEXT.format('fr')}with/ar+zh-hans/",
    }


def test_another_language_of_the_interface_keeps_the_same_texts(client, declaration):
    page = page_of(client, "fr", "ar+zh-hans")
    offered = {
        e["attrs"]["hreflang"]: e["attrs"]["href"]
        for e in page.all("a")
        if e["attrs"].get("hreflang") and "with/" in e["attrs"]["href"]
    }
    assert offered == {
        "fr": f"{TEXT.format('fr')}with/ar+zh-hans/",
        "en": f"{TEXT.format('en')}with/ar+zh-hans/",
        "es": f"{TEXT.format('es')}with/ar+zh-hans/",
        "ar": f"{TEXT.format('ar')}with/fr+zh-hans/",
        "ru": f"{TEXT.format('ru')}with/ar+zh-hans/",
        "zh-hans": f"{TEXT.format('zh-hans')}with/fr+ar/",
    }
    for code, url in offered.items():
        assert client.get(url).status_code == 200, code


def choices(page: Page) -> list[tuple[str, str]]:
    """The links that add or take away a language: what they are called, where they lead."""
    found = [e for e in page.all("a") if "beside-links__" in e["attrs"].get("class", "")]
    return [(words(e["text"]), e["attrs"]["href"]) for e in found]


def test_the_text_offers_every_other_public_language_beside_it(client, declaration):
    page = Page(client.get(TEXT.format("fr")))
    assert choices(page) == [
        ("العربية ajouter", f"{TEXT.format('fr')}with/ar/"),
        ("简体中文 ajouter", f"{TEXT.format('fr')}with/zh-hans/"),
    ]


def test_with_three_languages_they_can_only_be_taken_away(client, declaration):
    page = page_of(client, "fr", "ar+zh-hans")
    assert choices(page) == [
        ("العربية retirer", f"{TEXT.format('fr')}with/zh-hans/"),
        ("简体中文 retirer", f"{TEXT.format('fr')}with/ar/"),
        ("cette langue seule (français)", TEXT.format("fr")),
    ]


def test_a_text_in_one_language_offers_nothing(client, declaration):
    declaration.versions.exclude(language="fr").update(published_at=None)
    assert choices(Page(client.get(TEXT.format("fr")))) == []


def test_a_withdrawn_language_is_gone_and_no_column(client, declaration):
    declaration.versions.get(language="ar").withdraw("Une faute grave.")
    gone = client.get(f"{TEXT.format('ar')}with/fr/")
    assert (gone.status_code, "Une faute grave." in Page(gone).text) == (410, True)
    page = page_of(client, "fr", "ar+zh-hans")
    assert [e["lang"] for e in page.all("td")] == ["fr", "zh-hans"] * 5
    assert "واحد" not in page.text


@pytest.mark.parametrize("codes", ["ar", "ar+ar", "fr"])
def test_a_draft_is_not_found_whatever_stands_beside_it(client, declaration, codes):
    type(declaration.meeting).objects.update(published_at=None)
    assert client.get(f"{TEXT.format('fr')}with/{codes}/").status_code == 404


def test_what_moved_is_found_with_the_same_languages_beside_it(client, declaration):
    declaration.slug = "declaration-of-mayors"
    declaration.save()
    response = client.get(f"{TEXT.format('ru')}with/fr+ar/?x=1")
    assert (response.status_code, response["Location"]) == (
        301,
        "/ru/declarations/2018/declaration-of-mayors/with/fr+ar/?x=1",
    )
    assert client.get("/fr/declarations/2018/nothing/with/ar/").status_code == 404


def adopt(made) -> None:
    """Adopted in French; Arabic and Chinese came later; the texts then changed, unseen."""
    actions.adopt(declaration=made, adopted=["fr"])
    actions.add_languages(declaration=made, added=["ar", "zh-hans"])
    made.paragraphs.filter(key="1").update(body_fr="LIVE", body_ar="LIVE", body_zh_hans="LIVE")


def test_an_adopted_text_shows_its_newest_version_in_every_column(client, declaration):
    adopt(declaration)
    page = page_of(client, "fr", "ar+zh-hans")
    assert [text for _lang, _dir, text in cells(page)][6:9] == ["Un", "واحد", "一"]
    assert "LIVE" not in page.text
    version = f"{TEXT.format('fr')}v/2/"
    assert [e["text"] for e in page.all("a") if e["attrs"]["href"] == version] == ["Version 2"]


def test_a_corrected_column_changes_alone(client, declaration):
    adopt(declaration)
    actions.correct(
        declaration=declaration,
        corrected=["fr"],
        reason="Un mot.",
        reason_language="fr",
        dated=dt.date(2026, 11, 20),
    )
    texts = [text for _lang, _dir, text in cells(page_of(client, "fr", "ar+zh-hans"))]
    assert texts[6:9] == ["LIVE", "واحد", "一"]


def test_a_language_that_no_version_has_yet_has_no_column(client, declaration):
    arabic = declaration.versions.filter(language="ar")
    arabic.update(published_at=None)
    actions.adopt(declaration=declaration, adopted=["fr", "zh-hans"])
    arabic.update(published_at=timezone.now() + dt.timedelta(days=1))
    page = page_of(client, "fr", "ar+zh-hans")
    assert [e["lang"] for e in page.all("td")] == ["fr", "zh-hans"] * 5
    assert len(page.all("p", class_="note")) == 1


@pytest.mark.parametrize("count", [1, 200])
@pytest.mark.parametrize(("adopted", "queries"), [(False, 7), (True, 7)])
def test_side_by_side_costs_at_most_eight_queries(
    client, db, django_assert_num_queries, count, adopted, queries
):
    meeting = AnnualMeetingFactory(public=True, edition=12, slug="krakow-katowice")
    made = DeclarationFactory(meeting=meeting, slug="mayors-declaration", original_language="en")
    titles = {"title_en": "Declaration", "title_ar": "إعلان", "title_zh_hans": "宣言"}
    type(made).objects.update(**titles)
    for number in range(count):
        bodies = {f"body_{code}": f"{code} {number}" for code in ("en", "ar", "zh_hans")}
        ParagraphFactory(declaration=made, body_fr="", **bodies)
    for code in ("en", "fr", "es", "ar", "zh-hans"):
        LanguageVersionFactory(declaration=made, language=code, public=True)
    if adopted:
        made.refresh_from_db()
        actions.adopt(declaration=made, adopted=["en"])
        actions.add_languages(declaration=made, added=["fr", "es", "ar", "zh-hans"])
    with django_assert_num_queries(queries):
        page = page_of(client, "fr", "ar+zh-hans")
    assert len([e for e in page.all("tr") if "id" in e["attrs"]]) == count


def test_a_translation_that_nobody_checked_says_so_in_its_cell(client, starter):
    french = "declarations/2018/mayors-declaration/with/en+ar/"
    assert Page(client.get(f"/fr/{french}")).all("p", class_="paragraph__mark") == []
    desk.reconcile(trust=True)
    states = TextState.objects.filter(language="ar", unit__sheet__content_type__model="declaration")
    states.update(is_unreviewed=True)
    page = Page(client.get(f"/fr/{french}"))
    marks = page.all("p", class_="paragraph__mark")
    # The title and the six paragraphs, each leading to what the words mean.
    assert [(e["dir"], words(e["text"])) for e in marks] == [("rtl", "non relu")] * 7
    assert len(page.all("p", id="not-reviewed")) == 1
