"""A translation uses a term in any right form, and is warned of the wrong ones."""

import pytest

from translations.glossary import find


def _one(source: str, language: str, key: str):
    """The term of that key in a French source."""
    return next(match for match in find(source, "fr", language) if match.key == key)


@pytest.mark.parametrize(
    ("language", "source", "key", "target"),
    [
        ("ru", "les villes membres", "member_city", "помочь городам-участникам"),
        ("ru", "les villes membres", "member_city", "в городах — участниках Сети"),
        ("ru", "le réseau des villes créatives", "network", "в Сети творческих городов ЮНЕСКО"),
        ("ru", "l'Agenda 2030", "agenda_2030", "Повесткой дня на период до 2030 года"),
        ("ru", "un sous-réseau", "subnetwork", "между подсетями"),
        ("ru", "les points focaux", "focal_point", "с координаторами"),
        ("ru", "l'artisanat et les arts populaires", "crafts", "ремёслами и народным искусством"),
        ("ru", "la ville hôte", "host_city", "городу-организатору"),
        ("ru", "les objectifs de développement durable", "sdgs", "достижению ЦУР"),
        ("ar", "les villes créatives", "creative_city", "بالمدن المبدعة"),
        ("ar", "les villes créatives", "creative_city", "وللمدن المبدعة دور"),
        ("ar", "les villes créatives", "creative_city", "فالمدينةُ المبدعةُ"),
        ("ar", "les villes créatives", "creative_city", "مدننا المبدعة"),
        ("ar", "les villes membres", "member_city", "وبمدننا الأعضاء"),
        ("ar", "le réseau des villes créatives", "network", "ولشبكة اليونسكو للمدن المبدعه"),
        ("ar", "la ville hôte", "host_city", "كالمدينة المضيفة"),
        ("ar", "le maire", "mayor", "ولرئيس البلدية"),
        ("ar", "la musique", "music", "موسيقاها"),
        ("ar", "les délégués", "delegate", "وللمندوبين"),
        ("ar", "l'Agenda 2030", "agenda_2030", "خطة التنمية المستدامة لعام ٢٠٣٠"),
        ("ar", "la réunion annuelle", "annual_meeting", "في الإجتماع السنوى"),
        ("en", "les villes membres", "member_city", "our member cities"),
        ("es", "les villes membres", "member_city", "las ciudades miembros"),
        (
            "zh-hans",
            "le réseau des villes créatives",
            "network",
            "加入联合国教科文组织创意城市网络的城市",
        ),
    ],
)
def test_an_inflected_form_is_a_use_of_the_term(glossary, language, source, key, target):
    assert _one(source, language, key).is_used_in(target) is True


@pytest.mark.parametrize(
    ("language", "source", "key", "target"),
    [
        ("ru", "les villes membres", "member_city", "помочь городам Европы"),
        ("ru", "le maire", "mayor", "в мэрии"),
        ("ar", "les villes créatives", "creative_city", "المدن الإبداعية"),
        ("en", "la ville hôte", "host_city", "the city"),
        ("zh-hans", "les villes membres", "member_city", "各城市"),
    ],
)
def test_another_word_is_no_use_of_the_term(glossary, language, source, key, target):
    assert _one(source, language, key).is_used_in(target) is False


def test_a_forbidden_form_is_found_with_its_prefixes_and_its_place(glossary):
    match = _one("les villes créatives", "ar", "creative_city")
    assert match.forbidden_in("دور للمدن الإبداعية اليوم") == [(4, 19, "للمدن الإبداعية")]


def test_a_forbidden_form_is_found_in_other_cases(glossary):
    match = _one("le réseau des villes créatives", "ru", "network")
    assert match.forbidden_in("в Сети креативных городов") == [(2, 25, "Сети креативных городов")]


def test_a_forbidden_form_within_a_right_one_is_no_fault(term):
    term(
        texts={"fr": "Réunion annuelle", "en": "Annual Meeting"},
        forbidden={"en": "Meeting\nannual conference"},
    )
    match = _one("la réunion annuelle", "en", "term")
    assert match.forbidden_in("The Annual Meeting, a meeting") == [(22, 29, "meeting")]


def test_a_term_that_the_target_language_lacks_asks_for_nothing(term):
    term(texts={"fr": "Maire"})
    match = _one("le maire", "ru", "term")
    assert (match.preferred, match.is_used_in(""), match.forbidden_in("мэр")) == ("", True, [])


def test_a_term_that_is_not_translated_stays_as_in_the_source(term):
    term(texts={"fr": "MONDIACULT"}, do_not_translate=True)
    match = _one("la déclaration de MONDIACULT", "ru", "term")
    assert (match.preferred, match.is_attested) == ("MONDIACULT", True)
    assert [match.is_used_in(t) for t in ("Декларация MONDIACULT", "МОНДИАКУЛЬТ")] == [True, False]
