"""The page on which staff have exports made, and fetch them."""

import re
from io import BytesIO

import pytest
from django.utils.html import strip_tags

from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.staff import StaffFactory
from tests.page import Page, words
from uccn.background.models import Task
from uccn.site_export import making
from uccn.site_export.models import SiteExport, Status

PAGE = "/admin/site-export/"


@pytest.fixture
def meeting(settings, tmp_path, db):
    """A place for exports, and one public meeting, of 2018."""
    exports = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    settings.STORAGES = {**settings.STORAGES, "exports": exports}
    return AnnualMeetingFactory(public=True, year=2018, slug="krakow")


@pytest.fixture
def officer(client, db):
    """A browser in which somebody of the secretariat is signed in."""
    client.force_login(StaffFactory(role="Secretariat"))
    return client


def _cells(client) -> list[str]:
    table = client.get(PAGE).content.decode().partition('<table class="next-year">')[2]
    cells = re.findall(r"<td>(.*?)</td>", table.partition("</table>")[0], re.S)
    return [words(strip_tags(cell)) for cell in cells]


def _asked_for(client, year: str = "2018") -> SiteExport:
    client.post(PAGE, {"year": year})
    return SiteExport.objects.get(year=year or None)


def test_before_the_first_export_there_is_a_form_alone(officer, meeting):
    page = Page(officer.get(PAGE))
    offered = [e["text"] for e in page.elements if e["tag"] == "option"]
    assert offered[-2:] == [
        "All pages of the site",
        "2018",
    ]
    assert _cells(officer) == []


def test_what_is_asked_for_waits_for_a_worker(officer, meeting, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answer = officer.post(PAGE, {"year": "2018"})
    assert (answer.status_code, answer.headers["Location"]) == (302, PAGE)
    assert _cells(officer) == ["Waits Look again", ""]
    [task] = Task.objects.all()
    assert (task.task_path, task.backend_name, task.status) == (
        "uccn.site_export.tasks.make_exports",
        "long",
        "READY",
    )


def test_asked_for_twice_it_is_made_once_and_the_second_is_told(
    officer, meeting, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        for _time in range(2):
            page = Page(officer.post(PAGE, {"year": ""}, follow=True))
    assert "It is being made already." in page.text
    assert (SiteExport.objects.count(), Task.objects.count()) == (1, 1)


def test_a_finished_export_is_fetched_and_stays_while_the_next_is_made(officer, meeting):
    asked = _asked_for(officer)
    name = making.storage().save("site-2018.zip", BytesIO(b"PK whole"))
    out = {"left_out": "(503): ar/a.pdf\n(503): zh-hans/a.pdf"}
    asked.change(status=Status.MADE, file_name=name, size=8, made_at=asked.asked_at, **out)
    state, link = _cells(officer)
    assert state == "Ready"
    assert link.startswith("Made on ")
    assert link.endswith("Left out: 2 (503): ar/a.pdf(503): zh-hans/a.pdf")
    answer = officer.get(f"{PAGE}site-2018.zip")
    assert b"".join(answer.streaming_content) == b"PK whole"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="site-2018.zip"'
    answer.close()
    assert _asked_for(officer).status == Status.WAITS
    assert _cells(officer) == ["Waits Look again", link]
    making.storage().delete(name)
    assert officer.get(f"{PAGE}site-2018.zip").status_code == 404


def test_what_its_process_says_is_shown_and_why_it_failed(officer, meeting):
    asked = _asked_for(officer)
    asked.change(status=Status.RUNNING, last_line="50 of 428 addresses")
    assert _cells(officer)[0] == "Being made: 50 of 428 addresses Look again"
    asked.change(status=Status.FAILED, last_line="CommandError: No space left on device")
    state = "It could not be made. CommandError: No space left on device"
    assert _cells(officer)[0] == state
    assert _asked_for(officer).is_open


@pytest.mark.parametrize("year", ["1999", "x", "2018'"])
def test_a_year_that_is_none_is_refused_in_words(officer, meeting, year):
    page = Page(officer.post(PAGE, {"year": year}))
    assert "Nothing of that year is public. Choose another." in page.text
    assert not SiteExport.objects.exists()


@pytest.mark.parametrize("name", ["site.zip", "site-2018.zip", "site-1999.zip"])
def test_what_was_not_made_is_not_there(officer, meeting, name):
    _asked_for(officer)
    assert officer.get(PAGE + name).status_code == 404


def test_a_translator_may_not(client, meeting):
    client.force_login(StaffFactory(role="Translators – Arabic"))
    answers = [client.get(PAGE), client.post(PAGE, {}), client.get(f"{PAGE}site.zip")]
    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert "The site as files" not in client.get("/admin/").content.decode()


def test_a_visitor_is_sent_to_sign_in(client, meeting):
    answer = client.post(PAGE, {"year": "2018"})
    assert answer.headers["Location"].startswith("/admin/login/")
