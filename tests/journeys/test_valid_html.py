"""Every page that we send is valid HTML by the validator of the W3C's own list, vnu."""

import json
import shutil
import subprocess
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError
from django.test import RequestFactory

from cities.models import City
from declarations.models import Declaration
from meetings.models import AnnualMeeting
from tests.journeys.public import PAGES, add_rows
from uccn.pages import errors

pytestmark = [pytest.mark.audit, pytest.mark.django_db]

JAR = settings.BASE_DIR / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
PATIENCE = 300  # seconds
# The admin's own list of apps leaves out the cell of "Add" for what nobody may add; its field that
# completes what is typed has one choice or none, and an empty one without words.
OF_DJANGO = (
    "A table row was 2 columns wide, which is less than the column count",
    "The first “option” element in a “select” element with a “required” attribute",
    "A “select” element with a “required” attribute, and without a “multiple” attribute",
    "Element “option” without attribute “label” must not be empty.",
)
ERROR_PAGES = (400, 403, 404, 429, 500)


def faults(folder) -> list[str]:
    """What the validator says of the pages of a folder: errors and warnings, no advice on taste."""
    java = shutil.which("java")
    if not (java and JAR.exists()):
        pytest.skip("Java or vnu is missing: install a Java runtime and run npm ci.")
    command = [java, "-Xss4m", "-jar", str(JAR), "--format", "json", "--exit-zero-always"]
    command += ["--no-langdetect"]  # It guesses: names of cities make a page "English".
    done = subprocess.run(  # noqa: S603 - a program of the tests' own, on pages of ours
        [*command, "--skip-non-html", str(folder)], capture_output=True, check=True,
        timeout=PATIENCE,
    )  # fmt: skip
    found = [
        f"{said['url'].rpartition(folder.name)[2]}: {said['message']} {said.get('extract', '')}"
        for said in json.loads(done.stderr)["messages"]
        if said["type"] == "error" or said.get("subType") == "warning"
    ]
    print(*found, sep="\n")
    return found


def test_every_public_page_is_valid_html(client, starter, tmp_path):
    add_rows()
    for language in settings.PUBLIC_LANGUAGES:
        for name, (path, status) in PAGES.items():
            answer = client.get(f"/{language}/{path}", follow=True)
            assert (name, answer.status_code) == (name, status)
            (tmp_path / f"{name} {language}.html").write_bytes(answer.content)
    assert len(list(tmp_path.iterdir())) == len(settings.PUBLIC_LANGUAGES) * len(PAGES)
    assert faults(tmp_path) == []


def test_every_error_page_is_valid_html(tmp_path):
    for language in settings.PUBLIC_LANGUAGES:
        request = RequestFactory().get(f"/{language}/meetings/")
        for status in ERROR_PAGES:
            page = errors.error_page(request, status)
            (tmp_path / f"{status} {language}.html").write_bytes(page.content)
        try:
            raise OperationalError("no answer")
        except OperationalError:
            page = errors.server_error(request)
        (tmp_path / f"{page.status_code} {language}.html").write_bytes(page.content)
    assert len(list(tmp_path.glob("503 *"))) == len(settings.PUBLIC_LANGUAGES)
    assert faults(tmp_path) == []


def test_the_pages_of_an_export_are_valid_html(starter, settings, tmp_path):
    settings.PUBLIC_LANGUAGES = ["fr", "ar"]
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True
    call_command("export_site", str(tmp_path / "out"), year=2008, stdout=StringIO())
    assert len(list((tmp_path / "out/data").rglob("*.html"))) >= 8
    assert faults(tmp_path / "out/data") == []


def test_the_first_pages_of_staff_are_valid_html(client, starter, django_user_model, tmp_path):
    pages = {"sign-in": "/admin/login/"} | _of_staff()
    for name, address in pages.items():
        if name == "start":
            client.force_login(
                django_user_model.objects.create_superuser("staff"),
                backend="django.contrib.auth.backends.ModelBackend",
            )
        answer = client.get(address)
        assert (name, answer.status_code) == (name, 200)
        (tmp_path / f"{name}.html").write_bytes(answer.content)
    ours = [said for said in faults(tmp_path) if not any(known in said for known in OF_DJANGO)]
    assert ours == []


def _of_staff() -> dict[str, str]:
    """The addresses with which staff begin, by name."""
    declaration = Declaration.objects.get(slug="mayors-declaration").pk
    meeting = AnnualMeeting.objects.get(year=2018).pk
    city = City.objects.get(slug="krakow").pk
    return {
        "start": "/admin/",
        "account": "/admin/account/",
        "password": "/admin/account/password/",
        "invitation": "/admin/accounts/staffmember/add/",
        "declarations": "/admin/declarations/declaration/",
        "declaration": f"/admin/declarations/declaration/{declaration}/change/",
        "new declaration": "/admin/declarations/declaration/add/",
        "import": "/admin/declarations/declaration/import/",
        "meeting": f"/admin/meetings/annualmeeting/{meeting}/change/",
        "city": f"/admin/cities/city/{city}/change/",
        "desk": "/admin/translations/",
        "sheet": f"/admin/translations/declarations.declaration/{declaration}/ru/",
    }


def test_the_validator_finds_a_fault(tmp_path):
    (tmp_path / "bad.html").write_text("<!doctype html><title>x</title><p id=a><p id=a>")
    assert len(faults(tmp_path)) >= 1
