"""Terms are found in a source: the longest, whole words, however they are written."""

import pytest

from translations.glossary import Match, find


def _found(source: str, language: str = "fr", target: str = "en") -> list[tuple[str, str]]:
    """Key and words of the terms in a source."""
    return [(match.key, match.text) for match in find(source, language, target)]


def test_a_match_says_all_that_the_glossary_knows(term):
    term(
        "creative_city",
        texts={"fr": "Ville créative", "ar": "مدينة مبدعة"},
        allowed={"fr": "Villes créatives", "ar": "مدن مبدعة\n~المدن"},
        forbidden={"ar": "مدينة إبداعية"},
        attested=("ar",),
        authority="UNESCO, 2023",
        note="Not for every city.",
    )
    assert find("Chaque Ville créative compte.", "fr", "ar") == [
        Match(
            key="creative_city",
            start=7,
            end=21,
            text="Ville créative",
            preferred="مدينة مبدعة",
            allowed=("مدن مبدعة", "المدن"),
            forbidden=("مدينة إبداعية",),
            is_attested=True,
            authority="UNESCO, 2023",
            note="Not for every city.",
            language="ar",
        )
    ]


def test_the_longest_of_terms_that_overlap_is_found_alone(glossary):
    source = "Le Réseau des villes créatives de l’UNESCO (RVCU) et ses villes créatives"
    assert _found(source) == [
        ("network", "Réseau des villes créatives de l’UNESCO"),
        ("network", "RVCU"),
        ("creative_city", "villes créatives"),
    ]


def test_terms_are_whole_words(term):
    term(texts={"fr": "art"})
    assert _found("Les artistes partent ; l’art reste.") == [("term", "art")]


@pytest.mark.parametrize(
    "source",
    [
        "VILLE MEMBRE",
        "villes\u00a0membres",
        "villes\nmembres",
        "vil\u00adles membres",
        "*villes* membres",
        "[villes membres](https://example.org/)",
        "villes \u2068membres\u2069",
    ],
)
def test_case_spaces_and_marks_do_not_hide_a_term(term, source):
    term(texts={"fr": "Ville membre"})
    assert len(find(source, "fr", "en")) == 1


def test_a_term_with_raised_letters_is_found_where_it_stands(term):
    term(texts={"fr": "XIIe Réunion"})
    assert _found("La XII^e^ Réunion annuelle") == [("term", "XII^e^ Réunion")]


def test_a_term_does_not_reach_over_a_full_stop(term):
    term(texts={"fr": "Ville membre"})
    assert _found("Une ville. Membre depuis 2010, une ville (membre)") == []


def test_decomposed_accents_are_the_same_accents(term):
    term(texts={"fr": "Énoncé de mission"})
    assert _found("l'E\u0301nonce\u0301 de mission") == [("term", "E\u0301nonce\u0301 de mission")]


def test_an_address_is_not_searched(term):
    term(texts={"fr": "Film"})
    assert _found("[voir](https://example.org/film/)") == []


def test_capitals_matter_where_the_term_says_so(term):
    term(texts={"en": "SDG"}, case_sensitive=True)
    assert _found("The SDGs, not the sdg", "en", "fr") == [("term", "SDGs")]


def test_a_term_that_is_not_in_use_is_not_found(term):
    term(texts={"fr": "Maire"}, is_active=False)
    assert _found("Le maire") == []


def test_a_form_that_is_only_accepted_is_not_looked_for(term):
    term(texts={"en": "Member city"}, allowed={"en": "~members"})
    assert _found("The members met in a member city.", "en", "fr") == [("term", "member city")]


@pytest.mark.parametrize(
    ("language", "preferred", "source"),
    [
        ("en", "Member city", "member cities"),
        ("en", "Mayor", "mayors"),
        ("fr", "Commission nationale", "commissions nationales"),
        ("fr", "Domaine créatif", "domaines créatifs"),
        ("es", "Reunión anual", "reuniones anuales"),
        ("es", "Ciudad Creativa", "ciudades creativas"),
        ("ru", "Город-участник", "городами-участниками"),
        ("ru", "Ежегодная конференция", "ежегодную конференцию"),
        ("ru", "Подсеть", "подсетей"),
        ("ru", "Заявление о миссии", "заявлению о миссии"),
        ("ru", "Отчёт о мониторинге", "отчетами о мониторинге"),
        ("ar", "المجال الإبداعي", "والمجال الابداعي"),
        ("ar", "المدينة المضيفة", "للمدينة المضيفة"),
        ("zh-hans", "创意城市", "各创意城市的市长"),
    ],
)
def test_words_are_found_in_their_other_forms(term, language, preferred, source):
    term(texts={language: preferred})
    assert len(find(source, language, "nl")) == 1


@pytest.mark.parametrize(
    ("language", "preferred", "source"),
    [
        ("ru", "Мэр", "мэрия, мэрий и мэрией"),
        ("ru", "Кино", "кинолог"),
        ("ar", "بيان", "بيانات"),
        ("ar", "الموسيقى", "الموسيقية"),
        ("fr", "Maire", "mairie"),
        ("en", "Design", "designated"),
    ],
)
def test_another_word_with_the_same_beginning_is_not_the_term(term, language, preferred, source):
    term(texts={language: preferred})
    assert find(source, language, "nl") == []


def test_a_language_without_rules_is_matched_as_it_is_written(term):
    term(texts={"nl": "Lidstad"})
    assert _found("De lidstad en de lidsteden", "nl", "fr") == [("term", "lidstad")]


def test_finding_takes_one_query(glossary, django_assert_num_queries):
    with django_assert_num_queries(1):
        find("Les villes créatives et leurs maires", "fr", "ru")


def test_a_changed_term_is_found_at_once(term):
    made = term(texts={"fr": "Maire"})
    assert _found("Le bourgmestre") == []
    made.texts.update(preferred="Bourgmestre")
    assert _found("Le bourgmestre") == [("term", "bourgmestre")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("See https://example.org/en/creative-cities for more.", []),
        ("The post-2030 Agenda comes later.", []),
        ("The 2030 Agenda and its goals.", ["agenda_2030"]),
    ],
)
def test_addresses_and_parts_of_hyphenated_words_are_no_terms(starter, source, found):
    assert [match.key for match in find(source, "en", "fr")] == found
