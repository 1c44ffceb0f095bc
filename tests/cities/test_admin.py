"""The desk of cities: what staff see, find and filter."""

import pytest

from cities.models import City
from tests.factories.cities import (
    CityFactory,
    CreativeFieldFactory,
    DesignationFactory,
    member,
)

LIST = "/admin/cities/city/"


def found(client, query: str) -> list[str]:
    response = client.get(f"{LIST}?{query}")
    return [city.slug for city in response.context["cl"].result_list]


@pytest.fixture
def desk(staff):
    """A member of staff before three cities, one of them formerly of another field."""
    member(name_en="Kraków", name_ru="Краков", slug="krakow", country="PL")
    member(field="music", name_en="Seville", own_name="Sevilla", slug="seville", country="ES")
    lyon = member(name_en="Lyon", name_ar="ليون", slug="lyon", year=2023)
    DesignationFactory(city=lyon, field__key="media-arts", start_year=2008, end_year=2023)
    return staff("view_city", "change_city", "add_city", "view_designation")


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("q=Краков", ["krakow"]),
        ("q=краков", ["krakow"]),
        ("q=ليون", ["lyon"]),
        ("q=sevilla", ["seville"]),
        ("q=krakow", ["krakow"]),
        ("q=nowhere", []),
        ("field=literature", ["krakow", "lyon"]),
        ("field=media-arts", []),
        ("country=ES", ["seville"]),
        ("missing=ru", ["lyon", "seville"]),
        ("missing=en", []),
    ],
)
def test_a_city_is_found_by_every_name_and_filter(desk, query, slugs):
    assert sorted(found(desk, query)) == slugs


def test_the_list_tells_country_field_years_and_names_that_are_missing(desk):
    page = desk.get(f"{LIST}?q=lyon").content.decode()

    assert '<td class="field-country_shown">France</td>' in page
    assert '<td class="field-field_shown">Literature</td>' in page
    assert '<td class="field-since">2023</td>' in page
    assert page.count("completeness__language--complete") == 2
    assert page.count("completeness__language--missing") == 4


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_questions_for_one_city_and_for_three(
    staff, count, django_assert_num_queries
):
    client = staff("view_city")
    for number in range(count):
        member(slug=f"city-{number}")

    with django_assert_num_queries(12):
        client.get(LIST)


def test_a_new_city_is_written_by_language(staff):
    client = staff("view_city", "add_city", "edit_source")
    form = {
        "name_fr": "Cracovie",
        "slug": "krakow",
        "country": "PL",
        "latitude": "50.06143",
        "longitude": "19.93658",
    }

    response = client.post(f"{LIST}add/", form)

    assert response.status_code == 302
    assert City.objects.values_list("slug", "name_fr").get() == ("krakow", "Cracovie")


def test_the_slug_of_a_city_is_no_field_of_its_form(desk):
    city = City.objects.get(slug="lyon")

    form = desk.get(f"{LIST}{city.pk}/change/").context["adminform"].form

    assert "slug" not in form.fields


def test_a_city_with_designations_is_not_deleted(staff):
    city = member()
    client = staff("view_city", "delete_city", "delete_designation")

    response = client.post(f"{LIST}{city.pk}/delete/", {"post": "yes"})

    assert response.context["protected"] != []
    assert City.objects.count() == 1


def test_cities_are_offered_to_other_forms(staff):
    CityFactory(name_en="Kraków", slug="krakow")
    CityFactory(name_en="Lyon", slug="lyon")
    client = staff("view_city", "view_contact", "change_contact")
    query = "app_label=cities&model_name=contact&field_name=city&term=krak"

    response = client.get(f"/admin/autocomplete/?{query}")

    assert [result["text"] for result in response.json()["results"]] == ["Kraków"]


@pytest.mark.parametrize("model", ["creativefield", "cohort"])
def test_fields_and_cohorts_have_their_desk(staff, model):
    CreativeFieldFactory()
    client = staff(f"view_{model}", f"change_{model}")

    response = client.get(f"/admin/cities/{model}/")

    assert response.context["cl"].opts.model_name == model


@pytest.mark.parametrize("query", ["field=poetry", "country=atlantis", "field=%20"])
def test_a_filter_that_was_not_offered_finds_nothing(desk, query):
    assert found(desk, query) == []
