"""Time zones in words."""

import datetime as dt
import zoneinfo

import pytest
from django.utils import translation

from uccn.lib import dates, zones


@pytest.mark.parametrize(
    ("zone", "month", "name"),
    [
        ("Europe/Warsaw", 6, "heure d’été d’Europe centrale, UTC+2"),
        ("Europe/Warsaw", 12, "heure normale d’Europe centrale, UTC+1"),
        ("America/St_Johns", 12, "heure normale de Terre-Neuve, UTC−3:30"),
        ("Africa/Casablanca", 6, "Casablanca, UTC+1"),
        ("UTC", 6, "temps universel coordonné, UTC"),
    ],
)
def test_a_zone_is_named_with_its_distance_from_utc(zone, month, name):
    with translation.override("fr"):
        moment = dt.datetime(2026, month, 12, 10, tzinfo=zoneinfo.ZoneInfo(zone))
        assert zones.zone_name(moment) == name


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Tuesday, 12 June 2018"),
        ("fr", "mardi 12 juin 2018"),
        ("es", "martes, 12 de junio de 2018"),
        ("ar", "الثلاثاء 12 يونيو 2018"),
        ("ru", "вторник, 12 июня 2018 г."),
        ("zh-hans", "2018年6月12日星期二"),
    ],
)
def test_a_day_is_written_with_its_weekday(language, words):
    with translation.override(language):
        assert dates.with_weekday(dt.date(2018, 6, 12)) == words


def test_arabic_hours_are_not_joined_by_a_dash_that_would_turn_them_round():
    with translation.override("ar"):
        assert dates.hours(dt.time(9), dt.time(10, 30)) == "من 09:00 إلى 10:30"
        assert dates.hours(dt.time(9), None) == "09:00"
        assert dates.hours(None, None) == ""
