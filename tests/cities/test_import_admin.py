"""The admin's import: a preview, then all or nothing, and never a server error."""

import os
import re

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile

from cities.formats import Xlsx
from cities.models import City
from cities.resources import CityResource
from tests.cities.conftest import csv_of
from tests.factories.cities import member

pytestmark = pytest.mark.usefixtures("fields")

IMPORT, CONFIRM = "/admin/cities/city/import/", "/admin/cities/city/process_import/"
GOOD = "Lyon,Lyon,FR,literature,2008,45.74906,4.84789,geonames,<b>note</b>"
MAY_IMPORT = ("view_city", "change_city", "add_city", "edit_source", "translate_fr")


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """Files that wait for their confirmation do so in a folder of the test's own."""
    kind, place = "django.core.files.storage.FileSystemStorage", tmp_path / "imports"
    own = {"BACKEND": kind, "OPTIONS": {"location": place}}
    settings.STORAGES = settings.STORAGES | {"imports": own}
    return place


def upload(client, content: bytes, name: str = "cities.csv"):
    file = SimpleUploadedFile(name, content)
    return client.post(IMPORT, {"import_file": file, "resource": "0"})


def confirm(client, preview):
    form = preview.context["confirm_form"]
    return client.post(CONFIRM, form.initial)


def test_an_import_is_looked_at_before_anything_is_written(staff):
    client = staff(*MAY_IMPORT)

    preview = upload(client, csv_of(GOOD))

    assert City.objects.count() == 0
    assert "1 new, 0 changed, 0 unchanged." in preview.content.decode()
    assert "<ins>&lt;b&gt;note&lt;/b&gt;</ins>" in preview.content.decode()


@pytest.mark.parametrize("name", ["cities.csv", "cities.XLSX"])
def test_a_confirmed_import_is_written_and_logged(staff, folder, name):
    client = staff(*MAY_IMPORT)
    member(name_en="Kraków", slug="krakow")
    content = Xlsx().export_data(CityResource().export())
    City.objects.update(note="before")
    content = content if name.endswith("XLSX") else csv_of("Kraków,,PL,literature,2010,,,,")

    response = confirm(client, upload(client, content, name))

    sentences = [str(message) for message in get_messages(response.wsgi_request)]
    new = 0 if name.endswith("XLSX") else 1
    assert sentences == [f"Imported: {new} new, {1 - new} changed, 0 unchanged."]
    assert (LogEntry.objects.count(), list(folder.iterdir())) == (1, [])


def test_a_bad_row_is_told_by_line_and_column_and_cannot_be_confirmed(staff):
    client = staff(*MAY_IMPORT)

    response = upload(client, csv_of(GOOD, "Nice,,FR,poetry,2008,,,,"))

    page = re.sub(r"\s+", " ", response.content.decode())
    assert "Line 3, column field: “poetry” is no creative field." in page
    assert "Nothing was written." in page
    assert "confirm_form" not in response.context
    assert City.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("cities.png", b"\x89PNG", "Choose a file whose name ends in .csv or .xlsx."),
        ("cities", b"a,b", "Choose a file whose name ends in .csv or .xlsx."),
        ("cities.xlsx", b"name_en\nLyon\n", "This is not an XLSX file."),
        ("cities.csv", b"PK\x03\x04\x00\x00", "This is not a CSV file."),
        ("cities.csv", b"\xff\xfe", "Line 1 is not in UTF-8. Save the file as “CSV UTF-8”."),
        ("cities.csv", b"\n", "The file is empty."),
        ("cities.csv", b"", "The submitted file is empty."),
        ("cities.csv", b"x" * (5 * 1024 * 1024 + 1), "The file is larger than 5 MB."),
    ],
)
def test_a_wrong_file_gets_a_sentence_at_its_field(staff, name, content, sentence):
    client = staff(*MAY_IMPORT)

    response = upload(client, content, name)

    assert response.status_code == 200
    assert response.context["form"].errors == {"import_file": [sentence]}


def test_an_import_without_a_file_asks_for_one(staff):
    client = staff(*MAY_IMPORT)

    response = client.post(IMPORT, {"resource": "0"})

    assert response.context["form"].errors == {"import_file": ["This field is required."]}


def test_a_header_without_a_column_is_told(staff):
    client = staff(*MAY_IMPORT)

    page = upload(client, b"name_en,country\nLyon,FR\n").content.decode()

    assert "The column “field” is missing." in page
    assert "The column “designated” is missing." in page


@pytest.mark.parametrize(
    "data",
    [
        {"import_file_name": "0" * 32, "format": "0"},
        {"import_file_name": "../../etc/passwd", "format": "0"},
        {"import_file_name": "0" * 32, "format": "99"},
        {"import_file_name": "\x00", "format": "x", "resource": "y"},
        {},
    ],
)
def test_a_confirmation_of_what_is_not_kept_asks_for_the_file_again(staff, data):
    client = staff(*MAY_IMPORT)

    response = client.post(CONFIRM, data, follow=True)

    assert response.status_code == 200
    assert "The file is no longer kept. Choose it again." in response.content.decode()


def test_what_went_wrong_since_the_preview_takes_the_whole_import_back(staff, fields):
    client = staff(*MAY_IMPORT)
    preview = upload(client, csv_of(GOOD, "Nice,,FR,media-arts,2008,,,,"))
    fields[1].delete()

    page = confirm(client, preview).content.decode()

    assert "“media-arts” is no creative field." in page
    assert City.objects.count() == 0


def test_a_file_that_nobody_confirmed_is_dropped_after_a_day(staff, folder):
    client = staff(*MAY_IMPORT)
    upload(client, csv_of(GOOD))
    (old,) = folder.iterdir()
    os.utime(old, (0, 0))
    # Dropped by somebody else's import at this moment.
    (folder / "gone").symlink_to(folder / "nowhere")

    assert "confirm_form" in upload(client, csv_of(GOOD)).context

    assert old not in list(folder.iterdir())


@pytest.mark.parametrize("missing", ["change_city", "add_city"])
def test_who_may_not_change_cities_may_not_import_them(staff, missing):
    client = staff(*(name for name in MAY_IMPORT if name != missing))

    assert client.get(IMPORT).status_code == 403
    assert upload(client, csv_of(GOOD)).status_code == 403
    assert client.post(CONFIRM, {}).status_code == 403
    assert "import/" not in client.get("/admin/cities/city/").content.decode()


def test_no_page_of_the_exchange_holds_what_the_policy_refuses(staff):
    client = staff(*MAY_IMPORT)
    pages = [
        client.get(IMPORT),
        client.get("/admin/cities/city/export/"),
        client.get("/admin/cities/city/"),
        upload(client, csv_of(GOOD)),
        upload(client, csv_of("Nice,,FR,poetry,2008,,,,")),
    ]

    refused = re.compile(r"\sstyle=|<style|<script(?![^>]*src=)|\son[a-z]+=")
    assert [refused.findall(page.content.decode()) for page in pages] == [[], [], [], [], []]


@pytest.mark.parametrize("count", [1, 3])
def test_a_row_that_changes_nothing_costs_no_question(count, django_assert_num_queries):
    for number in range(count):
        member(name_en=f"City {number}", slug=f"city-{number}")
    dataset = CityResource().export()
    dataset.lines = [2, 3, 4][:count]

    with django_assert_num_queries(10 + 2 * count):
        result = CityResource().import_data(dataset)

    assert result.totals["skip"] == count
