"""The page of results: marked, in the reader's language, honest about others, never broken."""

import pytest
from django.urls import reverse

from declarations import actions
from tests.factories.cities import member
from tests.factories.declarations import ParagraphFactory
from tests.page import Page, words
from uccn.search.marking import PASSAGE, passage, pieces
from uccn.search.queries import parse
from uccn.search.registry import subjects

pytestmark = pytest.mark.django_db


@pytest.fixture
def search(client):
    """The page for a query in a language."""

    def search(typed: str, language: str = "fr", **more) -> Page:
        response = client.get(f"/{language}/search/", {"q": typed, **more})
        assert response.status_code == 200
        return Page(response)

    return search


def marks(text: str, query: str, language: str) -> str:
    """The text with what was looked for in brackets."""
    stems = parse(query).stems(language)
    return "".join(f"[{p.text}]" if p.is_hit else p.text for p in pieces(text, stems, language))


@pytest.mark.parametrize(
    ("text", "query", "language", "marked"),
    [
        ("Les villes de l’Europe.", "ville europe", "fr", "Les [villes] de l’[Europe]."),
        ("La de\u0301claration <b>", "declarations", "fr", "La [de\u0301claration] <b>"),
        ("В городах мира", "город", "ru", "В [городах] мира"),
        ("إلى الْمُدُنِ الكبرى", "مدن", "ar", "إلى [الْمُدُنِ] الكبرى"),
        ("创意城市网络的城市。", "城市", "zh-hans", "创意[城市]网络的[城市]。"),
        ("创意城市网络", "创意城市", "zh-hans", "[创意城市]网络"),
        ("Kraków, Łódź", "lodz", "en", "Kraków, [Łódź]"),
        ("rien", "ville", "fr", "rien"),
    ],
)
def test_the_hit_is_marked_as_it_is_written(text, query, language, marked):
    assert marks(text, query, language) == marked


def test_a_passage_shows_where_the_hit_stands_and_says_that_there_is_more():
    text = "mot " * 200 + "zibeline " + "fin " * 200
    found = passage(text, parse("zibelines").stems("fr"), "fr")
    shown = "".join(piece.text for piece in found)
    assert [piece.text for piece in found if piece.is_hit] == ["zibeline"]
    assert (shown[:6], shown[-5:]) == ("… mot ", "fin …")
    assert len(shown) <= PASSAGE + 4


def test_a_result_links_to_its_paragraph_and_marks_the_hit(search, declaration):
    page = search("ville")
    assert page.texts("h2") == ["Déclarations"]
    link = page.one("h3", class_="result__title")
    assert words(link["text"]) == "Déclaration des maires – Paragraphe 1"
    assert page.all("a", href="/fr/declarations/2018/maires/p/1/") != []
    assert page.texts("mark") == ["villes"]
    assert page.texts("p", class_="result__extract") == ["Les villes créatives."]


def test_a_reader_sees_his_own_language_and_the_hit_named_in_the_other(search, declaration, commit):
    with commit():
        actions.publish_language(version=declaration.versions.get(language="ar"))
    page = search("villes", "ar")
    own, found = page.all("p", class_="result__extract")
    assert (words(own["text"]), own["lang"], own["dir"]) == ("المدن.", "ar", "rtl")
    assert (words(found["text"]), found["lang"], found["dir"]) == (
        "Les villes créatives.", "fr", "ltr",
    )  # fmt: skip
    assert [mark["lang"] for mark in page.all("mark")] == ["fr"]
    assert page.texts("p", class_="result__meta")[0].endswith("الفرنسية")
    assert page.all("a", href="/ar/declarations/2018/maires/p/1/") != []


def test_a_text_that_the_reader_s_language_has_not_got_is_shown_in_the_other(search, declaration):
    page = search("villes", "en")
    title = page.all("bdi", lang="fr")[0]
    assert (words(title["text"]), title["dir"]) == ("Déclaration des maires", "ltr")
    assert [extract["lang"] for extract in page.all("p", class_="result__extract")] == ["fr"]


def test_a_draft_s_words_stand_nowhere(search, declaration):
    page = search("المدن", "ar")
    assert page.all("li", class_="result") == []
    assert "الترجمة" not in page.text
    assert page.texts("strong") == ["لم يُعثر على شيء."]


