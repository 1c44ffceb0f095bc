"""The starter data: loaded twice without a change, never over staff's work."""

import pytest
from django.conf import settings

from cities import starter as cities_starter
from cities.models import City, Cohort, CreativeField, Designation
from tests.cities.conftest import imported

pytestmark = pytest.mark.django_db


def everything() -> list:
    models = (CreativeField, City, Designation, Cohort)
    return [list(model.objects.order_by("pk").values()) for model in models]


@pytest.fixture
def loaded():
    """The starter cities."""
    return cities_starter.load()


def test_the_starter_data_are_404_cities_in_eight_fields(loaded):
    assert loaded == "8 creative fields, 404 cities, 8 cohorts"
    assert City.objects.members().count() == 404
    assert Cohort.objects.latest_total().published_total == 408


@pytest.mark.usefixtures("loaded")
def test_loading_twice_changes_nothing():
    before = everything()

    cities_starter.load()

    assert everything() == before


@pytest.mark.usefixtures("loaded")
def test_loading_again_asks_few_questions(django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        cities_starter.load()


@pytest.mark.usefixtures("loaded")
def test_staff_who_import_the_same_file_change_nothing():
    before = everything()

    result = imported((settings.DATA_DIR / "cities.csv").read_bytes())

    assert (result.totals["skip"], result.complaints()) == (404, [])
    assert everything() == before


@pytest.mark.usefixtures("loaded")
def test_lyon_was_media_arts_and_is_literature():
    lyon = City.objects.get(slug="lyon")

    assert list(lyon.designations.values_list("field__key", "start_year", "end_year")) == [
        ("media-arts", 2008, 2023),
        ("literature", 2023, None),
    ]


@pytest.mark.usefixtures("loaded")
def test_the_two_granadas_are_told_apart_by_country():
    rows = City.objects.filter(name_en="Granada").order_by("slug")

    assert list(rows.values_list("slug", "country")) == [("granada", "ES"), ("granada-ni", "NI")]


@pytest.mark.usefixtures("loaded")
def test_krakow_has_a_name_in_every_language():
    krakow = City.objects.get(slug="krakow")

    names = [krakow.name_en, krakow.name_fr, krakow.name_ru, krakow.own_name, krakow.own_language]
    assert names == ["Kraków", "Cracovie", "Краков", "Kraków", "pl"]


@pytest.mark.usefixtures("loaded")
def test_loading_again_keeps_what_staff_changed():
    krakow = City.objects.get(slug="krakow")
    krakow.name_en, krakow.name_fr, krakow.note = "Cracow", "Cracovie-la-Belle", "Ours."
    krakow.save()
    krakow.designations.update(start_year=2014)
    CreativeField.objects.filter(key="film").update(colour="#000000")
    before = everything()

    cities_starter.load()

    assert everything() == before


@pytest.mark.usefixtures("loaded")
def test_loading_again_fills_a_name_that_is_empty():
    City.objects.filter(slug="krakow").update(name_ru="")

    cities_starter.load()

    assert City.objects.get(slug="krakow").name_ru == "Краков"
