"""The page on which staff have exports made, and fetch them."""

import fcntl
import re
import time
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils.html import strip_tags

from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.staff import StaffFactory
from tests.page import Page, words
from uccn.site_export import making

PAGE = "/admin/site-export/"


@pytest.fixture
def folder(settings, tmp_path, db):
    """A place for exports, and one public meeting, of 2018."""
    settings.VAR_DIR = tmp_path
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True
    settings.PUBLIC_LANGUAGES = ["en"]
    AnnualMeetingFactory(public=True, year=2018, slug="krakow")
    return tmp_path / "site-exports"


@pytest.fixture
def officer(client, db):
    """A browser in which somebody of the secretariat is signed in."""
    client.force_login(StaffFactory(role="Secretariat"))
    return client


def _cells(client) -> list[str]:
    table = client.get(PAGE).content.decode().partition('<table class="next-year">')[2]
    cells = re.findall(r"<td>(.*?)</td>", table.partition("</table>")[0])
    return [words(strip_tags(cell)) for cell in cells]


def _wait_until_it_ended() -> making.Made:
    for _turn in range(600):
        if (found := making.made(2018)).progress is None:
            return found
        time.sleep(0.1)
    raise AssertionError("The export never ended.")


def test_before_the_first_export_there_is_a_form_alone(officer, folder):
    page = Page(officer.get(PAGE))
    offered = [e["text"] for e in page.elements if e["tag"] == "option"]
    assert offered[-2:] == [
        "All pages of the site",
        "2018",
    ]
    assert _cells(officer) == []


def test_a_finished_export_is_fetched_as_a_zip_file(officer, folder):
    call_command(
        "export_site", str(folder / "site-2018.zip"), zip=True, year=2018, stdout=StringIO()
    )
    state, link = _cells(officer)
    answer = officer.get(f"{PAGE}site-2018.zip")
    assert state == "Ready"
    assert link.startswith("Made on ")
    assert b"".join(answer.streaming_content)[:2] == b"PK"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="site-2018.zip"'
    answer.close()


def test_the_button_starts_a_process_whose_end_is_told(officer, folder, monkeypatch):
    # The process has a database of its own, and finds no tables in it.
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{folder.parent / 'empty.sqlite3'}")
    answer = officer.post(PAGE, {"year": "2018"})
    ended = _wait_until_it_ended()
    state = _cells(officer)[0]
    assert (answer.status_code, answer.headers["Location"]) == (302, PAGE)
    assert "no such table" in ended.failure
    assert state.startswith("It could not be made.")


def test_a_second_one_waits_until_the_first_is_made(officer, folder):
    folder.mkdir()
    with (folder / "site-2018.began").open("w") as began:
        fcntl.flock(began, fcntl.LOCK_EX)
        page = Page(officer.post(PAGE, {"year": "2018"}, follow=True))
        state = _cells(officer)[0]
    assert "It is being made already." in page.text
    assert state == "Being made Look again"


@pytest.mark.parametrize("year", ["1999", "x", "2018'"])
def test_a_year_that_is_none_is_refused_in_words(officer, folder, year):
    page = Page(officer.post(PAGE, {"year": year}))
    assert "Nothing of that year is public. Choose another." in page.text
    assert not folder.exists()


@pytest.mark.parametrize("name", ["site.zip", "site-2018.zip", "site-1999.zip"])
def test_what_was_not_made_is_not_there(officer, folder, name):
    assert officer.get(PAGE + name).status_code == 404


def test_a_translator_may_not(client, folder):
    client.force_login(StaffFactory(role="Translators – Arabic"))
    answers = [client.get(PAGE), client.post(PAGE, {}), client.get(f"{PAGE}site.zip")]
    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert "The site as files" not in client.get("/admin/").content.decode()


def test_a_visitor_is_sent_to_sign_in(client, folder):
    answer = client.post(PAGE, {"year": "2018"})
    assert answer.headers["Location"].startswith("/admin/login/")
