"""One paragraph in every language, with its place and its history."""

import datetime as dt

import pytest
from django.conf import settings
from django.test.utils import override_settings

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

TEXT = "/{}/declarations/2018/mayors-declaration/"
PARAGRAPH = TEXT + "p/{}/"


@pytest.fixture
def declaration(db):
    """Three paragraphs in French, two of them in Arabic; Spanish is a draft."""
    return of_2018(body_fr=["Un", "Deux", "Trois"], body_ar=["واحد", "", "ثلاثة"])


@pytest.fixture
def adopted(declaration):
    """Version 1 in French, 2 adds Arabic, 3 corrects French paragraph 1 and leaves 3 out."""
    actions.adopt(declaration=declaration, adopted=["fr"])
    actions.add_languages(declaration=declaration, added=["ar"])
    declaration.paragraphs.filter(key="1").update(body_fr="Un mot", body_ar="LIVE")
    declaration.paragraphs.get(key="3").delete()
    actions.correct(
        declaration=declaration,
        corrected=["fr"],
        reason="Un mot manquait.",
        reason_language="fr",
        dated=dt.date(2026, 11, 20),
    )
    return declaration


def page_of(client, language: str, key: str) -> Page:
    """The page, which must be there."""
    response = client.get(PARAGRAPH.format(language, key))
    assert response.status_code == 200
    return Page(response)


def texts(page: Page) -> list[tuple[str, str, str]]:
    """Language, direction and text of each block."""
    return [(e["lang"], e["dir"], words(e["text"])) for e in page.all("div", class_="prose")]


def test_the_readers_language_comes_first_and_each_says_what_it_is(client, declaration):
    page = page_of(client, "ar", "1")
    assert texts(page) == [("ar", "rtl", "واحد"), ("fr", "ltr", "Un")]
    heads = [words(e["text"]) for e in page.all("h2", class_="in-language__name")]
    assert heads == ["العربية ترجمة غير رسمية", "Français نص أصلي"]
    assert page.texts("h1") == ["الفقرة 1"]


def test_a_language_without_it_is_named_and_the_original_comes_first(client, declaration):
    page = page_of(client, "ar", "2")
    assert texts(page) == [("fr", "ltr", "Deux")]
    assert len(page.all("p", class_="note")) == 1
    spanish = page_of(client, "es", "1")
    assert texts(spanish) == [("fr", "ltr", "Un"), ("ar", "rtl", "واحد")]
    assert spanish.texts("p", class_="note") == ["Este párrafo aún no está disponible en: español."]


def test_a_draft_language_is_nowhere(client, declaration):
    for code in ("fr", "es", "ar"):
        body = client.get(PARAGRAPH.format(code, "1")).content
        assert (b"SECRETO" in body, b"BORRADOR" in body) == (False, False)


def test_it_is_announced_in_the_languages_that_have_it(client, declaration):
    announced = {key: list(page_of(client, "fr", key).alternates) for key in ("1", "2")}
    assert page_of(client, "es", "1").alternates == {}
    assert announced == {"1": ["fr", "ar", "x-default"], "2": ["fr", "x-default"]}


def test_it_leads_to_its_place_and_to_its_neighbours(client, declaration):
    def links(key: str) -> dict[str, str]:
        wanted = {
            f"{TEXT.format('fr')}#p-{key}": "place",
            **{PARAGRAPH.format("fr", other): other for other in ("1", "2", "3")},
        }
        found = page_of(client, "fr", key).all("a")
        return {
            wanted[e["attrs"]["href"]]: e["attrs"].get("rel", "")
            for e in found
            if e["attrs"]["href"] in wanted and "hreflang" not in e["attrs"]
        }

    assert links("1") == {"place": "", "2": "next"}
    assert links("2") == {"place": "", "1": "prev", "3": "next"}
    assert links("3") == {"place": "", "2": "prev"}


def test_a_number_that_differs_from_the_key_is_the_printed_one(client, declaration):
    declaration.add_paragraph(position=1, body_fr="Zéro")
    assert page_of(client, "fr", "1").texts("h1") == ["Paragraphe 2"]
    assert page_of(client, "fr", "4").texts("h1") == ["Paragraphe 1"]


def test_a_text_that_is_not_adopted_says_that_it_has_no_versions(client, declaration):
    page = page_of(client, "fr", "1")
    assert "Le texte n’a pas été adopté : il n’a donc pas encore de versions." in page.text
    assert page.all("ol", class_="record") == []


