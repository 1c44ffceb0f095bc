"""What a public declaration says of its translations: report a problem, not reviewed."""

import pytest

from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.page import Page
from translations import actions
from translations.models import TextState

ADDRESS = "/{}/declarations/2018/mayors-declaration/"


def reports(page):
    """The addresses to report paragraphs."""
    return [e["attrs"]["href"] for e in page.all("a", class_="paragraph__report")]


def test_every_translated_paragraph_can_be_reported_and_no_other(client, units):
    page = Page(client.get(ADDRESS.format("ar")))
    assert reports(page) == [f"/ar/translations/report/{unit.pk}/" for unit in units[:2]]
    assert [client.get(link).status_code for link in reports(page)] == [200, 200]


@pytest.mark.parametrize("language", ["fr", "es", "ru"])
def test_the_original_is_no_translation(client, declaration, language):
    page = Page(client.get(ADDRESS.format(language)))
    assert "Un" in page.text
    assert "/translations/report/" not in str(page.all("a"))


def test_a_title_that_is_translated_can_be_reported(client, declaration, sheet):
    page = Page(client.get(ADDRESS.format("ar")))
    unit = sheet.units.get(field="title")
    links = [e["attrs"]["href"] for e in page.all("a")]
    assert links.count(f"/ar/translations/report/{unit.pk}/") == 1


def test_a_paragraph_that_nobody_else_checked_says_so(client, units, seen, submit, person):
    officer = person("officer", "review_ar", "override")
    submit(units[0], officer)
    actions.approve(
        unit=units[0], language="ar", seen=seen(units[0], "ar"), by=officer, unreviewed=True
    )
    page = Page(client.get(ADDRESS.format("ar")))
    assert [e["text"] for e in page.all("a", href="#not-reviewed")] != []
    assert len(page.all("a", href="#not-reviewed")) == 1
    assert len(page.all("p", id="not-reviewed")) == 1


def test_a_title_that_nobody_else_checked_says_so(client, declaration, sheet):
    TextState.objects.filter(unit__sheet=sheet, unit__field="title", language="ar").update(
        is_unreviewed=True
    )
    page = Page(client.get(ADDRESS.format("ar")))
    assert len(page.all("a", href="#not-reviewed")) == 1


def test_what_was_checked_says_nothing(client, declaration):
    page = Page(client.get(ADDRESS.format("ar")))
    assert (page.all("a", href="#not-reviewed"), page.all("p", id="not-reviewed")) == ([], [])


def test_a_draft_that_staff_look_at_cannot_be_reported_yet(admin_client, declaration):
    page = Page(admin_client.get(ADDRESS.format("es")))
    assert "SECRETO" in page.text
    assert "/translations/report/" not in str(page.all("a"))


def test_a_text_that_the_desk_does_not_know_is_shown_without_marks(client, declaration, sheet):
    TextState.objects.filter(unit__sheet=sheet).delete()
    page = Page(client.get(ADDRESS.format("ar")))
    assert ("واحد" in page.text, reports(page)) == (True, [])


@pytest.mark.parametrize("paragraphs", [1, 3])
def test_marks_cost_one_query(client, db, django_assert_num_queries, paragraphs):
    made = DeclarationFactory(slug="own", title_ar="إعلان")
    for _ in range(paragraphs):
        ParagraphFactory(declaration=made, body_ar="واحد")
    LanguageVersionFactory(declaration=made, public=True)
    LanguageVersionFactory(declaration=made, language="ar", public=True)
    with django_assert_num_queries(6):
        client.get("/ar/declarations/2018/own/")
