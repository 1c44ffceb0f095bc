"""What the lists of the admin show, find and cost."""

import pytest
from django.urls import reverse

from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.meetings import AnnualMeetingFactory, HostFactory, PlaceFactory
from tests.publication.conftest import signed_in

pytestmark = pytest.mark.django_db
MEETINGS = "admin:meetings_annualmeeting_changelist"
DECLARATIONS = "admin:declarations_declaration_changelist"


def listed(name: str, **query) -> list:
    """The rows of a list that somebody of the secretariat asks for."""
    response = signed_in("Secretariat").get(reverse(name), query)
    return list(response.context["cl"].result_list)


def a_meeting(**values):
    """A meeting with a host."""
    meeting = AnnualMeetingFactory(**values)
    HostFactory(meeting=meeting)
    return meeting


def a_declaration(**values):
    """A declaration with two paragraphs and a public version."""
    declaration = DeclarationFactory(**values)
    ParagraphFactory.create_batch(2, declaration=declaration)
    LanguageVersionFactory(declaration=declaration, public=True)
    return declaration


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    ("name", "make", "queries"), [(MEETINGS, a_meeting, 10), (DECLARATIONS, a_declaration, 11)]
)
def test_a_list_costs_the_same_for_one_and_for_three(
    name, make, queries, number, django_assert_num_queries
):
    for _n in range(number):
        make()
    client = signed_in("Secretariat")
    with django_assert_num_queries(queries):
        client.get(reverse(name))


def test_the_list_of_meetings_says_what_is_filled_in_each_language():
    a_meeting(theme_fr="Thème", summary_fr="Résumé", theme_ar="موضوع")
    page = signed_in("Secretariat").get(reverse(MEETINGS)).content.decode()
    assert 'completeness__language--complete" title="French: 2 of 2"' in page
    assert 'completeness__language--partial" title="Arabic: 1 of 2"' in page
    assert 'completeness__language--missing" title="Russian: 0 of 2"' in page


def test_the_list_of_declarations_says_which_languages_are_complete_and_public():
    a_declaration()
    page = signed_in("Secretariat").get(reverse(DECLARATIONS)).content.decode()
    assert 'completeness__language--complete" title="French: 3 of 3, public"' in page
    assert 'completeness__language--missing" title="English: 0 of 3"' in page


def test_a_past_meeting_that_is_still_announced_is_marked():
    a_meeting(year=2019, status="announced")
    page = signed_in("Secretariat").get(reverse(MEETINGS)).content.decode()
    assert "not confirmed as held" in page


@pytest.mark.parametrize("word", ["Carrefours", "ملتقى", "Перекрёстки", "Cracovie", "كراكوف"])
def test_search_finds_a_word_of_a_meeting_in_any_language(word):
    place = PlaceFactory(name_fr="Cracovie", name_ar="كراكوف")
    wanted = AnnualMeetingFactory(
        theme_fr="Carrefours créatifs", theme_ar="ملتقى", summary_ru="Перекрёстки"
    )
    HostFactory(meeting=wanted, place=place)
    a_meeting(theme_fr="Autre")
    assert listed(MEETINGS, q=word) == [wanted]


@pytest.mark.parametrize("word", ["villes", "المدن", "manifesto"])
def test_search_finds_a_word_of_a_declaration_in_any_language(word):
    wanted = a_declaration(title_en="The Manifesto")
    ParagraphFactory(declaration=wanted, body_ar="المدن")
    DeclarationFactory(title_fr="Autre")
    assert listed(DECLARATIONS, q=word) == [wanted]


def test_the_filter_by_missing_language_finds_the_incomplete():
    full = a_meeting(theme_fr="Thème", summary_fr="Résumé")
    half = a_meeting(theme_fr="Thème", status="announced")
    assert listed(MEETINGS, missing="fr") == [half]
    assert listed(MEETINGS, missing="ar") == [half, full]
    assert listed(MEETINGS, missing="xx") == [half, full]


def test_what_nobody_knows_of_a_past_meeting_is_missing_in_no_language():
    a_meeting(status="held")
    assert listed(MEETINGS, missing="fr") == []


def test_the_filter_by_missing_language_looks_at_every_paragraph():
    a_declaration()
    gap = a_declaration()
    ParagraphFactory(declaration=gap, body_fr="", body_ar="نص")
    assert listed(DECLARATIONS, missing="fr") == [gap]


def test_the_filters_by_year_and_state():
    draft, public = a_meeting(year=2017), a_meeting(year=2018, public=True)
    assert listed(MEETINGS, year="2017") == [draft]
    assert listed(MEETINGS, publication="public") == [public]
    assert listed(MEETINGS, publication="draft") == [draft]


def test_the_filter_by_state_of_a_language():
    public, _bare = a_declaration(), DeclarationFactory()
    assert listed(DECLARATIONS, publication="public") == [public]
    assert listed(DECLARATIONS, publication="withdrawn") == []
