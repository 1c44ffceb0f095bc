"""Numbers are read by value, whatever their form and their language."""

from decimal import Decimal

import pytest

from translations.checks import marked, numbers
from translations.checks.numerals import Kind


def _values(text: str, language: str) -> list[str]:
    """The values of a text's numbers, short and in order."""
    return [f"{number.value.normalize():f}" for number in numbers(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "the 1st, 2nd and 12th cities", ["1", "2", "12"]),
        ("en", "1,500 cities, 2.5 of them", ["1500", "2.5"]),
        ("en", "twenty-first and one hundred and twenty", ["21", "120"]),
        ("en", "two thousand and eighteen", ["2018"]),
        ("en", "2 million, 1.5 billion", ["2000000", "1500000000"]),
        ("en", "the XIIth and the XXIst", ["12", "21"]),
        ("fr", "le 1er, la XIIe, la XII^e^, Ier", ["1", "12", "12", "1"]),
        ("fr", "1 500 villes, 1\u202f500, 1.500 et 2,5", ["1500", "1500", "1500", "2.5"]),
        ("fr", "quatre-vingt-dix-sept", ["97"]),
        ("fr", "soixante et onze", ["71"]),
        ("fr", "deux cents", ["200"]),
        ("fr", "dix-sept objectifs", ["17"]),
        ("fr", "vingt et unième", ["21"]),
        ("fr", "2,5 millions", ["2500000"]),
        ("es", "1.500 ciudades y 2,5 puntos", ["1500", "2.5"]),
        ("es", "treinta y dos", ["32"]),
        ("es", "decimosegunda, duodécimo, vigésimo primer", ["12", "12", "21"]),
        ("es", "3 mil millones", ["3000000000"]),
        ("es", "V Reunión", ["5"]),
        ("ru", "12-го, двенадцать, двенадцатой", ["12", "12", "12"]),
        ("ru", "1 500 городов и 2,5", ["1500", "2.5"]),
        ("ru", "сто двадцать пятый", ["125"]),
        ("ru", "двух тысяч восемнадцатого", ["2018"]),
        ("ru", "3 млн, XII съезд, ХII съезд", ["3000000", "12", "12"]),
        ("ru", "четырёхдневный", ["4"]),
        ("ar", "الثاني عشر", ["12"]),
        ("ar", "والثانية عشرة", ["12"]),
        ("ar", "الحادي والعشرين", ["21"]),
        ("ar", "مائة وخمسة وعشرون", ["125"]),
        ("ar", "ألفين وثمانية عشر", ["2018"]),
        ("ar", "٢٠٣٠ و١٬٥٠٠ و٢٫٥", ["2030", "1500", "2.5"]),
        ("ar", "۲۰۳۰", ["2030"]),
        ("ar", "3 ملايين", ["3000000"]),
        ("zh-hans", "第十二届", ["12"]),
        ("zh-hans", "二〇三〇年", ["2030"]),
        ("zh-hans", "两千零一十八", ["2018"]),
        ("zh-hans", "3万、150多万、１２个", ["30000", "1500000", "12"]),
        ("zh-hans", "二亿三千万", ["230000000"]),
        ("zh-hans", "三百二十五", ["325"]),
        ("zh-hans", "20世纪90年代", ["1990"]),
    ],
)
def test_a_number_is_read_by_its_value(language, text, expected):
    assert _values(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "12 June 2018"),
        ("fr", "12 juin 2018"),
        ("es", "12 de junio de 2018"),
        ("ru", "12 июня 2018 года"),
        ("ar", "12 يونيو 2018"),
        ("ar", "12 حزيران/يونيه 2018"),
        ("zh-hans", "2018年6月12日"),
        ("ru", "12.06.2018"),
        ("en", "2018-06-12"),
    ],
)
def test_a_date_is_a_day_a_month_and_a_year(language, text):
    assert {int(number.value) for number in numbers(text, language)} == {12, 6, 2018}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "20 to 30 per cent"),
        ("fr", "de 20 à 30\u00a0%"),
        ("es", "entre el 20 y el 30 por ciento"),
        ("ru", "от 20 до 30 процентов"),
        ("ar", "بين 20 و30 في المائة"),
        ("zh-hans", "20%至30%"),
        ("zh-hans", "百分之20至百分之30"),
    ],
)
def test_a_percentage_is_known_in_words_and_signs(language, text):
    found = [number for number in numbers(text, language) if number.kind is Kind.FIGURE]

    assert [(int(n.value), n.is_percent) for n in found][-1] == (30, True)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I am the one who may march"),
        ("fr", "Le MIX des CV de M. Dupont"),
        ("es", "la VIDA"),
        ("ru", "Они могут"),
    ],
)
def test_words_are_no_firm_numbers(language, text):
    assert [number for number in numbers(text, language) if number.is_firm] == []


def test_a_number_has_its_place_in_characters():
    text = "Les 64 villes de la XIIe Réunion"

    assert [text[n.start : n.end] for n in numbers(text, "fr")] == ["64", "XIIe"]


def test_an_editor_marks_what_has_to_be_kept():
    text = "Les 64 villes, une fois, la douzième en juin 2018"

    assert [text[n.start : n.end] for n in marked(text, "fr")] == [
        "64", "douzième", "juin", "2018",
    ]  # fmt: skip


def test_numbers_in_addresses_are_left_out():
    assert numbers("https://unesco.org/2018 a2@b3.org [là](https://a.org/7)", "fr") == ()


def test_an_hour_of_the_afternoon_has_two_values():
    (hour,) = numbers("at 3 p.m.", "en")[:1]

    assert hour.values == {Decimal(3), Decimal(15)}


def test_a_language_without_facts_has_its_figures():
    assert _values("12 Städte, 1,500", "de") == ["12", "1500"]