def steps(page: Page) -> list[str]:
    """The steps of the history, newest first, as they are read."""
    inside = page.one("ol", class_="record")["text"]
    return [words(part) for part in inside.split("Version ") if part.strip()]


def test_the_history_tells_which_version_changed_it_in_which_language(client, adopted):
    assert texts(page_of(client, "fr", "1")) == [("fr", "ltr", "Un mot"), ("ar", "rtl", "واحد")]
    page = page_of(client, "fr", "1")
    assert [step.split(" ")[0].strip(",") for step in steps(page)] == ["3", "2", "1"]
    assert [step.split(" ", 1)[1] for step in steps(page)[::2]] == [
        "20 novembre 2026 Modifié : français Ce qui a changé",
        "Tel qu’adopté : français",
    ]
    assert "Ajouté : arabe" in steps(page)[1]


def test_a_version_that_left_it_alone_is_no_part_of_its_history(client, adopted):
    page = page_of(client, "fr", "2")
    assert [step.split(" ")[0] for step in steps(page)] == ["1"]


def test_the_history_leads_to_what_changed_there(client, adopted):
    page = page_of(client, "fr", "1")
    changes = [e["attrs"]["href"] for e in page.all("a", class_="record__changes")]
    assert changes == [
        f"{TEXT.format('fr')}changes/2..3/#p-1",
        # In version 2 the French is as it was: that page has no place for the paragraph.
        f"{TEXT.format('fr')}changes/1..2/",
    ]
    assert [client.get(url).status_code for url in changes] == [200, 200]


def test_a_paragraph_that_was_left_out_is_shown_as_it_stood(client, adopted):
    page = page_of(client, "fr", "3")
    assert texts(page) == [("fr", "ltr", "Trois"), ("ar", "rtl", "ثلاثة")]
    assert page.texts("p", class_="note") == [
        "Ce paragraphe ne fait plus partie du texte. Il figurait dans les versions 1 et 2 et est "
        "présenté tel qu’il se lisait dans la dernière d’entre elles."
    ]
    assert page.alternates == {}
    assert f"{TEXT.format('fr')}v/2/#p-3" in [e["attrs"]["href"] for e in page.all("a")]
    assert "Supprimé : français et arabe" in steps(page)[0]


def test_a_language_that_readers_see_no_more_has_no_history(client, adopted):
    adopted.versions.get(language="ar").withdraw("Une faute.")
    page = page_of(client, "fr", "1")
    assert texts(page) == [("fr", "ltr", "Un mot")]
    assert [step.split(" ")[0].strip(",") for step in steps(page)] == ["3", "1"]
    assert "واحد" not in page.text
    assert client.get(PARAGRAPH.format("ar", "1")).status_code == 410


@override_settings(PUBLIC_LANGUAGES=["fr", "en"])
def test_a_language_that_readers_do_not_see_is_not_shown(client, adopted):
    page = page_of(client, "fr", "1")
    assert texts(page) == [("fr", "ltr", "Un mot")]
    assert [step.split(" ")[0].strip(",") for step in steps(page)] == ["3", "1"]


@pytest.mark.parametrize(
    "key", ["4", "0", "99", "9" * 20, "9" * 21, "x", "1x", "-1", "1.0", "٣", "%00", "..", "1/2", ""]
)
@pytest.mark.parametrize("is_adopted", [False, True])
def test_a_key_that_never_was_is_not_found(client, request, declaration, key, is_adopted):
    if is_adopted:
        request.getfixturevalue("adopted")
    response = client.get(PARAGRAPH.format("fr", key))
    assert response.status_code == 404
    assert Page(response).texts("h1") == ["Page introuvable"]


def test_a_paragraph_that_no_version_has_yet_is_not_found(client, adopted):
    key = adopted.add_paragraph(body_fr="SECRET").key
    assert (key, client.get(PARAGRAPH.format("fr", key)).status_code) == ("4", 404)


def test_each_translation_can_be_reported_in_its_language(client, starter):
    desk.reconcile(trust=True)
    page = page_of(client, "fr", "4")
    links = [e["attrs"]["href"] for e in page.all("a", rel="nofollow")]
    reports = [url for url in links if "/report/" in url]
    assert [url.split("/")[1] for url in reports] == ["en", "es", "ar", "ru", "zh-hans"]
    assert {client.get(url).status_code for url in reports} == {200}


