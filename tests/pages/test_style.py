"""The style page: for staff alone, every component in every language with its direction."""

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model

from tests.page import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]


@pytest.fixture
def staff_client(client):
    """A browser in which a member of staff without any permission is signed in."""
    user = get_user_model().objects.create_user("editor", password="a long word", is_staff=True)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_for_readers_there_is_no_such_page(client):
    visitor = get_user_model().objects.create_user("visitor", password="a long word")

    anonymous = client.get("/style/")
    client.force_login(visitor, backend="django.contrib.auth.backends.ModelBackend")

    assert (anonymous.status_code, client.get("/style/").status_code) == (404, 404)
    assert "style-section" not in anonymous.content.decode()


def test_staff_see_every_language_in_its_own_direction(staff_client):
    page = Page(staff_client.get("/style/"))

    sections = {
        s["attrs"]["lang"]: s["attrs"]["dir"] for s in page.all("section", class_="style-section")
    }
    assert sections == {code: "rtl" if code == "ar" else "ltr" for code, _ in settings.LANGUAGES}


def test_each_language_shows_every_component(staff_client):
    page = Page(staff_client.get("/style/"))

    counts = {name: len(page.all(tag, class_=name)) for tag, name in [
        ("header", "masthead"), ("ul", "wall"), ("p", "note"), ("div", "draft-banner"),
        ("ul", "messages"), ("ul", "map__legend"), ("div", "error-summary"),
        ("table", "city-list"), ("svg", "chart__drawing"), ("form", "filters"),
    ]}  # fmt: skip
    assert counts == {
        "masthead": 6, "wall": 6, "note": 6, "draft-banner": 6, "messages": 6,
        "map__legend": 6, "error-summary": 6, "city-list": 6, "chart__drawing": 12, "filters": 6,
    }  # fmt: skip
    assert len(page.all("span", class_="chip")) >= 8 * 6


def test_no_two_elements_have_one_name(staff_client):
    page = Page(staff_client.get("/style/"))

    ids = [element["attrs"]["id"] for element in page.elements if "id" in element["attrs"]]
    assert sorted(set(ids)) == sorted(ids)


def test_search_engines_and_caches_leave_it_alone(staff_client):
    response = staff_client.get("/style/")

    assert "no-store" in response.headers["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in response.content.decode()
