"""The public pages: the list of cities with its filters, and a city's own page."""

import re

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from cities.listing import rows_of
from cities.models import City
from tests.factories.cities import (
    CityFactory,
    CohortFactory,
    CreativeFieldFactory,
    DesignationFactory,
    member,
)
from tests.page import Page

pytestmark = pytest.mark.django_db


def shown(response) -> list[str]:
    return [row.slug for row in response.context["rows"]]


def text(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", response.content.decode()))


@pytest.fixture
def three(db):
    """Three members of two fields, one of which joined in another field."""
    CohortFactory()
    member(name_en="Kraków", slug="krakow", country="PL", year=2013)
    member(field="music", name_en="Seville", slug="seville", country="ES", year=2006)
    lyon = CityFactory(name_en="Lyon", slug="lyon")
    DesignationFactory(city=lyon, field__key="media-arts", start_year=2008, end_year=2023)
    DesignationFactory(city=lyon, start_year=2023)


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("", ["krakow", "lyon", "seville"]),
        ("field=&country=&year=", ["krakow", "lyon", "seville"]),
        ("field=literature", ["krakow", "lyon"]),
        ("field=music", ["seville"]),
        ("country=PL", ["krakow"]),
        ("year=2008", ["lyon"]),
        ("field=literature&country=FR&year=2008", ["lyon"]),
        ("field=music&country=PL", []),
        ("field=poetry", []),
        ("country=%00", []),
        ("year=two", []),
        ("year=99999999999999999999", []),
        ("field=%F0%9F%92%A5&country='--", []),
        ("page=1&source=mail", ["krakow", "lyon", "seville"]),
    ],
)
@pytest.mark.usefixtures("three")
def test_the_address_filters_the_list(client, query, slugs):
    response = client.get(f"/en/cities/?{query}")

    assert response.status_code == 200
    assert shown(response) == slugs


@pytest.mark.usefixtures("three")
def test_each_choice_says_how_many_cities_it_leaves_beside_the_others(client):
    form = client.get("/en/cities/?country=FR").context["form"]

    labels = {name: [label for _, label in field.choices] for name, field in form.fields.items()}
    assert labels == {
        "field": ["All", "Literature (1)", "Music (0)"],
        "region": ["All", "Europe and North America (1)"],
        "country": ["All", "France (1)", "Poland (1)", "Spain (1)"],
        "year": ["All", "2013 (0)", "2008 (1)", "2006 (0)"],
    }


@pytest.mark.usefixtures("three")
def test_the_filter_that_is_set_is_marked_and_can_be_cleared(client):
    page = client.get("/en/cities/?field=music").content.decode()

    assert '<option value="music" selected>Music (1)</option>' in page
    assert '<a href="/en/cities/">Clear filters</a>' in page
    assert "Clear filters" not in client.get("/en/cities/").content.decode()


@pytest.mark.usefixtures("three")
def test_filters_that_no_city_passes_are_told_kindly(client):
    response = client.get("/en/cities/?field=poetry")

    assert "No city matches these filters. Show all cities" in text(response)


@pytest.mark.usefixtures("three")
def test_the_networks_total_is_said_beside_ours_with_its_source(client):
    all_cities, filtered = client.get("/en/cities/"), client.get("/en/cities/?country=PL")

    said = "3 of 408 cities listed. The network's total after the cohort of 2025. Source: https"
    assert said in text(all_cities)
    assert f"1 of the 3 listed. {said}" in text(filtered)


def test_without_a_cohort_our_own_number_stands_alone(client):
    member()

    assert "1 city listed." in text(client.get("/en/cities/"))


def test_a_network_without_cities_says_so(client):
    assert "No city is listed yet." in text(client.get("/en/cities/"))


@pytest.mark.usefixtures("three")
def test_a_city_that_changed_its_field_shows_both(client):
    page = text(client.get("/en/cities/?country=FR"))

    assert "Media Arts 2008–2023 Literature since 2023 2008" in page


