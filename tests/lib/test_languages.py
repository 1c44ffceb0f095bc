"""The honest choice of a text among languages."""

import pytest
from django.utils import translation

from cities.models import City
from tests.factories.meetings import AnnualMeetingFactory, PlaceFactory
from uccn.lib import languages
from uccn.lib.languages import Resolved


@pytest.mark.parametrize(
    ("wanted", "original", "order"),
    [
        ("ar", "es", ["ar", "es", "en", "fr", "ru", "zh-hans"]),
        ("fr", "", ["fr", "en", "es", "ar", "ru", "zh-hans"]),
        ("en", "fr", ["en", "fr", "es", "ar", "ru", "zh-hans"]),
    ],
)
def test_a_text_is_looked_for_in_order(wanted, original, order):
    assert languages.order(wanted, original) == order


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"name_ar": "أ", "name_en": "A"}, Resolved("أ", "ar")),
        ({"name_ar": "", "name_en": "A", "name_fr": "B"}, Resolved("A", "en")),
        ({"name_ar": None, "name_fr": "B", "name_ru": "В"}, Resolved("B", "fr")),
        ({"name_zh_hans": "中"}, Resolved("中", "zh-hans")),
        ({}, Resolved("", "")),
    ],
)
def test_python_and_sql_choose_alike(db, texts, expected):
    place = PlaceFactory(**({"name_en": ""} | texts))
    with translation.override("ar"):
        in_python = languages.resolve(type(place).objects.get(pk=place.pk), "name")
        in_sql = languages.resolve(type(place).objects.named().get(pk=place.pk), "name")
    assert (in_python, in_sql) == (expected, expected)


def test_a_list_reads_no_other_columns_than_it_shows(db, django_assert_num_queries):
    PlaceFactory(name_en="A", name_fr="B")
    with django_assert_num_queries(1) as captured:
        [place.text("name") for place in PlaceFactory._meta.model.objects.named("ar")]
    plain = captured[0]["sql"].split("COALESCE")[0]
    assert "name_" not in plain


@pytest.mark.parametrize(("code", "direction"), [("ar", "rtl"), ("zh-hans", "ltr"), ("fr", "ltr")])
def test_every_language_has_its_direction(code, direction):
    assert languages.direction(code) == direction


@pytest.mark.parametrize("ui", ["ar", "es", "fr"])
@pytest.mark.parametrize("how", ["save", "save again", "update_fields", "base update_fields"])
def test_a_fallback_is_never_stored_in_another_column(db, ui, how):
    meeting = AnnualMeetingFactory(theme_fr="Carrefours", theme_en="Crossroads")
    with translation.override(ui):
        loaded = type(meeting).objects.get(pk=meeting.pk)
        loaded.brand = "KRAKOWICE"
        if how == "update_fields":
            loaded.save(update_fields=["brand", "theme_fr"])
        elif how == "base update_fields":
            loaded.save(update_fields=["theme"])
        else:
            loaded.save()
    stored = (
        type(meeting)
        .objects.rewrite(False)
        .filter(pk=meeting.pk)
        .values_list("theme", "theme_fr", "theme_en", "theme_ar", "theme_es")
    )
    assert list(stored) == [("Carrefours", "Carrefours", "Crossroads", None, None)]


def test_a_city_without_a_name_in_the_language_keeps_its_language(db):
    City.objects.create(slug="lodz", name_en="Łódź", country="PL")
    with translation.override("ar"):
        assert City.objects.named().get().text("name") == Resolved("Łódź", "en")
