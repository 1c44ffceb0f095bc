"""A declaration's page and the list, honest about what is not translated."""

import datetime as dt

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.meetings import AnnualMeetingFactory
from tests.page import Page, words
from uccn.publication.models import FormerAddress

ADDRESS = "/{}/declarations/2018/mayors-declaration/"


@pytest.fixture
def declaration(db):
    """French and public; Arabic public with a paragraph missing; Spanish a draft."""
    meeting = AnnualMeetingFactory(public=True, edition=12, slug="krakow-katowice")
    made = DeclarationFactory(
        meeting=meeting,
        slug="mayors-declaration",
        title_fr="Déclaration des maires",
        title_ar="إعلان رؤساء البلديات",
        title_es="BORRADOR",
    )
    ParagraphFactory(declaration=made, body_fr="Un", body_ar="واحد", body_es="SECRETO")
    ParagraphFactory(declaration=made, body_fr="Deux", body_ar="", body_es="SECRETO")
    ParagraphFactory(declaration=made, body_fr="Trois", body_ar="ثلاثة", body_es="SECRETO")
    LanguageVersionFactory(declaration=made, language="fr", label="original", public=True)
    LanguageVersionFactory(declaration=made, language="ar", label="unofficial", public=True)
    LanguageVersionFactory(declaration=made, language="es", label="unofficial")
    return made


def _shown(page) -> list[tuple[str, str, str]]:
    """Each paragraph as its text, real language and direction."""
    inside = [e for e in page.all("p") if e["attrs"].get("class") is None]
    return [(words(e["text"]), e["lang"], e["dir"]) for e in inside if e["text"].strip()]


def test_the_original_is_shown_whole_and_without_a_note(client, declaration):
    page = Page(client.get(ADDRESS.format("fr")))
    assert page.texts("h1") == ["Déclaration des maires"]
    assert [t for t in _shown(page) if t[0] in ("Un", "Deux", "Trois")] == [
        ("Un", "fr", "ltr"),
        ("Deux", "fr", "ltr"),
        ("Trois", "fr", "ltr"),
    ]
    assert page.all("p", class_="note") == []


def test_an_arabic_reader_is_told_that_a_paragraph_is_in_french(client, declaration):
    page = Page(client.get(ADDRESS.format("ar")))
    texts = [t for t in _shown(page) if t[0] in ("واحد", "Deux", "ثلاثة")]
    assert texts == [("واحد", "ar", "rtl"), ("Deux", "fr", "ltr"), ("ثلاثة", "ar", "rtl")]
    links = [e["attrs"]["href"] for e in page.all("a") if e["attrs"]["href"] == "#p-2"]
    assert len(page.all("p", class_="note")) == 1
    assert len(links) == 2
    assert len(page.all("p", class_="paragraph__mark")) == 1


def test_a_language_that_is_not_public_shows_the_whole_original_under_one_note(client, declaration):
    response = client.get(ADDRESS.format("es"))
    page = Page(response)
    assert [t for t in _shown(page) if t[0] in ("Un", "Deux", "Trois")] == [
        ("Un", "fr", "ltr"),
        ("Deux", "fr", "ltr"),
        ("Trois", "fr", "ltr"),
    ]
    assert page.one("html")["attrs"]["lang"] == "es"
    assert len(page.all("p", class_="note")) == 1
    assert page.all("p", class_="paragraph__mark") == []
    assert b"SECRETO" not in response.content
    assert b"BORRADOR" not in response.content


def test_hreflang_announces_only_complete_and_public_languages(client, declaration):
    french, spanish = (Page(client.get(ADDRESS.format(code))) for code in ("fr", "es"))
    assert list(french.alternates) == ["fr", "x-default"]
    assert spanish.alternates == {}
    canonical = spanish.one("link", rel="canonical")["attrs"]["href"]
    assert canonical == settings.SITE_URL + ADDRESS.format("fr")