def test_a_city_that_left_is_listed_with_its_years_and_not_counted(client):
    left = member(slug="left", year=2006)
    left.designations.update(end_year=2012)
    member(slug="stays")
    CohortFactory()

    response = client.get("/en/cities/")

    assert sorted(shown(response)) == ["left", "stays"]
    assert "1 of 408 cities listed." in text(response)
    assert "2006–2012" in text(response)


NAMES = {
    "es": ["Nantes", "Ñandú", "Óbidos", "Zaragoza"],
    "fr": ["Cracovie", "Édimbourg", "Enghien", "Óbidos"],
    "ru": ["Ёж", "Краков", "Лион", "Lyon"],
    "ar": ["باريس", "كراكوف", "ليون", "Lyon"],
}


@pytest.mark.parametrize("language", NAMES)
def test_names_sort_as_the_pages_language_sorts(client, language):
    names = NAMES[language]
    for name in reversed(names):
        CityFactory(**({"name_en": name} if name == "Lyon" else {f"name_{language}": name}))

    rows = client.get(f"/{language}/cities/").context["rows"]

    with translation.override(language):
        assert [row.name_shown for row in rows] == names


def test_chinese_names_sort_by_their_latin_name(client):
    CityFactory(name_en="Zahlé", name_zh_hans="扎赫勒", slug="zahle")
    CityFactory(name_en="Ålesund", name_zh_hans="奥勒松", slug="alesund")
    CityFactory(name_en="Lyon", name_zh_hans="里昂", slug="lyon")

    assert shown(client.get("/zh-hans/cities/")) == ["alesund", "lyon", "zahle"]


def test_a_name_in_another_language_carries_its_language(client):
    CityFactory(name_en="Kraków", own_name="كراكوف", own_language="ar", slug="krakow")

    page = client.get("/ru/cities/").content.decode()

    assert '<a href="/ru/cities/krakow/"><bdi lang="en" dir="ltr">Kraków</bdi></a>' in page
    assert '<bdi lang="ar" dir="rtl">كراكوف</bdi>' in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_questions_for_one_city_and_for_three(
    client, count, django_assert_num_queries
):
    CohortFactory()
    for number in range(count):
        member(field=f"field-{number}", slug=f"city-{number}")

    with django_assert_num_queries(4):
        response = client.get("/en/cities/")

    assert len(shown(response)) == count


@pytest.mark.usefixtures("starter")
def test_all_404_cities_stand_on_one_page_and_ask_no_more_questions(
    client, django_assert_num_queries
):
    with django_assert_num_queries(4):
        response = client.get("/en/cities/")

    assert response.content.decode().count('class="city-list__name"') == 404
    assert "404 of 408 cities listed." in text(response)


@pytest.fixture
def two_a_page(monkeypatch):
    """Seven cities, two of which fill a page."""
    monkeypatch.setattr("cities.views.PER_PAGE", 2)
    for number in range(7):
        member(field="music" if number else "film", slug=f"c{number}", name_en=f"C{number}")


@pytest.mark.usefixtures("two_a_page")
def test_a_long_list_stands_on_pages_that_lead_to_each_other(client):
    found = [client.get(f"/en/cities/?page={number}") for number in (1, 2, 3)]

    assert [shown(response) for response in found] == [
        ["c0", "c1"], ["c2", "c3"], ["c4", "c5", "c6"],
    ]  # fmt: skip
    pages = [Page(response) for response in found]
    links = [
        {a["attrs"]["rel"]: a["attrs"]["href"] for a in page.all("a") if "rel" in a["attrs"]}
        for page in pages
    ]
    assert links == [
        {"next": "/en/cities/?page=2"},
        {"prev": "/en/cities/", "next": "/en/cities/?page=3"},
        {"prev": "/en/cities/?page=2"},
    ]
    site = " – UNESCO Creative Cities Network: annual meetings"
    titles = [page.one("title")["text"].removesuffix(site) for page in pages]
    assert titles == ["Cities", "Cities, Page 2 of 3", "Cities, Page 3 of 3"]
    assert "7 cities listed." in pages[1].text


