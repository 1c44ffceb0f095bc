"""The map of the cities: every city a link, filters, languages, its weight and its queries."""

import gzip
import re

import pytest
from django.conf import settings

from cities.shapes import SHAPES, shape_of
from cities.slugs import free_slug
from tests.factories.cities import CityFactory, CohortFactory, DesignationFactory, member
from tests.page import Page

pytestmark = pytest.mark.django_db

LANGUAGES = [code for code, _ in settings.LANGUAGES]
KRAKOW = {"name_en": "Kraków", "name_fr": "Cracovie", "slug": "krakow", "country": "PL"}
SEVILLE = {"name_en": "Seville", "slug": "seville", "country": "ES"}


@pytest.fixture
def three(db):
    """Three members of two fields, on two continents."""
    CohortFactory()
    member(**KRAKOW, latitude="50.06143", longitude="19.93658")
    member(field="music", **SEVILLE, latitude="37.38283", longitude="-5.97317")
    lima = {"name_en": "Lima", "slug": "lima", "country": "PE"}
    member(**lima, latitude="-12.04318", longitude="-77.02824")


def marks(response) -> list[str]:
    """The slugs of the cities on the map, in the order of the keyboard."""
    drawing = re.search(r"<svg class=\"map__drawing.*?</svg>", response.content.decode(), re.DOTALL)
    return re.findall(r'href="/[^"]+/cities/([^/"]+)/"', drawing[0])


def listed(response) -> list[str]:
    """The slugs of the cities in the table."""
    table = re.search(r"<table.*?</table>", response.content.decode(), re.DOTALL)
    return re.findall(r'href="/[^"]+/cities/([^/"]+)/"', table[0]) if table else []


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("", ["lima", "krakow", "seville"]),
        ("field=music", ["seville"]),
        ("country=PL", ["krakow"]),
        ("region=latin-america-caribbean", ["lima"]),
        ("area=europe", ["krakow", "seville"]),
        ("area=europe&field=literature", ["krakow"]),
        ("area=atlantis", ["lima", "krakow", "seville"]),
        ("area=%00", ["lima", "krakow", "seville"]),
        ("field=" + "x" * 10_000, []),
        ("year=-1", []),
    ],
)
@pytest.mark.usefixtures("three")
def test_the_map_and_its_table_show_what_the_filters_leave(client, query, slugs):
    response = client.get(f"/en/cities/map/?{query}")

    assert response.status_code == 200
    assert marks(response) == slugs
    assert sorted(listed(response)) == sorted(slugs)


@pytest.mark.usefixtures("three")
def test_a_mark_has_its_fields_colour_and_shape_and_the_name_in_the_pages_language(client):
    page = client.get("/fr/cities/map/?country=PL").content.decode()

    link = re.search(r'<a class="field--literature" href="/fr/cities/krakow/".*?</a>', page)[0]
    assert '<use href="#mark-literature"/>' in link
    assert re.search(r"<text[^>]*>Cracovie</text>", link)


@pytest.mark.usefixtures("three")
def test_a_name_in_another_language_says_so_on_the_map(client):
    page = client.get("/ar/cities/map/?country=PE").content.decode()

    assert re.search(r'<text lang="en" direction="ltr"[^>]*>Lima</text>', page)


def test_eight_fields_have_eight_shapes_and_a_new_one_has_one_too():
    assert len(set(SHAPES.values())) == 8
    assert (shape_of("music"), shape_of("dance")) == ("music", "other")


@pytest.mark.usefixtures("three")
def test_a_city_that_nobody_can_place_is_named_beneath(client):
    member(name_en="Nowhere", slug="nowhere", country="PL")

    response = client.get("/en/cities/map/")

    assert marks(response) == ["lima", "krakow", "seville"]
    assert "Not on this map: Nowhere" in Page(response).text
    assert sorted(listed(response)) == ["krakow", "lima", "nowhere", "seville"]


@pytest.mark.usefixtures("three")
def test_list_and_map_hand_their_filters_to_each_other(client):
    for_list = client.get("/en/cities/?field=music&country=ES").content.decode()
    for_map = client.get("/en/cities/map/?field=music&country=ES").content.decode()

    assert 'href="/en/cities/map/?field=music&amp;country=ES"' in for_list
    assert 'href="/en/cities/?field=music&amp;country=ES"' in for_map


@pytest.mark.usefixtures("three")
def test_no_city_on_the_map_is_said_kindly(client):
    response = client.get("/en/cities/map/?field=poetry")

    assert "No city matches these filters. Show all cities" in Page(response).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_404_cities_are_links_and_the_page_is_light(client, starter, language):
    response = client.get(f"/{language}/cities/map/")

    compressed = len(gzip.compress(response.content, 6))
    print(f"\n{language}: {len(response.content)} bytes, {compressed} compressed")
    assert len(set(marks(response))) == 404
    assert len(listed(response)) == 404
    assert compressed <= 40 * 1024


def numbers(response) -> dict[str, str]:
    """The countries that stand for their cities, with where they lead."""
    links = Page(response).all("a", class_="map__number")
    return {a["attrs"]["aria-label"]: a["attrs"]["href"] for a in links}


@pytest.fixture
def crowded(three, monkeypatch):
    """Four members in three countries, one more than a map shows by themselves."""
    monkeypatch.setattr("cities.mapping.MOST", 3)
    gdansk = {"name_en": "Gdańsk", "slug": "gdansk", "country": "PL"}
    member(field="music", **gdansk, latitude="54.35227", longitude="18.64912")