def test_kinds_are_groups_and_each_has_a_page_of_its_own(search, commit):
    with commit():
        for number in range(27):
            member(name_en=f"Villesburg {number}", slug=f"v-{number}", year=2000 + number)
    page = search("villesburg", "en")
    assert len(page.all("li", class_="result")) == 5
    assert page.texts("p", class_="results__all") == ["All results: Cities (27)"]
    assert page.one("p", class_="filters__result")["text"].strip() == "27 results"
    second = search("villesburg", "en", kind="city", page="2")
    assert len(second.all("li", class_="result")) == 7
    assert second.texts("span", aria_current="page") or second.texts("span")[-1]
    assert search("villesburg", "en", kind="city", page="-9 x").texts("h3")[0] == "Villesburg 26"


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow(
    client, declaration, commit, django_assert_num_queries, count
):
    with commit():
        for _number in range(count):
            ParagraphFactory(declaration=declaration, body_fr="Des zibelines.")
    with django_assert_num_queries(2):
        client.get("/fr/search/?q=zibeline")


def test_filters_say_how_many_they_leave_and_stay_in_the_form(search, declaration, commit):
    with commit():
        member(name_fr="Villes", name_en="Villes", slug="villes", year=2019)
    page = search("villes", "fr", year="2018")
    options = page.texts("option")
    assert [o for o in options if "(" in o] == [
        "Villes (0)", "Réunions annuelles (0)", "Actualités (0)", "Déclarations (1)",
        "Informations pratiques (0)", "Séances (0)", "Intervenants (0)", "Documents (0)",
        "Images (0)", "Partenaires (0)", "Mots de bienvenue (0)", "2019 (1)", "2018 (1)",
        "français (2)", "anglais (1)",
    ]  # fmt: skip
    assert [o["attrs"]["value"] for o in page.all("option") if "selected" in o["attrs"]] == [
        "", "2018", "",
    ]  # fmt: skip
    assert page.all("a", href="?q=villes") != []


def test_result_pages_are_not_indexed_and_the_box_alone_is(search):
    assert search("villes").one("meta", name="robots")["attrs"]["content"] == "noindex"
    assert search("villes").all("link", rel="canonical") == []
    assert search("").all("meta", name="robots") == []
    assert len(search("").alternates) == 7


@pytest.mark.parametrize(
    "typed",
    ["x" * 10_000, "ville " * 1_700, "\x00", "a\x00b", "\ud800", "'; DROP TABLE x; --", "%00%ff",
     '"', "*", "(", "NEAR(a b)", "a OR", "AND", "NOT", "-", ":", "{{ 7|add:7 }}", "\u202e", "😀"],
)  # fmt: skip
def test_anything_is_just_a_query(client, declaration, typed):
    query = typed.encode("utf-8", "surrogatepass")
    response = client.get("/fr/search/", query_params={"q": query, "year": query, "page": query})
    page = Page(response)
    assert (response.status_code, page.texts("h1")) == (200, ["Rechercher"])


def scripts(page: Page) -> list[dict]:
    """What a browser would run; linked data are no script."""
    return [e for e in page.all("script") if e["attrs"].get("type") != "application/ld+json"]


def test_what_was_typed_is_shown_as_typed(client, declaration):
    response = client.get("/en/search/", {"q": "<script>alert(1)</script> & villes"})
    page = Page(response)
    assert scripts(page) == []
    assert page.one("input", name="q")["attrs"]["value"] == "<script>alert(1)</script> & villes"


def test_markup_in_a_text_is_text(search, declaration, commit):
    with commit():
        ParagraphFactory(declaration=declaration, body_fr="<script>x</script> zibeline <b>")
    page = search("zibeline")
    assert page.texts("p", class_="result__extract") == ["<script>x</script> zibeline <b>"]
    assert (scripts(page), page.texts("mark")) == ([], ["zibeline"])


def test_every_page_has_the_box_and_error_pages_have_it_in_the_text(client, declaration):
    address = reverse("search:results")
    home, missing = Page(client.get("/en/")), Page(client.get("/en/nothing/"))
    declaration.meeting.withdraw()
    gone = Page(client.get("/en/meetings/2018/krakow/"))
    boxes = [
        len(page.all("form", role="search", action="/en/search/")) for page in (home, missing, gone)
    ]
    assert (address.endswith("/search/"), boxes) == (True, [1, 1, 1])
    assert home.texts("label", **{"for": "site-search"}) == ["Words to look for"]


def test_only_reading_is_allowed(client):
    assert client.post("/fr/search/", {"q": "x"}).status_code == 405


def test_every_kind_has_a_place_of_its_own_among_the_results():
    numbers = [subject.number for subject in subjects()]
    assert (len(set(numbers)), max(numbers) < 16) == (len(numbers), True)
