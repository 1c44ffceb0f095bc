"""A declaration's paragraphs in the admin: added, moved, deleted, changed under readers' eyes."""

import pytest
from django.urls import reverse

from declarations.models import Paragraph
from tests.admin_form import as_opened, errors
from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.publication.conftest import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def declaration():
    """A declaration with three paragraphs: A, B, C."""
    row = DeclarationFactory()
    for letter in "ABC":
        ParagraphFactory(declaration=row, body_fr=letter)
    return row


def order(declaration) -> str:
    """The paragraphs in their order, when their numbers have no gap."""
    rows = list(declaration.paragraphs.values_list("position", "body_fr"))
    assert [position for position, _text in rows] == list(range(1, len(rows) + 1))
    return "".join(text for _position, text in rows)


def change(paragraph, **values):
    """Open a paragraph's form, change it, send it."""
    client = signed_in("Editors")
    address = reverse("admin:declarations_paragraph_change", args=[paragraph.pk])
    return client.post(address, as_opened(client.get(address)) | values)


def add(declaration, after="", **values):
    """Add a paragraph by the link that stands beside another."""
    client = signed_in("Editors")
    query = f"?declaration={declaration.pk}&after={after}"
    address = reverse("admin:declarations_paragraph_add") + query
    return client.post(address, as_opened(client.get(address)) | values)


@pytest.mark.parametrize(
    ("letter", "to", "result"),
    [("A", 3, "BCA"), ("C", 1, "CAB"), ("B", 1, "BAC"), ("B", 99, "ACB"), ("B", 2, "ABC")],
)
def test_a_moved_paragraph_renumbers_its_neighbours(declaration, letter, to, result):
    response = change(declaration.paragraphs.get(body_fr=letter), position=to)
    assert response.status_code == 302
    assert order(declaration) == result


def test_a_moved_paragraph_keeps_its_key(declaration):
    first = declaration.paragraphs.get(body_fr="A")
    change(first, position=3)
    assert Paragraph.objects.get(pk=first.pk).key == first.key


def test_adding_after_the_first_makes_the_second(declaration):
    response = add(declaration, after=1, body_fr="N")
    assert response["Location"].endswith(f"/declaration/{declaration.pk}/change/#paragraphs")
    assert order(declaration) == "ANBC"


def test_adding_without_a_place_makes_the_last_with_a_new_key(declaration):
    add(declaration, body_fr="N")
    assert order(declaration) == "ABCN"
    assert declaration.paragraphs.last().key == "4"


def test_save_and_add_another_goes_on_after_the_new_one(declaration):
    response = add(declaration, after=1, body_fr="N", _addanother="1")
    assert response["Location"].endswith(f"?declaration={declaration.pk}&after=2")


def test_a_paragraph_without_a_text_in_any_language_is_refused(declaration):
    assert "body_fr" in errors(add(declaration))


def test_deleting_a_draft_paragraph_closes_the_gap(declaration):
    client = signed_in("Secretariat")
    row = declaration.paragraphs.get(body_fr="B")
    address = reverse("admin:declarations_paragraph_delete", args=[row.pk])
    response = client.post(address, {"post": "yes"})
    assert response["Location"].endswith("#paragraphs")
    assert order(declaration) == "AC"


def test_a_paragraph_that_readers_have_seen_is_not_deleted(declaration):
    LanguageVersionFactory(declaration=declaration, public=True).withdraw()
    row = declaration.paragraphs.get(body_fr="B")
    address = reverse("admin:declarations_paragraph_delete", args=[row.pk])
    response = signed_in("Secretariat").post(address, {"post": "yes"})
    assert response.status_code == 403
    assert order(declaration) == "ABC"


def test_changing_a_text_that_readers_see_is_asked_about(declaration):
    LanguageVersionFactory(declaration=declaration, public=True)
    response = change(declaration.paragraphs.first(), body_fr="X")
    message = "Readers see this text in: French. Tick here to change it."
    assert errors(response) == {"confirm_public": [message]}
    assert order(declaration) == "ABC"