@pytest.mark.usefixtures("two_a_page")
def test_a_further_page_is_its_own_home_and_the_same_rows_in_no_other_language(client):
    first, second = (Page(client.get(f"/en/cities/{query}")) for query in ("", "?page=2"))

    homes = [page.one("link", rel="canonical")["attrs"]["href"] for page in (first, second)]
    assert homes == [f"{settings.SITE_URL}/en/cities/", f"{settings.SITE_URL}/en/cities/?page=2"]
    assert ("fr" in first.alternates, second.alternates) == (True, {})


@pytest.mark.usefixtures("two_a_page")
def test_the_pages_of_a_filtered_list_keep_the_filter(client):
    page = Page(client.get("/en/cities/?field=music&page=2"))

    assert "6 of the 7 listed." in page.text
    links = [a["attrs"]["href"] for a in page.all("a", rel="next")]
    assert links == ["/en/cities/?field=music&page=3"]


@pytest.mark.usefixtures("two_a_page")
def test_a_page_of_cities_that_there_is_not_is_not_found(client):
    assert client.get("/en/cities/?page=4").status_code == 404
    assert client.get("/en/cities/?field=film&page=2").status_code == 404


def test_the_list_reads_only_the_columns_that_it_shows():
    member(name_en="Kraków", note="long", website="https://krakow.pl/")

    with CaptureQueriesContext(connection) as asked:
        rows_of(City.objects.for_list())

    cities = asked[0]["sql"].partition("FROM")[0]
    columns = ["note", "website", "latitude", "longitude", "coordinates", '"name"']
    assert [name for name in columns if name in cities] == []


@pytest.fixture
def lyon(db):
    """Lyon with all that its page may show."""
    city = CityFactory(
        name_en="Lyon",
        name_ar="ليون",
        own_name="Lyon",
        own_language="fr",
        slug="lyon",
        latitude="45.74900",
        longitude="4.84789",
        coordinates="geonames",
        website="https://www.lyon.fr/",
        note="for staff",
    )
    DesignationFactory(city=city, field__key="media-arts", start_year=2008, end_year=2023)
    DesignationFactory(city=city, start_year=2023)
    return city


def test_a_citys_page_tells_names_country_fields_and_place(client, lyon):
    response = client.get("/ar/cities/lyon/")

    page = response.content.decode()
    assert '<h1 class="title city__name">ليون</h1>' in page
    assert '<p class="city__own"><bdi lang="fr" dir="ltr">Lyon</bdi></p>' in page
    assert "فرنسا" in page
    assert page.count('<span class="chip field--') == 2
    assert '<bdi dir="ltr">45.749, 4.84789</bdi>' in page
    assert '<a href="https://www.lyon.fr/" rel="external noopener">' in page
    assert "for staff" not in page


def test_a_citys_page_tells_its_periods_and_credits_the_coordinates(client, lyon):
    page = text(client.get("/en/cities/lyon/"))

    assert "Media Arts 2008–2023 Literature since 2023" in page
    assert "Source: GeoNames, CC BY 4.0" in page


def test_a_citys_page_leaves_out_what_is_not_known(client):
    CityFactory(name_en="Nowhere", slug="nowhere", own_name="Nowhere")

    page = text(client.get("/en/cities/nowhere/"))

    assert "Nowhere Country France" in page
    assert not re.search("Website|Coordinates|Creative field|None", page)


@pytest.mark.parametrize("path", ["nowhere/", "%00/", "L%C3%B3dz/"])
def test_a_city_that_is_not_there_is_not_found(client, lyon, path):
    assert client.get(f"/en/cities/{path}").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_a_citys_page_asks_the_same_questions_for_one_designation_and_for_three(
    client, count, django_assert_num_queries
):
    city = CityFactory(slug="lyon")
    for number in range(count):
        field = CreativeFieldFactory(key=f"field-{number}")
        DesignationFactory(city=city, field=field, start_year=2000 + number, end_year=2010)

    with django_assert_num_queries(5):
        response = client.get("/en/cities/lyon/")

    assert len(response.context["designations"]) == count
