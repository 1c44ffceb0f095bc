"""The desk shows the terms of a source, inserts them, and checks with them."""

from django.urls import reverse

from tests.factories.declarations import DeclarationFactory
from translations import addresses, checking
from translations.models import TextUnit


def _unit(title: str) -> TextUnit:
    """A declaration's title in French, as the desk knows it."""
    made = DeclarationFactory(title_fr=title)
    return TextUnit.objects.get(content_type__model="declaration", object_id=made.pk)


def test_a_translator_sees_the_term_marked_and_offered(glossary, leila, enter):
    unit = _unit("Appel aux villes membres")
    page = enter(leila).get(addresses.text_url(unit, "ar")).content.decode()
    assert '<span id="term-1">المدينة العضو</span>' in page
    assert "villes membres</mark>" in page


def test_a_translator_finds_the_glossary_from_the_desk(glossary, leila, enter):
    page = enter(leila).get(reverse("translations:dashboard")).content.decode()
    assert f'href="{reverse("admin:translations_term_changelist")}"' in page


def test_the_checks_are_given_the_terms_of_the_source(glossary):
    unit = _unit("Appel aux villes membres")
    pair = checking.pair_of(unit, "ru", "Appel aux villes membres", "Призыв к городам")
    assert [(term.key, term.preferred) for term in pair.terms] == [
        ("member_city", "Город-участник")
    ]
