"""What is found, in which order, and never what readers do not see."""

import datetime as dt

import pytest
from django.utils import timezone

from declarations import actions
from tests.factories.cities import CityFactory, member
from tests.factories.declarations import DeclarationFactory, ParagraphFactory
from tests.factories.meetings import AnnualMeetingFactory
from tests.search.conftest import found, is_true
from uccn.search.finding import Filters, find
from uccn.search.queries import parse

pytestmark = pytest.mark.django_db

FIRST, SECOND = "declarations/2018/maires/p/1/", "declarations/2018/maires/p/2/"


def test_a_paragraph_is_found_by_another_form_of_its_word(declaration):
    assert found("ville") == [(FIRST, "fr")]
    assert found("cooperations") == [(SECOND, "fr")]


def test_a_text_holds_all_the_words_or_is_not_found(declaration):
    assert found("villes créatives") == [(FIRST, "fr")]
    assert found("villes coopération") == []


def test_the_title_stands_before_its_paragraphs_and_the_newest_year_first(declaration, commit):
    with commit():
        newer = AnnualMeetingFactory(public=True, year=2022, slug="santos")
        text = DeclarationFactory(meeting=newer, slug="nouveau", title_fr="Villes")
        ParagraphFactory(declaration=text, body_fr="Des villes.")
        actions.publish_language(version=text.versions.create(language="fr"))
    assert [address for address, _language in found("villes")] == [
        "declarations/2022/nouveau/",
        "declarations/2022/nouveau/p/1/",
        FIRST,
    ]


def test_a_language_that_is_a_draft_is_not_found(declaration):
    assert found("المدن") == []
    assert found("التعاون") == []


def test_drafts_of_every_kind_are_not_found(commit):
    with commit():
        draft = AnnualMeetingFactory(theme_fr="Brouillonnerie", year=2030)
        text = DeclarationFactory(meeting=draft, title_fr="Brouillonnerie")
        ParagraphFactory(declaration=text, body_fr="Brouillonnerie")
        text.versions.create(language="fr", published_at=timezone.now())
    assert (found("brouillonnerie"), is_true()) == ([], True)


def test_what_is_set_for_a_time_is_found_from_then_on_without_a_job(declaration, commit):
    moment = timezone.now() + dt.timedelta(days=2)
    with commit():
        actions.publish_language(version=declaration.versions.get(language="ar"), at=moment)
    assert found("المدن") == []
    assert found("المدن", at=moment - dt.timedelta(seconds=1)) == []
    assert found("المدن", at=moment) == [(FIRST, "ar")]


def test_a_language_that_readers_do_not_see_is_not_found(declaration, settings):
    settings.PUBLIC_LANGUAGES = ["en", "ar"]
    assert found("villes") == []


def test_filters_leave_kind_year_and_language(declaration, commit):
    with commit():
        member(name_fr="Villes-sur-Mer", name_en="Villes-sur-Mer", slug="villes", year=2019)
    assert found("villes", language="fr") == [("cities/villes/", "fr"), (FIRST, "fr")]
    assert found("villes", language="en") == [("cities/villes/", "en")]
    assert found("villes", year="2018") == [(FIRST, "fr")]
    assert found("villes", year="2017") == []


@pytest.mark.parametrize("value", ["x", "-1", "02018", "\x00", "2018 OR 1", "9" * 5_000])
def test_a_filter_that_nobody_offered_finds_nothing(declaration, value):
    assert found("villes", year=value) == found("villes", language=value) == []


@pytest.mark.parametrize(
    "typed",
    ['villes AND "x', "NEAR(villes x)", "villes NOT créatives", "stems:villes", "vill*", "-villes",
     "^villes x", "villes & !x", "villes <-> x", "{villes x}"],
)  # fmt: skip
def test_operators_are_words_or_nothing(declaration, typed):
    plain = "".join(c if c.isalnum() else " " for c in typed)
    assert found(typed) == found(plain)


@pytest.mark.parametrize(
    "typed", ["villes*", '"villes"', "(villes)", "-villes", "villes:", "'villes'"]
)
def test_marks_around_a_word_take_nothing_from_it(declaration, typed):
    assert found(typed) == [(FIRST, "fr")]


def test_a_city_is_found_by_name_country_and_field_in_each_language(commit):
    with commit():
        member(name_en="Kraków", name_ru="Краков", name_zh_hans="克拉科夫", slug="krakow",
               country="PL", own_name="Kraków")  # fmt: skip
    address = "cities/krakow/"
    assert found("krakow") == [(address, "zh-hans"), (address, "ru"), (address, "en")]
    assert found("Краковом") == [(address, "ru")]
    assert found("克拉") == [(address, "zh-hans")]
    assert found("poland literature") == [(address, "en")]


def test_more_than_is_looked_at_is_said_to_be_more(declaration, commit, monkeypatch):
    monkeypatch.setattr("uccn.search.finding.MOST", 1)
    with commit():
        ParagraphFactory(declaration=declaration, body_fr="Autres villes.")
    assert found("villes") == [(FIRST, "fr")]
    assert found("villes autres") == [("declarations/2018/maires/p/3/", "fr")]
    assert found("villes", year="2018", language="fr") == [(FIRST, "fr")]


def by_kind(words: str) -> dict[str, tuple[list[int], bool]]:
    """What is found in each kind, and whether there is more."""
    groups = find(parse(words), Filters(), timezone.now()).groups
    return {g.subject.kind: (list(g.texts), g.is_more) for g in groups if g.texts}


@pytest.mark.parametrize("most", [1, 2, 3, 4, 5])
def test_a_kind_finds_the_same_among_many_results_of_others(declaration, commit, monkeypatch, most):
    with commit():
        for number in range(2):
            ParagraphFactory(declaration=declaration, body_fr="Autres villes.")
            CityFactory(name_fr=f"Villes {number}")
        AnnualMeetingFactory(public=True, theme_fr="Villes")
    whole = by_kind("villes")
    monkeypatch.setattr("uccn.search.finding.MOST", most)

    assert sorted(len(texts) for texts, _is_more in whole.values()) == [1, 2, 3]
    assert by_kind("villes") == {
        kind: (texts[:most], len(texts) > most) for kind, (texts, _is_more) in whole.items()
    }


def test_little_is_found_by_one_query(declaration, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert list(by_kind("villes")) == ["declaration"]
