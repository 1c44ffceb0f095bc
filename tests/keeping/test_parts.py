"""A reader with a cookie gets a page from parts that are rendered once; staff get none of them."""

import re

import pytest

from meetings.models import AnnualMeeting
from tests.factories.cities import CityFactory
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.staff import StaffFactory
from tests.headers import headers_of

PATH = "/en/meetings/2018/held/"
PATHS = [PATH, "/en/", "/en/about/", "/en/meetings/", "/en/cities/?year=2018", "/fr/declarations/"]
COOKIE = {"cookie": "seen=1"}


@pytest.fixture
def meeting(kept):
    """A meeting that readers see, and a city."""
    CityFactory()
    return AnnualMeetingFactory(public=True, slug="held", theme_en="Crossroads")


def test_a_page_from_parts_is_the_page_byte_by_byte(
    client, meeting, settings, django_assert_num_queries
):
    for path in PATHS:
        settings.KEPT_PAGES_BYTES = 0
        plain = client.get(path, headers=COOKIE)
        settings.KEPT_PAGES_BYTES = 1024 * 1024
        made = client.get(path, headers=COOKIE)
        with django_assert_num_queries(0):
            again = client.get(path, headers=COOKIE)
        assert [content(made), content(again)] == [content(plain)] * 2, path
        assert headers(again) == headers(made) == headers(plain), path


def content(response) -> bytes:
    """The page, but for the stamp at the address of the colours."""
    return re.sub(rb"accents\.css\?v=[0-9a-f-]+", b"accents.css", response.content)


def headers(response) -> dict:
    """The headers but those of the bytes; of those it varies by, the order does not matter."""
    varies = sorted(name.strip() for name in response["Vary"].split(","))
    return headers_of(response) | {"Vary": varies, "Content-Length": "", "ETag": ""}


def test_parts_end_with_their_stamp(client, meeting):
    client.get(PATH, headers=COOKIE)
    AnnualMeeting.objects.update(theme_en="Harbours")
    page = client.get(PATH, headers=COOKIE)
    assert (b"Crossroads" in page.content, b"Harbours" in page.content) == (False, True)


def test_staff_neither_leave_parts_nor_get_any(client, meeting, django_assert_num_queries):
    person = StaffFactory(is_superuser=True)
    draft = AnnualMeetingFactory(year=2019, slug="secret", theme_en="Unsaid")
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    assert b"Unsaid" in client.get(draft.get_absolute_url()).content
    client.logout()
    assert client.get(draft.get_absolute_url(), headers=COOKIE).status_code == 404


def test_parts_are_of_one_address_with_its_query(client, meeting):
    pages = {
        path: client.get(path, headers=COOKIE).content
        for path in ("/en/cities/", "/en/cities/?year=1900", "/en/cities/?other=1", "/fr/cities/")
    }
    again = {path: client.get(path, headers=COOKIE).content for path in pages}
    assert again == pages
    # Of what the list does not read from the query, the links to other languages alone know.
    assert pages["/en/cities/?other=1"].replace(b"?other=1", b"") == pages["/en/cities/"]
    assert len(set(pages.values())) == 4
