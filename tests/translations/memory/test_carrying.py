"""New numbers in an old translation: only where it is certain, and as the translation writes."""

import pytest

from translations.memory.carrying import carry_over
from translations.memory.keys import masked_key


@pytest.mark.parametrize(
    ("before", "after", "target", "language", "expected"),
    [
        ("en 2018", "en 2019", "in 2018", "en", "in 2019"),
        ("du 12 au 15", "du 3 au 7", "from 12 to 15", "en", "from 3 to 7"),
        # The order may be another one.
        ("les 64 villes de 2017", "les 66 villes de 2019", "in 2017, 64", "en", "in 2019, 66"),
        # Arabic-Indic digits stay, and so do ASCII ones.
        ("en 2018", "en 2019", "في ٢٠١٨", "ar", "في ٢٠١٩"),
        ("en 2018", "en 2019", "في 2018", "ar", "في 2019"),
        # Twice the same number, twice the same change.
        ("2018 et 2018", "2019 et 2019", "2018 and 2018", "en", "2019 and 2019"),
        # One number becomes two: only the order can tell.
        ("de 5 à 5", "de 5 à 6", "from 5 to 5", "en", "from 5 to 6"),
        # What did not change may be in words.
        ("le 64 en 2017", "le 64 en 2018", "sixty-four in 2017", "en", "sixty-four in 2018"),
        # Roman numerals and their endings.
        ("la XII^e^ fois", "la XIII^e^ fois", "the XIIth time", "en", "the XIIIth time"),
        ("la XII^e^ fois", "la XIII^e^ fois", "la XII.ª vez", "es", "la XIII.ª vez"),
        ("la XII^e^ fois", "la XIII^e^ fois", "第12次", "zh-hans", "第13次"),
        # Months, in the grammar of the language.
        ("le 12 juin 2018", "le 3 mai 2019", "12 June 2018", "en", "3 May 2019"),
        ("le 12 juin 2018", "le 3 mai 2019", "12 июня 2018", "ru", "3 мая 2019"),
        ("le 12 juin 2018", "le 3 mai 2019", "June 12, 2018", "en", "May 3, 2019"),
        ("le 12 juin 2018", "le 3 mai 2019", "2018年6月12日", "zh-hans", "2019年5月3日"),
        ("le 12 juin 2018", "le 3 mai 2019", "12 de junio de 2018", "es", "3 de mayo de 2019"),
        # Thousands as the translation groups them, days with their zero.
        ("les 1 200 villes", "les 2 350 villes", "the 1,200 cities", "en", "the 2,350 cities"),
        ("le 12.06.2018", "le 3.05.2019", "12.06.2018", "en", "3.05.2019"),
    ],
)
def test_numbers_are_carried_over(before, after, target, language, expected):
    carried = carry_over(
        before=before, after=after, target=target, source_language="fr", language=language
    )
    assert carried == expected


@pytest.mark.parametrize(
    ("before", "after", "target", "language"),
    [
        # In words.
        ("les 64 villes", "les 66 villes", "the sixty-four cities", "en"),
        ("la XII^e^ fois", "la XIII^e^ fois", "المرة الثانية عشرة", "ar"),
        # More of them, and who knows which.
        ("en 2018", "en 2019", "in 2018 (2018)", "en"),
        # One number becomes two, in another order.
        ("5 mots, 5 villes de 3", "5 mots, 6 villes de 3", "3 of 5 and 5", "en"),
        # Another ending would be needed.
        ("la 21^e^ fois", "la 22^e^ fois", "the 21st time", "en"),
        # How does this translation part its thousands?
        ("les 950 villes", "les 1 050 villes", "the 950 cities", "en"),
        # A month by a name that CLDR does not have.
        ("le 12 juin", "le 12 mai", "12 حزيران", "ar"),
    ],
)
def test_what_is_uncertain_is_left_alone(before, after, target, language):
    carried = carry_over(
        before=before, after=after, target=target, source_language="fr", language=language
    )
    assert carried is None


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("fr", "du 12 au 15 juin 2018", "du 3 au 7 mai 2021"),
        ("fr", "la XII^e^ Réunion", "la XIII^e^ Réunion"),
        ("fr", "les 1 200 villes", "les 64 villes"),
        ("en", "the 21st meeting", "the 22nd meeting"),
        ("es", "12 de junio", "3 de mayo"),
        ("ar", "في ١٢ يونيو", "في 3 مايو"),
        ("zh-hans", "2018年6月12日在克拉科夫", "2019年5月3日在克拉科夫"),
    ],
)
def test_a_formula_is_known_by_any_numbers(language, one, other):
    assert masked_key(one, language) == masked_key(other, language)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("fr", "en 2018", "de 2018"),
        ("en", "We may go", "We march go"),
        ("fr", "Il y a", "Le y a"),
        ("fr", "2018", "2019"),
        ("fr", "12–15.06.2018", "13–16.06.2019"),
        ("fr", "64 villes", "LXIV villes"),
    ],
)
def test_words_are_no_numbers(language, one, other):
    assert masked_key(one, language) != masked_key(other, language)
