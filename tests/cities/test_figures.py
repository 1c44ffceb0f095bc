"""The network in figures: counted from designations, beside what the network published."""

import pytest
from django.utils import translation

from cities.figures import counted, figures
from cities.models import Cohort, Designation
from tests.factories.cities import (
    CityFactory,
    CohortFactory,
    CreativeFieldFactory,
    DesignationFactory,
    member,
)
from tests.page import Page

pytestmark = pytest.mark.django_db


def drawn() -> dict:
    """The figures by key, in English."""
    with translation.override("en"):
        network = counted(Designation.objects.for_figures())
        return {figure.key: figure for figure in figures(network, list(Cohort.objects.all()))}


def test_members_are_counted_from_the_dates_of_their_designations():
    member(slug="first", year=2004)
    changed = CityFactory(slug="changed")
    DesignationFactory(city=changed, field__key="film", start_year=2005, end_year=2007)
    DesignationFactory(city=changed, field__key="music", start_year=2007)
    left = member(slug="left", year=2005)
    left.designations.update(end_year=2006)
    CohortFactory(year=2007, published_total=5, source="")

    data = drawn()["members"].data

    counted = [(datum.label, datum.value, datum.mark) for datum in data]
    assert counted == [("2004", 1, None), ("2005", 3, None), ("2006", 2, None), ("2007", 2, 5)]
    assert data[-1].note == "compiled for this site from public pages"


@pytest.mark.usefixtures("starter")
def test_the_starter_data_give_the_published_numbers_but_for_four_cities():
    data = {datum.label: datum for datum in drawn()["members"].data}

    cohorts = ["2013", "2014", "2015", "2017", "2019", "2021", "2023", "2025"]
    assert [data[year].value for year in cohorts] == [41, 69, 116, 180, 246, 295, 350, 404]
    assert [data[year].mark for year in cohorts] == [41, 69, 116, 180, 246, 295, 350, 408]


@pytest.mark.usefixtures("starter")
def test_every_figure_counts_every_member():
    by_key = drawn()

    totals = {key: sum(datum.value for datum in by_key[key].data) for key in list(by_key)[1:]}
    assert totals == {"fields": 404, "regions": 404, "countries": 404, "cohorts": 404}


def test_a_former_member_is_counted_in_its_years_alone():
    member(slug="stays", country="FR")
    left = member(slug="left", country="PL", year=2006)
    left.designations.update(end_year=2012)

    by_key = drawn()

    assert [datum.label for datum in by_key["countries"].data] == ["France"]
    assert [(datum.label, datum.value) for datum in by_key["cohorts"].data] == [("2010", 1)]


def test_the_chart_of_countries_ends_where_its_table_goes_on():
    for number, country in enumerate(["FR", "PL", "ES", "IT", "PT", "SE", "NO"] * 2):
        member(slug=f"a{number}", country=country)
    for number, country in enumerate(["BR", "CL", "PE", "AR", "UY", "CO", "MX"]):
        member(slug=f"b{number}", country=country)

    figure = drawn()["countries"]

    assert (len(figure.chart.bars), len(figure.data)) == (14, 14)
    member(slug="c", country="BR")
    for number, country in enumerate(["CL", "PE", "AR", "UY"]):
        member(slug=f"d{number}", country=country)
    figure = drawn()["countries"]
    assert (len(figure.chart.bars), len(figure.data)) == (12, 14)
    assert figure.sentence == "The chart shows the countries with 2 cities or more; the table all."


@pytest.mark.usefixtures("starter")
@pytest.mark.parametrize("language", ["fr", "ar", "ru", "zh-hans"])
def test_every_chart_has_a_name_and_a_table_with_every_number(client, language):
    page = Page(client.get(f"/{language}/cities/figures/"))

    titles = {heading["attrs"]["id"] for heading in page.all("h2", class_="chart__title")}
    named = [svg["attrs"]["aria-labelledby"] for svg in page.all("svg", class_="chart__drawing")]
    assert (len(named), set(named)) == (9, titles)
    assert len(page.all("details")) == len(page.all("table")) == 9
    assert "None" not in page.text


@pytest.mark.usefixtures("starter")
def test_the_page_says_404_listed_of_408(client):
    assert "404 of 408 cities listed." in Page(client.get("/en/cities/figures/")).text


def test_a_network_without_cities_has_no_figures_and_says_so(client):
    response = client.get("/en/cities/figures/")

    assert "No city is listed yet." in Page(response).text
    assert Page(response).all("figure") == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_same_questions_for_one_city_and_for_three(
    client, count, django_assert_num_queries
):
    CohortFactory()
    for number in range(count):
        member(field=CreativeFieldFactory(key=f"f-{number}").key, slug=f"city-{number}")

    with django_assert_num_queries(4):
        response = client.get("/en/cities/figures/")

    assert response.context["listed"] == count