def test_a_draft_language_is_shown_to_staff_with_a_banner(admin_client, declaration):
    page = Page(admin_client.get(ADDRESS.format("es")))
    assert len(page.all("div", class_="draft-banner")) == 1
    assert page.texts("h1") == ["BORRADOR"]


def test_a_draft_never_lends_its_text_to_a_public_language(client, declaration):
    declaration.versions.filter(language="fr").update(published_at=None)
    response = client.get(ADDRESS.format("ar"))
    assert "Deux" not in response.content.decode()
    assert Page(response).texts("p", class_="paragraph__mark") != []


def test_paragraph_addresses_are_equal_in_all_languages(client, declaration):
    ids = [
        [
            e["attrs"]["id"]
            for e in Page(client.get(ADDRESS.format(code))).all("div", class_="paragraph")
        ]
        for code in ("fr", "ar", "es", "zh-hans")
    ]
    assert ids == [["p-1", "p-2", "p-3"]] * 4


def test_a_key_is_never_used_again(declaration):
    declaration.paragraphs.get(key="3").delete()
    assert declaration.add_paragraph(body_fr="Quatre").key == "4"


def test_a_key_never_changes(declaration):
    paragraph = declaration.paragraphs.first()
    paragraph.key = "9"
    with pytest.raises(ValueError, match="never changes"):
        paragraph.save()


def test_a_paragraph_can_be_put_between_two_others(declaration):
    declaration.add_paragraph(position=2, body_fr="Un et demi")
    assert list(declaration.paragraphs.values_list("position", "key")) == [
        (1, "1"),
        (2, "4"),
        (3, "2"),
        (4, "3"),
    ]


def test_nothing_is_public_while_the_meeting_is_a_draft(client, declaration):
    type(declaration.meeting).objects.update(published_at=None)
    assert client.get(ADDRESS.format("fr")).status_code == 404
    assert b"mayors-declaration" not in client.get("/fr/declarations/").content


def test_a_withdrawn_language_is_a_410_with_links_to_the_others(client, declaration):
    declaration.versions.get(language="ar").withdraw(note="Une erreur de traduction.")
    response = client.get(ADDRESS.format("ar"))
    page = Page(response)
    assert response.status_code == 410
    assert "Une erreur de traduction." in page.text
    assert "/fr/declarations/2018/mayors-declaration/" in [
        e["attrs"]["href"] for e in page.all("a") if e["lang"] == "fr"
    ]


def test_when_every_language_is_withdrawn_all_addresses_are_410(client, declaration):
    for version in declaration.versions.exclude(published_at=None):
        version.withdraw()
    assert [client.get(ADDRESS.format(c)).status_code for c in ("fr", "ru")] == [410, 410]


def test_a_moved_declaration_answers_one_301(client, declaration):
    declaration.slug = "declaration-of-mayors"
    declaration.save()
    response = client.get(ADDRESS.format("ru"))
    assert response.status_code == 301
    assert response["Location"] == "/ru/declarations/2018/declaration-of-mayors/"
    assert FormerAddress.objects.count() == 1


@pytest.mark.parametrize("paragraphs", [1, 3])
def test_a_declaration_costs_at_most_six_queries(
    client, db, django_assert_max_num_queries, paragraphs
):
    made = DeclarationFactory(slug="own")
    for _ in range(paragraphs):
        ParagraphFactory(declaration=made)
    LanguageVersionFactory(declaration=made, public=True)
    with django_assert_max_num_queries(6) as captured:
        client.get("/fr/declarations/2018/own/")
    assert len(captured) == 5


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_at_one_and_at_three(client, db, django_assert_num_queries, count):
    for _ in range(count):
        LanguageVersionFactory(public=True)
    with django_assert_num_queries(5):
        client.get("/fr/declarations/")


