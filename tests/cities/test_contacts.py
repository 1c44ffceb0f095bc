"""Contacts: for permitted staff alone; no page, export, search or log holds them."""

import pytest
from django.contrib.admin.models import LogEntry

from cities.models import Contact
from tests.factories.cities import CohortFactory, ContactFactory, member

SECRET = "ecret"
MAY_ALL = ("view_contact", "add_contact", "change_contact", "delete_contact")


@pytest.fixture
def contact(db):
    """The mayor of Lyon."""
    return ContactFactory(city=member(name_en="Lyon", slug="lyon"))


@pytest.mark.parametrize("path", ["/en/cities/", "/en/cities/lyon/", "/en/cities/?country=FR"])
def test_no_public_page_holds_a_contact(client, contact, path):
    CohortFactory()

    page = client.get(path).content.decode()

    assert "Lyon" in page
    assert SECRET not in page


def test_permitted_staff_see_a_contact(staff, contact):
    client = staff(*MAY_ALL, "view_city", "change_city")

    assert contact.name in client.get("/admin/cities/contact/").content.decode()
    page = client.get(f"/admin/cities/city/{contact.city_id}/change/").content.decode()
    assert contact.name in page


def test_staff_of_cities_alone_see_no_contact(staff, contact):
    client = staff("view_city", "change_city", "add_city", "delete_city")
    city = f"/admin/cities/city/{contact.city_id}"

    assert client.get("/admin/cities/contact/").status_code == 403
    assert client.get(f"/admin/cities/contact/{contact.pk}/change/").status_code == 403
    pages = [client.get(path).content.decode() for path in (f"{city}/change/", f"{city}/delete/")]
    assert [SECRET in page for page in pages] == [False, False]


@pytest.mark.parametrize("term", ["Wilhelmina", "secret@mail.example", "Secretoffice"])
def test_no_search_finds_a_contact(staff, contact, term):
    client = staff("view_city", *MAY_ALL)

    cities = client.get("/admin/cities/city/", {"q": term}).context["cl"].result_list
    contacts = client.get("/admin/cities/contact/", {"q": term}).context["cl"]

    assert (list(cities), contacts.search_fields) == ([], ())


def test_the_log_of_a_contact_holds_its_role_and_city_alone(staff, contact):
    client = staff(*MAY_ALL, "view_city")
    form = {"city": contact.city_id, "role": "mayor", "name": "Secretother"}

    client.post("/admin/cities/contact/add/", form)
    client.post(f"/admin/cities/contact/{contact.pk}/change/", form)
    client.post(f"/admin/cities/contact/{contact.pk}/delete/", {"post": "yes"})

    written = set(LogEntry.objects.values_list("object_repr", "change_message"))
    assert Contact.objects.count() == 1
    assert LogEntry.objects.count() == 3
    assert written == {("mayor, lyon", "mayor, lyon"), ("mayor, lyon", "")}


def test_the_log_of_a_city_holds_no_contact(staff, contact):
    client = staff(*MAY_ALL, "view_city", "change_city")
    form = {
        "name_en": "Lyon",
        "country": "FR",
        "contacts-TOTAL_FORMS": "2",
        "contacts-INITIAL_FORMS": "1",
        "contacts-0-id": contact.pk,
        "contacts-0-city": contact.city_id,
        "contacts-0-role": "mayor",
        "contacts-0-name": "Secretother",
        "contacts-1-city": contact.city_id,
        "contacts-1-role": "alternate",
        "contacts-1-name": "Secretthird",
    }

    client.post(f"/admin/cities/city/{contact.city_id}/change/", form)

    entry = LogEntry.objects.get()
    assert Contact.objects.filter(name="Secretthird").count() == 1
    assert "mayor, lyon" in entry.change_message
    assert SECRET not in entry.change_message + entry.object_repr + entry.get_change_message()