def test_a_draft_has_no_page(client, adopted):
    type(adopted.meeting).objects.update(published_at=None)
    assert client.get(PARAGRAPH.format("fr", "1")).status_code == 404


def test_what_moved_keeps_its_paragraphs(client, adopted):
    adopted.slug = "declaration-of-mayors"
    adopted.save()
    response = client.get(PARAGRAPH.format("ru", "3"))
    assert (response.status_code, response["Location"]) == (
        301,
        "/ru/declarations/2018/declaration-of-mayors/p/3/",
    )


def test_the_text_leads_to_the_page_of_each_paragraph(client, declaration):
    page = Page(client.get(TEXT.format("ar")))
    more = [e["attrs"]["href"] for e in page.all("a", class_="paragraph__more")]
    assert more == [PARAGRAPH.format("ar", key) for key in ("1", "2", "3")]


@pytest.mark.parametrize("count", [1, 200])
@pytest.mark.parametrize(("is_adopted", "queries"), [(False, 6), (True, 6)])
def test_a_page_costs_the_same_in_a_long_text(
    client, db, django_assert_num_queries, count, is_adopted, queries
):
    meeting = AnnualMeetingFactory(public=True, edition=12, slug="krakow-katowice")
    made = DeclarationFactory(meeting=meeting, slug="mayors-declaration", title_ar="إعلان")
    for number in range(count):
        ParagraphFactory(declaration=made, body_fr=f"Texte {number}", body_ar=f"نص {number}")
    for code in ("fr", "ar"):
        LanguageVersionFactory(declaration=made, language=code, public=True)
    if is_adopted:
        actions.adopt(declaration=made, adopted=["fr"])
        actions.add_languages(declaration=made, added=["ar"])
    with django_assert_num_queries(queries):
        page = page_of(client, "fr", "1")
    assert texts(page) == [("fr", "ltr", "Texte 0"), ("ar", "rtl", "نص 0")]


def test_a_paragraph_can_be_cited_by_itself(client, adopted):
    page = page_of(client, "fr", "1")
    assert page.texts("summary") == ["Citer le paragraphe 1"]
    files = [e["attrs"]["href"] for e in page.all("a") if "download" in e["attrs"]]
    assert [url.rsplit("/", 1)[1] for url in files] == ["1.bib", "1.ris", "1.csl.json"]
    assert {client.get(url).status_code for url in files} == {200}


def test_a_paragraph_that_was_left_out_is_cited_as_the_last_version_has_it(client, adopted):
    page = page_of(client, "fr", "3")
    cited = page.one("p", class_="cite__text")["text"]
    address = f"{settings.SITE_URL}{TEXT.format('fr')}v/2/#p-3"
    assert ("Version 2" in cited, address in cited) == (True, True)
    files = [e["attrs"]["href"] for e in page.all("a") if "/p/3." in e["attrs"]["href"]]
    assert files == [f"{TEXT.format('fr')}p/3.{ending}" for ending in ("bib", "ris", "csl.json")]
    for file in files:
        response = client.get(file)
        assert response.status_code == 200
        assert ("v/2/#p-3" in response.text, "ersion 2" in response.text) == (True, True)


def test_a_paragraph_that_stands_is_cited_in_the_newest_version(client, adopted):
    for ending in ("bib", "ris", "csl.json"):
        response = client.get(f"{TEXT.format('fr')}p/1.{ending}")
        assert ("v/3/#p-1" in response.text, response.status_code) == (True, 200)


def test_a_language_that_came_after_a_paragraph_went_cites_the_language_that_had_it(
    client, adopted
):
    actions.publish_language(version=adopted.versions.get(language="es"))
    page = page_of(client, "es", "3")
    cited = page.one("p", class_="cite__text")["text"]
    assert f"{settings.SITE_URL}{TEXT.format('fr')}v/2/#p-3" in cited
    assert client.get(f"{TEXT.format('es')}p/3.bib").status_code == 404
    assert client.get(f"{TEXT.format('es')}p/1.bib").status_code == 200


@pytest.mark.parametrize("key", ["4", "0", "999999999"])
def test_a_paragraph_that_never_was_has_no_citation(client, adopted, key):
    assert client.get(f"{TEXT.format('fr')}p/{key}.bib").status_code == 404
