"""The export gives back what was imported."""

import csv
import io

import pytest
from django.conf import settings

from cities.columns import FILE
from cities.formats import Csv, Xlsx
from cities.models import City
from cities.resources import CityResource
from tests.cities.conftest import csv_of, imported
from tests.factories.cities import CityFactory, ContactFactory, DesignationFactory, member

FORMATS = [(Csv, 0), (Xlsx, 1)]


def exported(format_class) -> bytes:
    content = format_class().export_data(CityResource().export())
    return content.encode() if isinstance(content, str) else content


@pytest.mark.usefixtures("starter")
@pytest.mark.parametrize("format_class", [Csv, Xlsx])
def test_the_starter_cities_come_back_value_for_value(format_class):
    with (settings.DATA_DIR / "cities.csv").open(encoding="utf-8", newline="") as file:
        rows = [tuple(row) for row in csv.reader(file)]

    dataset = format_class().create_dataset(exported(format_class))

    assert tuple(dataset.headers[: len(FILE)]) == FILE == rows[0]
    assert [row[: len(FILE)] for row in dataset] == rows[1:]


@pytest.mark.django_db
@pytest.mark.parametrize("format_class", [Csv, Xlsx])
def test_importing_the_export_changes_nothing(format_class, fields):
    gone = CityFactory(name_en="Left", slug="left", note="=1+1\n-x")
    DesignationFactory(city=gone, start_year=2006, end_year=2010)
    back = CityFactory(name_en="Back", slug="back", note="'=x")
    DesignationFactory(city=back, start_year=2006, end_year=2010)
    DesignationFactory(city=back, field=fields[1], start_year=2015)
    CityFactory(name_en="None", slug="none")
    CityFactory(name_en="", name_fr="Sans anglais", slug="sans-anglais")
    member(name_en="Twin", slug="twin")
    member(name_en="Twin", slug="twin-fr")

    dataset = format_class().create_dataset(exported(format_class))
    result = CityResource().import_data(dataset)

    assert result.complaints() == []
    assert (result.totals["skip"], City.objects.count()) == (6, 6)


@pytest.mark.django_db
@pytest.mark.parametrize("format_class", [Csv, Xlsx])
def test_an_export_builds_the_same_cities_in_an_empty_site(format_class, fields):
    city = CityFactory(name_en="Lyon", name_ar="ليون", slug="lugdunum", note="@x", website="")
    DesignationFactory(city=city, field=fields[1], start_year=2008, end_year=2023)
    DesignationFactory(city=city, start_year=2024)
    before = exported(format_class)
    city.designations.all().delete()
    city.delete()

    CityResource().import_data(format_class().create_dataset(before))

    read = format_class().create_dataset
    assert list(read(exported(format_class))) == list(read(before))


@pytest.mark.usefixtures("fields")
def test_formulas_are_neutralised_in_the_file_that_staff_download(staff):
    imported(csv_of("Lyon,,FR,literature,2008,45.7,-4.8,,'=HYPERLINK()"))
    client = staff("view_city")

    response = client.post("/admin/cities/city/export/", {"format": "0", "resource": "0"})

    row = list(csv.reader(io.StringIO(response.content.decode())))[1]
    assert (row[6], row[8]) == ("-4.8", "'=HYPERLINK()")
    assert response["Content-Type"] == "text/csv; charset=utf-8"


@pytest.mark.parametrize("number", ["0", "1"])
def test_an_export_holds_no_contact(staff, number):
    ContactFactory(city=member(name_en="Lyon"))
    client = staff("view_city")

    response = client.post("/admin/cities/city/export/", {"format": number, "resource": "0"})

    dataset = FORMATS[int(number)][0]().create_dataset(response.content)
    assert len(dataset) == 1
    assert "ecret" not in str(dataset.dict)


def test_who_may_not_see_cities_may_not_export_them(staff):
    client = staff("view_contact")

    response = client.get("/admin/cities/city/export/")

    assert response.status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_an_export_asks_few_questions(count, django_assert_num_queries):
    for number in range(count):
        member(name_en=f"City {number}")

    with django_assert_num_queries(4):
        dataset = CityResource().export()

    assert len(dataset) == count