def test_with_a_yes_the_text_that_readers_see_is_changed(declaration):
    LanguageVersionFactory(declaration=declaration, public=True)
    change(declaration.paragraphs.first(), body_fr="X", confirm_public="on")
    assert order(declaration) == "XBC"


def test_changing_a_language_that_readers_do_not_see_is_not_asked_about(declaration):
    LanguageVersionFactory(declaration=declaration, public=True)
    LanguageVersionFactory(declaration=declaration, language="ar")
    assert change(declaration.paragraphs.first(), body_ar="نص").status_code == 302


def test_moving_and_adding_are_asked_about_where_a_language_is_public(declaration):
    LanguageVersionFactory(declaration=declaration, public=True)
    assert "confirm_public" in errors(change(declaration.paragraphs.first(), position=2))
    assert "confirm_public" in errors(add(declaration, body_fr="N"))
    assert order(declaration) == "ABC"


def test_a_long_declaration_is_saved_and_its_form_posts_no_paragraph(declaration):
    for _n in range(60):
        declaration.add_paragraph(body_fr="§")
    client = signed_in("Editors")
    address = reverse("admin:declarations_declaration_change", args=[declaration.pk])
    data = as_opened(client.get(address))
    assert len(data) < 20
    assert client.post(address, data | {"note": "n"}).status_code == 302


@pytest.mark.parametrize("number", [1, 3])
def test_a_declarations_form_costs_the_same_for_one_and_for_three(
    number, django_assert_num_queries
):
    row = DeclarationFactory()
    ParagraphFactory.create_batch(number, declaration=row)
    client, address = (
        signed_in("Secretariat"),
        reverse("admin:declarations_declaration_change", args=[row.pk]),
    )
    client.get(address)  # Django keeps the content types that it looked up
    with django_assert_num_queries(13):
        client.get(address)


def test_the_form_leads_to_every_language(declaration):
    version = LanguageVersionFactory(declaration=declaration)
    address = reverse("admin:declarations_declaration_change", args=[declaration.pk])
    page = signed_in("Secretariat").get(address).content.decode()
    publish = reverse("admin:declarations_languageversion_publish", args=[version.pk])
    label = "declarations.declaration"
    translate = reverse("translations:sheet", args=[label, declaration.pk, "ar"])
    assert f'href="{publish}"' in page
    assert f'href="{translate}"' in page
    assert f"?declaration={declaration.pk}&amp;language=ar" in page


def test_a_language_version_is_added_from_its_declaration(declaration):
    client = signed_in("Editors")
    query = f"?declaration={declaration.pk}&language=ar"
    address = reverse("admin:declarations_languageversion_add") + query
    response = client.post(address, as_opened(client.get(address)) | {"label": "unofficial"})
    assert response.status_code == 302
    assert declaration.versions.values_list("language", "label").get() == ("ar", "unofficial")


def test_a_version_keeps_its_language(declaration):
    version = LanguageVersionFactory(declaration=declaration)
    client = signed_in("Editors")
    address = reverse("admin:declarations_languageversion_change", args=[version.pk])
    client.post(address, as_opened(client.get(address)) | {"language": "ar", "source": "UNESCO"})
    version.refresh_from_db()
    assert (version.language, version.source) == ("fr", "UNESCO")


def test_a_public_title_is_changed_knowingly(declaration):
    LanguageVersionFactory(declaration=declaration, public=True)
    client = signed_in("Editors")
    address = reverse("admin:declarations_declaration_change", args=[declaration.pk])
    typed = as_opened(client.get(address)) | {"title_fr": "Autre titre"}
    assert "confirm_public" in errors(client.post(address, typed))
    assert client.post(address, typed | {"confirm_public": "on"}).status_code == 302
    declaration.refresh_from_db()
    assert declaration.title_fr == "Autre titre"


def test_a_title_that_nobody_sees_is_changed_without_a_question(declaration):
    LanguageVersionFactory(declaration=declaration, language="ar", public=True)
    client = signed_in("Editors")
    address = reverse("admin:declarations_declaration_change", args=[declaration.pk])
    typed = as_opened(client.get(address)) | {"title_fr": "Autre titre"}
    assert client.post(address, typed).status_code == 302