def test_a_long_list_stands_on_pages(client, db, monkeypatch):
    monkeypatch.setattr("declarations.views.listing.PER_PAGE", 2)
    made = [LanguageVersionFactory(public=True).declaration for _ in range(5)]
    addresses = [f"/fr{declaration.get_absolute_url()[3:]}" for declaration in made]
    pages = [Page(client.get(f"/fr/declarations/?page={number}")) for number in (1, 2)]
    links = [[a["attrs"]["href"] for a in page.all("a")] for page in pages]
    assert [sorted(set(addresses) & set(found)) for found in links] == [
        sorted(addresses[3:]), sorted(addresses[:3]),
    ]  # fmt: skip
    assert pages[0].one("a", rel="next")["attrs"]["href"] == "/fr/declarations/?page=2"
    assert client.get("/fr/declarations/?page=3").status_code == 404


def test_a_page_reads_only_the_languages_that_it_shows(client, declaration):
    with CaptureQueriesContext(connection) as captured:
        client.get(ADDRESS.format("ar"))
    query = next(q["sql"] for q in captured if '"body_ar"' in q["sql"])
    read = query.split("FROM")[0]
    assert '"body_fr",' in read
    assert '"body_ru",' not in read


def test_the_list_takes_titles_from_public_languages_only(client, declaration):
    page = Page(client.get("/es/declarations/"))
    assert page.texts("h3") == ["Déclaration des maires"]
    assert [words(e["text"]) for e in page.all("a", hreflang="ar")][-1] == "العربية"


def test_html_that_staff_typed_is_shown_as_typed(client, declaration):
    declaration.add_paragraph(body_fr="<b>gras</b> & <script>alert(1)</script>")
    page = Page(client.get(ADDRESS.format("fr")))
    assert "<b>gras</b> & <script>alert(1)</script>" in page.text


def test_the_day_of_adoption_is_said_to_be_unknown(client, starter):
    page = Page(client.get("/en/declarations/2018/mayors-declaration/"))
    assert "Adopted at the meeting: 12–15 June 2018. The day is not known." in page.text
    assert "Unofficial translation made for this site; not issued by UNESCO." in page.text


def test_beside_the_text_stand_its_label_and_its_meeting_as_french_writes_them(client, starter):
    html = client.get("/fr/declarations/2018/mayors-declaration/").content.decode()
    beside = html.partition('<aside class="aside">')[2].replace("\xa0", " ")
    assert "<p>Français : original.</p>" in beside
    assert "XII<sup>e</sup> Réunion annuelle, Cracovie et Katowice, 2018</a>" in beside


def test_the_french_of_2018_comes_out_letter_for_letter(client, starter, settings):
    seed = (settings.DATA_DIR / "declarations/2018-krakow-katowice.fr.txt").read_text("utf-8")
    page = Page(client.get(ADDRESS.format("fr")))
    lines = [line.replace("**", "").replace("^", "") for line in seed.splitlines() if line]
    shown = [words(e["text"]) for e in page.elements if e["tag"] in ("bdi", "p", "h1")]
    assert [line for line in lines if line not in shown] == []
    # In masthead, header line, paragraph 1, citation and the link to the meeting.
    assert len([e for e in page.all("sup") if e["text"] == "e"]) == 5


def test_a_declaration_moves_with_its_meetings_year(client, declaration):
    declaration.meeting.year = 2019
    declaration.meeting.save()
    response = client.get(ADDRESS.format("ru"))
    assert response.status_code == 301
    assert response["Location"] == "/ru/declarations/2019/mayors-declaration/"


def test_a_scheduled_text_does_not_show_its_title_when_its_meeting_is_withdrawn(
    client, declaration
):
    declaration.versions.update(published_at=timezone.now() + dt.timedelta(days=3))
    declaration.meeting.withdraw()
    assert client.get(ADDRESS.format("fr")).status_code == 404


def test_a_draft_without_any_version_is_shown_to_staff(admin_client, declaration):
    declaration.versions.all().delete()
    page = Page(admin_client.get(ADDRESS.format("fr")))
    assert page.texts("h1") == ["Déclaration des maires"]
    assert len(page.all("div", class_="draft-banner")) == 1
