"""Words are alike when a reader would say so, in every language, and nothing is an operator."""

import string

import pytest

from uccn.search.queries import LONGEST, MOST_WORDS, parse
from uccn.search.words import stems_of

ALIKE = {
    "fr": [
        ("ville", "villes", "VILLES", "Ville"),
        ("créatif", "creatif", "créatives", "creative"),
        ("l’organisation", "organisations", "l'organisation"),
        ("œuvre", "oeuvres"),
        ("déclaration", "declarations", "de\u0301claration"),
    ],
    "en": [
        ("city", "cities", "city's"), ("Kraków", "krakow"), ("Łódź", "lodz"), ("mayor", "mayors'"),
    ],
    "es": [("ciudad", "ciudades"), ("declaración", "declaraciones", "declaracion")],
    "ru": [
        ("город", "города", "городов", "городами", "горо\u0301да"),
        ("Краков", "Кракова", "Кракове"),
        ("ёлка", "елки"),
    ],
    "ar": [
        ("مدينة", "المدينة", "والمدينة", "بالمدينة", "للمدينة", "لمدينة", "كمدينة", "ومدينة"),
        ("مدينة", "مَدِينَةٌ", "مديـــنة", "مدينه"),
        ("الأولى", "الاولي", "أولى"),
        ("إبداع", "ابداع", "الإبداع", "الابداع"),
        ("بلدية", "البلدية", "والبلدية"),
    ],
    "zh-hans": [("城市", "创意城市网络")],
}  # fmt: skip
UNLIKE = {
    "fr": [("ville", "village"), ("maire", "mer")],
    "en": [("city", "citation")],
    "ru": [("город", "горох"), ("край", "крал")],
    "ar": [("مدينة", "مدرسة"), ("كتاب", "باب")],
    "zh-hans": [("城市", "市长")],
}


def pairs(table: dict) -> list[tuple[str, str, str]]:
    """Each language with the first word of a row and each other one."""
    return [
        (code, row[0], other) for code, rows in table.items() for row in rows for other in row[1:]
    ]


def share(one: str, other: str, language: str) -> bool:
    """Whether a query for the first finds the second."""
    return all(part & stems_of(other, language) for part in parse(one).by_language[language])


@pytest.mark.parametrize(("language", "one", "other"), pairs(ALIKE))
def test_forms_of_a_word_are_alike(language, one, other):
    assert share(one, other, language)


@pytest.mark.parametrize(("language", "one", "other"), pairs(UNLIKE))
def test_other_words_are_not(language, one, other):
    assert not share(one, other, language)


def test_a_stem_is_made_of_letters_and_digits_whatever_the_text():
    everything = "".join(map(chr, range(0x3100))) + string.punctuation + "\x00\ud800 a" * 3
    stems = [stem for code in ALIKE for stem in stems_of(everything, code)]
    assert [stem for stem in stems if not stem.isalnum() or " " in stem] == []


def test_a_stem_of_one_language_is_none_of_another():
    assert stems_of("culture", "fr") & stems_of("culture", "en") == set()


def test_articles_beside_other_words_are_not_looked_for_and_alone_they_are():
    assert (
        parse("les villes de la paix").by_language["fr"] == parse("villes paix").by_language["fr"]
    )
    assert parse("la").by_language["fr"] == [stems_of("la", "fr")]


def test_two_characters_are_one_word_and_one_character_is_one_too():
    assert parse("城市").by_language["zh-hans"] == [{"zhhans0城市"}]
    assert parse("城").by_language["zh-hans"] == [{"zhhans0城"}]


def test_digits_of_any_script_are_the_same():
    assert stems_of("٢٠١٨", "ar") == {"ar02018"}


@pytest.mark.parametrize("typed", ["", "   ", "\x00", "()*\"'-:", "\ud800", "️"])
def test_what_holds_no_word_asks_nothing(typed):
    assert not parse(typed)


def test_a_very_long_query_is_cut_and_says_so():
    long = parse("x" * 10_000)
    many = parse(" ".join(f"mot{n}" for n in range(30)))
    assert (len(long.text), long.is_cut, many.is_cut) == (LONGEST, True, True)
    assert len(many.by_language["fr"]) == MOST_WORDS
    assert not parse("villes créatives").is_cut