@pytest.mark.usefixtures("crowded")
def test_too_many_cities_for_marks_of_their_own_are_numbers_by_country(client):
    response = client.get("/en/cities/map/")

    assert marks(response) == []
    assert numbers(response) == {
        "Peru (1)": "/en/cities/map/?country=PE",
        "Poland (2)": "/en/cities/map/?country=PL",
        "Spain (1)": "/en/cities/map/?country=ES",
    }
    assert sorted(listed(response)) == ["gdansk", "krakow", "lima", "seville"]


@pytest.mark.usefixtures("crowded")
def test_a_number_leads_to_a_map_on_which_its_cities_stand(client):
    of_poland = client.get("/en/cities/map/?country=PL")

    assert (marks(of_poland), numbers(of_poland)) == (["gdansk", "krakow"], {})


@pytest.mark.usefixtures("crowded")
def test_a_number_keeps_the_other_filters_and_a_crowded_country_leads_to_its_list(
    client, monkeypatch
):
    monkeypatch.setattr("cities.mapping.MOST", 1)

    of_music = client.get("/en/cities/map/?field=music")
    of_poland = client.get("/en/cities/map/?country=PL")

    assert numbers(of_music) == {
        "Poland (1)": "/en/cities/map/?field=music&country=PL",
        "Spain (1)": "/en/cities/map/?field=music&country=ES",
    }
    assert numbers(of_poland) == {"Poland (2)": "/en/cities/?country=PL"}


@pytest.mark.usefixtures("crowded")
def test_a_number_counts_who_has_no_place_and_a_country_without_any_is_named_beneath(client):
    member(name_en="Nowhere", slug="nowhere", country="PL")
    member(name_en="Elsewhere", slug="elsewhere", country="BR")

    response = client.get("/en/cities/map/")

    assert list(numbers(response)) == ["Peru (1)", "Poland (3)", "Spain (1)"]
    assert "Not on this map: Elsewhere" in Page(response).text


@pytest.mark.usefixtures("crowded")
def test_the_map_of_a_continent_has_the_numbers_of_its_countries(client):
    member(name_en="Turku", slug="turku", country="FI", latitude="60.45", longitude="22.26")
    member(name_en="Omsk", slug="omsk", country="RU", latitude="54.99", longitude="73.37")
    member(name_en="Kazan", slug="kazan", country="RU", latitude="55.79", longitude="49.12")

    assert list(numbers(client.get("/en/cities/map/?area=europe"))) == [
        "Finland (1)", "Poland (2)", "Russian Federation (2)", "Spain (1)",
    ]  # fmt: skip


@pytest.mark.usefixtures("three")
def test_the_table_beside_the_map_stands_on_pages_and_the_map_on_each(client, monkeypatch):
    monkeypatch.setattr("cities.views.PER_PAGE", 1)

    second = client.get("/en/cities/map/?region=europe-north-america&page=2")

    assert (marks(second), listed(second)) == (["krakow", "seville"], ["seville"])
    before = Page(second).one("a", rel="prev")["attrs"]["href"]
    assert before == "/en/cities/map/?region=europe-north-america"
    assert client.get("/en/cities/map/?page=4").status_code == 404


def test_every_continent_shows_its_cities(client, starter):
    areas = ["africa", "americas", "asia", "europe", "oceania"]
    on_maps = [len(marks(client.get(f"/en/cities/map/?area={area}"))) for area in areas]
    responses = [client.get(f"/en/cities/map/?area={area}") for area in areas]

    assert sum(len(listed(response)) for response in responses) == 404
    assert sum(on_maps) >= 390


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_map_never_mirrors(client, three, language):
    page = client.get(f"/{language}/cities/map/").content.decode()
    places = dict(re.findall(r'cities/([a-z]+)/" transform="translate\((\d+) ', page))

    assert int(places["lima"]) < int(places["seville"]) < int(places["krakow"])


def test_the_map_credits_its_sources_and_claims_nothing_about_borders(client, three):
    page = Page(client.get("/en/cities/map/"))

    assert "express no opinion whatsoever" in page.text
    assert "Land: Natural Earth. Places: GeoNames, CC BY 4.0" in page.text


@pytest.mark.parametrize("count", [1, 3])
def test_the_map_asks_the_same_questions_for_one_city_and_for_three(
    client, count, django_assert_num_queries
):
    CohortFactory()
    for number in range(count):
        at = {"latitude": 10 * number, "longitude": 10 * number}
        member(field=f"field-{number}", slug=f"city-{number}", **at)

    with django_assert_num_queries(5):
        response = client.get("/en/cities/map/")

    assert len(marks(response)) == count


def test_a_citys_page_shows_where_it_stands(client):
    city = CityFactory(slug="lyon", name_en="Lyon", latitude="45.74900", longitude="4.84789")
    DesignationFactory(city=city)
    CityFactory(slug="nowhere")

    page, without = Page(client.get("/en/cities/lyon/")), Page(client.get("/en/cities/nowhere/"))

    assert page.one("svg", role="img")["attrs"]["aria-label"] == "Lyon on the map"
    assert without.all("svg", role="img") == []


def test_no_city_takes_the_address_of_another_page():
    assert free_slug("Map", "FR", set()) == "map-fr"
    assert free_slug("Mapusa", "IN", set()) == "mapusa"
