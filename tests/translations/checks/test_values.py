"""The checks of numbers."""

import pytest

from translations.checks import Pair, run


def _found(source, a, target, b) -> set[str]:
    """The checks that fault the numbers of a pair."""
    ids = {"numbers", "numbers_repeated", "number_words", "percentages"}
    return {finding.check_id for finding in run(Pair(source, a, target, b))} & ids


@pytest.mark.parametrize(
    ("source", "a", "target", "b"),
    [
        ("la XII^e^ Réunion", "fr", "الاجتماع الثاني عشر", "ar"),
        ("la XII^e^ Réunion", "fr", "第十二届会议", "zh-hans"),
        ("la XIIe Réunion", "fr", "the twelfth Meeting", "en"),
        ("the 12th Meeting", "en", "двенадцатое совещание", "ru"),
        ("12-е совещание", "ru", "la deuxième fois, la douzième", "fr"),
        ("2030", "fr", "٢٠٣٠", "ar"),
        ("2,5\u00a0%", "fr", "2.5 per cent", "en"),
        ("1 500 villes", "fr", "1,500 cities", "en"),
        ("1,500 cities", "en", "1.500 ciudades", "es"),
        ("1,500 cities", "en", "1500个城市", "zh-hans"),
        ("2.25 trillion", "en", "2 250 milliards", "fr"),
        ("17 Goals", "en", "dix-sept objectifs", "fr"),
        ("17 Goals", "en", "17项目标", "zh-hans"),
        ("2 days", "en", "يومين", "ar"),
        ("about 100 cities", "en", "une centaine de villes", "fr"),
        ("quatre jours", "fr", "plusieurs jours", "fr"),
        ("une ville", "fr", "город", "ru"),
        ("Le 1er décembre 2014", "fr", "2014年12月1日", "zh-hans"),
        ("12 June 2018", "en", "12.06.2018", "ru"),
        ("at 2.30 p.m.", "en", "à 14 h 30", "fr"),
        ("the G20", "en", "二十国集团", "zh-hans"),
        ("2018-19", "en", "2018-2019", "fr"),
        ("the 1990s", "en", "90-е годы", "ru"),
        ("COVID-19", "en", "2019冠状病毒病", "zh-hans"),
        ("de 20 à 30\u00a0%", "fr", "20% to 30%", "en"),
        ("XXIe siècle", "fr", "21世纪", "zh-hans"),
    ],
)
def test_a_number_may_take_any_form(source, a, target, b):
    assert _found(source, a, target, b) == set()


@pytest.mark.parametrize(
    ("source", "a", "target", "b"),
    [
        ("64 villes", "fr", "46 cities", "en"),
        ("64 villes", "fr", "cities", "en"),
        ("des villes", "fr", "64 cities", "en"),
        ("la XII^e^ Réunion", "fr", "الاجتماع الثالث عشر", "ar"),
        ("la XII^e^ Réunion", "fr", "第十三届会议", "zh-hans"),
        ("la XII^e^ Réunion", "fr", "XIII совещание", "ru"),
        ("the V Meeting", "en", "VI Reunión", "es"),
        ("the twelfth", "en", "la treizième", "fr"),
        ("1,500 cities", "en", "1,500 villes", "fr"),
        ("1,500 cities", "en", "15 000 villes", "fr"),
        ("2,5\u00a0%", "fr", "25%", "en"),
        ("12 juin 2018", "fr", "12 July 2018", "en"),
        ("12 juin 2018", "fr", "2018年7月12日", "zh-hans"),
        ("2 millions", "fr", "2 billion", "en"),
        ("en juin", "fr", "in July", "en"),
        ("le 12 et la XIIe", "fr", "the 15th and the 12th", "en"),
        ("3万", "zh-hans", "3,000", "en"),
    ],
)
def test_another_value_is_an_error(source, a, target, b):
    assert "numbers" in _found(source, a, target, b)


def test_a_percentage_that_is_lost_is_an_error():
    assert _found("50\u00a0% des villes", "fr", "50 cities", "en") == {"percentages"}


def test_a_number_that_is_lost_once_is_a_warning():
    assert _found("17 villes, 17 pays", "fr", "17 cities, countries", "en") == {"numbers_repeated"}


def test_a_number_word_that_cannot_be_a_figure_of_speech_is_kept():
    assert _found("la douzième Réunion", "fr", "the Meeting", "en") == {"number_words"}
