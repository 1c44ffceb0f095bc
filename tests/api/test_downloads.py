"""Lists as files: the page's rows, every language, no cell that a spreadsheet runs."""

import csv
import io
import json

import pytest
from django.db import connection

from cities.formats import Csv
from cities.models import City
from tests.api.asking import data
from tests.cities.conftest import imported
from tests.factories.cities import CityFactory, member
from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
)
from tests.factories.meetings import AnnualMeetingFactory
from tests.page import Page
from uccn.api import pages

pytestmark = pytest.mark.django_db

CITIES = [
    "name_en", "name_fr", "country", "field", "designated", "latitude", "longitude", "coordinates",
    "name_es", "name_ar", "name_ru", "name_zh_hans", "own_name", "own_language", "website", "slug",
    "former", "since", "country_name", "page",
]  # fmt: skip


def table(response) -> list[dict[str, str]]:
    """The rows of a CSV file as a spreadsheet opens it."""
    text = response.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_city_that_is_deleted_while_the_list_is_read_is_left_out(client):
    goes, stays = CityFactory(), CityFactory()
    seen = []

    def delete(execute, sql, *more):
        """Before the cities are read a second time one of them goes."""
        if sql.startswith("SELECT") and 'FROM "cities_city"' in sql:
            seen.append(sql)
            if len(seen) == 2:
                goes.delete()
        return execute(sql, *more)

    with connection.execute_wrapper(delete):
        rows = table(client.get("/en/cities.csv"))
    assert [row["slug"] for row in rows] == [stays.slug]


def test_the_cities_are_the_pages_rows_in_the_pages_order(client, starter):
    page = Page(client.get("/ru/cities/?field=music"))
    rows = table(client.get("/ru/cities.csv?field=music"))
    links = [link["attrs"]["href"] for link in page.all("a") if "/cities/" in link["attrs"]["href"]]
    others = ("/ru/cities/map/", "/ru/cities/figures/")
    listed = [
        link
        for link in links
        if link.count("/") == 4 and not {"?", "#"} & set(link) and link not in others
    ]
    shown = [row["page"].removeprefix("http://127.0.0.1:8000") for row in rows]
    assert [link for link in listed if link.startswith("/ru/")] == shown
    assert (list(rows[0]), rows[0]["country_name"] != "") == (CITIES, True)


def test_the_file_of_cities_begins_with_a_mark_and_says_what_it_is(client, starter):
    response = client.get("/zh-hans/cities.csv")
    assert response.content.startswith(b"\xef\xbb\xbfname_en,")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8; header=present"
    name = 'attachment; filename="cities-zh-Hans.csv"'
    assert response.headers["Content-Disposition"] == name
    assert response.headers["Content-Language"] == "zh-hans"


def test_staff_can_import_the_public_columns_of_cities_again(client, starter):
    before = list(City.objects.order_by("pk").values())
    rows = csv.reader(io.StringIO(client.get("/fr/cities.csv").content.decode("utf-8-sig")))
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(row[:-2] for row in rows)
    result = imported(out.getvalue().encode())
    assert (result.totals["skip"], result.totals["new"]) == (404, 0)
    assert list(City.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("name", ["cities", "meetings", "declarations"])
def test_json_holds_the_same_objects_as_the_api(client, starter, name):
    response = client.get(f"/fr/{name}.json")
    found = json.loads(response.content)
    asked = data(client, f"{name}?limit=100")
    key = "edition" if name == "meetings" else "slug"
    by_key = {item[key]: item for item in found["items"]}
    assert [by_key[item[key]] for item in asked["items"]] == asked["items"]
    assert (found["total"], len(by_key)) == (asked["total"], asked["total"])
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}.json"'


def test_no_cell_is_run_as_a_formula(client):
    member(name_en="=1+1", name_fr="@SUM(A1)", slug="formula", own_name="+x")
    meeting = AnnualMeetingFactory(public=True, theme_fr="-2+3", theme_ar="＝1", brand="=cmd()")
    made = DeclarationFactory(meeting=meeting, title_fr="=HYPERLINK(1)")
    LanguageVersionFactory(declaration=made, public=True)
    cities, meetings, texts = (
        table(client.get(f"/fr/{name}.csv"))[0] for name in ("cities", "meetings", "declarations")
    )
    assert [cities[n] for n in ("name_en", "name_fr", "own_name")] == ["'=1+1", "'@SUM(A1)", "'+x"]
    assert [meetings[n] for n in ("theme_fr", "theme_ar", "brand")] == ["'-2+3", "'＝1", "'=cmd()"]
    assert texts["title_fr"] == "'=HYPERLINK(1)"


def test_the_meetings_of_2018_and_their_hosts_in_the_pages_language(client, starter):
    rows = {row["edition"]: row for row in table(client.get("/es/meetings.csv"))}
    assert {name: rows["12"][name] for name in ("name", "hosts", "host_countries", "brand")} == {
        "name": "XII Reunión anual", "hosts": "Cracovia; Katowice", "host_countries": "PL",
        "brand": "KRAKOWICE",
    }  # fmt: skip
    assert rows["12"]["theme_en"] == "Creative Crossroads"


def test_a_file_that_nobody_changed_is_not_sent_again(client, starter):
    tag = client.get("/fr/cities.csv").headers["ETag"]
    again = client.get("/fr/cities.csv", headers={"if-none-match": tag})
    assert (again.status_code, tag.startswith("W/")) == (304, False)


def test_a_list_too_long_for_one_file_says_what_to_do(client, monkeypatch):
    monkeypatch.setattr(pages, "MOST", 1)
    for _time in range(2):
        member()
    response = client.get("/en/cities.csv")
    sentence = "This list is too long for one file. Use the API, page by page."
    assert (response.status_code, response.content.decode()) == (400, sentence)


@pytest.mark.parametrize(
    "path", ["/fr/nothing.csv", "/fr/cities.xml", "/fr/cities.csv/", "/cities.csv"]
)
def test_other_files_are_not_there(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("page", "name", "query"),
    [("cities/", "cities", ""), ("cities/?country=PL", "cities", "?country=PL"),
     ("meetings/", "meetings", ""), ("declarations/", "declarations", "")],
)  # fmt: skip
def test_each_list_leads_to_its_files(client, starter, page, name, query):
    found = Page(client.get(f"/fr/{page}"))
    types = ("text/csv", "application/json")
    files = [a["attrs"]["href"] for a in found.all("a") if a["attrs"].get("type") in types]
    assert files == [f"/fr/{name}.csv{query}", f"/fr/{name}.json{query}"]
    assert [len(table(client.get(files[0]))), client.get(files[1]).status_code] == [
        len(json.loads(client.get(files[1]).content)["items"]),
        200,
    ]


def test_the_importer_reads_the_file_as_it_is(client, starter):
    rows = Csv().create_dataset(client.get("/fr/cities.csv").content)
    assert (rows.headers, len(rows)) == (CITIES, 404)
