"""What the memory offers, why, and in which order."""

import datetime as dt
from itertools import product

import pytest

from tests.translations.memory.conftest import WELCOME, WELCOME_NEXT, WELCOMED
from translations.memory import Entry, forget, remember_many, suggest
from translations.models import MemoryTarget
from uccn.lib.differences import Piece

# Words without digits, which would count as one.
WORDS = ["".join(letters) for letters in product("bcdf", "aeiou", "lmnp", "aeiou")]
LONG = " ".join(f"{word} de la ville" for word in WORDS)


def test_the_same_text_is_offered_with_its_translation(place, approve, offered):
    approve(place(), WELCOME, WELCOMED)
    assert offered(WELCOME) == [("exact", 100, WELCOMED)]


@pytest.mark.parametrize(
    "looks_the_same",
    [
        WELCOME.upper(),
        WELCOME.replace(" ", "\u00a0"),
        f"  {WELCOME}\n",
        WELCOME.replace("nous", "no\u00adus"),
    ],
)
def test_what_a_reader_overlooks_costs_one_percent(place, approve, offered, looks_the_same):
    approve(place(), WELCOME, WELCOMED)
    assert offered(looks_the_same) == [("exact", 99, WELCOMED)]


def test_another_apostrophe_is_the_same_text(place, approve, offered):
    approve(place(), "l’UNESCO", "UNESCO")
    assert offered("l'UNESCO") == [("exact", 99, "UNESCO")]


def test_the_neighbours_decide_between_two_translations(place, approve, offered):
    approve(place(1), "Saluons", "Welcoming", context="Avant\nAprès", day=1)
    approve(place(2), "Saluons", "Greeting", context="Autre\nTexte", day=2)
    assert offered("Saluons", context="avant\nAprès") == [
        ("in_context", 100, "Welcoming"),
        ("exact", 100, "Greeting"),
    ]
    assert offered("Saluons") == [("exact", 100, "Greeting"), ("exact", 100, "Welcoming")]


def test_the_same_formula_comes_with_the_new_numbers(place, approve):
    approve(place(), WELCOME, WELCOMED)
    [one] = suggest(source=WELCOME_NEXT, source_language="fr", target_language="en")
    assert one.kind == "formula"
    assert one.target == "We welcome the 66 new cities that joined us in 2019."
    assert (one.stored, one.source, one.is_carried) == (WELCOMED, WELCOME, True)


def test_a_similar_text_is_offered_with_its_difference(place, approve):
    approve(
        place(),
        "Nous remercions les villes de Cracovie et Katowice pour leur accueil chaleureux",
        "Thanks",
    )
    [one] = suggest(
        source="Nous remercions la ville de Cracovie et Katowice pour leur accueil chaleureux",
        source_language="fr",
        target_language="en",
    )
    assert (one.kind, one.score) == ("fuzzy", 83)
    assert one.difference[:4] == [
        Piece("same", "Nous remercions "),
        Piece("gone", "les"),
        Piece("new", "la"),
        Piece("same", " "),
    ]


def test_less_than_sixty_percent_is_not_offered(place, approve, offered):
    words = WORDS[:20]
    approve(place(), " ".join(words), "Target")
    assert offered(" ".join([*words[:12], *["autre"] * 8])) == [("fuzzy", 60, "Target")]
    assert offered(" ".join([*words[:11], *["autre"] * 9])) == []


def test_a_long_paragraph_counts_to_its_last_word(place, approve, offered):
    approve(place(1), f"{LONG} premier", "First")
    approve(place(2), f"{LONG} deuxième chose", "Second")
    found = offered(f"{LONG} deuxième autre chose")
    assert found == [("fuzzy", 99, "Second"), ("fuzzy", 99, "First")]
    assert offered(f"{LONG[: len(LONG) // 3]}") == []


def test_last_years_text_in_the_same_place_goes_before_everything(place, approve, offered):
    last_year = place(1)
    approve(last_year, "Nous remercions la ville de Cracovie.", "We thank the city of Kraków.")
    approve(place(2), "Nous remercions la ville de Fabriano.", "Thank you, Fabriano.")
    now = place(3, ancestor=last_year)
    assert offered("Nous remercions la ville de Fabriano.", unit=now) == [
        ("same_place", 86, "We thank the city of Kraków."),
        ("exact", 100, "Thank you, Fabriano."),
    ]


def test_last_years_text_is_offered_however_much_has_changed(place, approve, offered):
    last_year = place(1)
    approve(last_year, "Saluons les villes.", "Old", day=1)
    approve(last_year, "Rien de semblable ici", "Newer", day=2)
    found = offered("Quelle phrase !", unit=place(2, ancestor=last_year))
    assert [(kind, target) for kind, _score, target in found] == [("same_place", "Newer")]


def test_last_years_formula_comes_with_the_new_numbers(place, approve, offered):
    last_year = place(1)
    approve(last_year, WELCOME, WELCOMED)
    [(kind, _score, target)] = offered(WELCOME_NEXT, unit=place(2, ancestor=last_year))
    assert (kind, target) == ("same_place", "We welcome the 66 new cities that joined us in 2019.")


def test_kinds_stand_in_their_order(place, approve, offered):
    last_year = place(1)
    approve(last_year, "Autre chose", "Same place")
    approve(place(2), WELCOME, "In context", context="a\nb")
    approve(place(3), WELCOME, "Exact", day=2)
    approve(place(4), WELCOME_NEXT, "Formula")
    approve(place(5), WELCOME.replace("nouvelles", "autres"), "Fuzzy")
    official = Entry("fr", "en", WELCOME, "Official", origin="un.tmx", is_enforced=True)
    assert remember_many([official]) == 1
    now = place(6, ancestor=last_year)
    found = offered(WELCOME, unit=now, context="a\nb", limit=9)
    assert [target for _kind, _score, target in found] == [
        "Same place",
        "Official",
        "In context",
        "Exact",
        "Formula",
        "Fuzzy",
    ]
    assert len(offered(WELCOME, unit=now, limit=2)) == 2


def test_the_same_words_are_offered_once(place, approve, offered):
    for number in range(3):
        approve(place(number), WELCOME, WELCOMED)
    approve(place(9), f"{WELCOME} Oui.", WELCOMED)
    assert offered(WELCOME) == [("exact", 100, WELCOMED)]


def test_a_checked_text_goes_before_one_that_nobody_checked(place, approve, offered):
    approve(place(1), WELCOME, "Checked", day=1)
    approve(place(2), WELCOME, "Unchecked", day=2, is_unreviewed=True)
    assert [target for *_rest, target in offered(WELCOME)] == ["Checked", "Unchecked"]


def test_a_places_own_text_is_not_offered_to_itself_but_its_former_one_is(place, approve, offered):
    unit = place()
    approve(unit, WELCOME, "Former")
    approve(unit, WELCOME.replace("nouvelles", "autres"), "Current")
    found = offered(WELCOME.replace("nouvelles", "autres"), unit=unit)
    assert [target for *_rest, target in found] == ["Former"]


def test_other_languages_are_not_mixed_in(place, approve, offered):
    approve(place(1), WELCOME, WELCOMED, language="en")
    approve(place(2, source_language="es"), WELCOME, "Spanish source")
    assert offered(WELCOME, language="ru") == []
    assert offered(WELCOME, language="fr") == []
    assert [target for *_rest, target in offered(WELCOME)] == [WELCOMED]


def test_the_only_translation_is_found_behind_many_sources_without_one(place, offered):
    base = WORDS[:60]
    many = [" ".join([*base, word]) for word in WORDS[60:120]]
    remember_many([Entry("fr", "en", text, text.upper()) for text in many])
    remember_many([Entry("fr", "ru", " ".join(base[:45]), "Found")])
    assert [target for *_rest, target in offered(" ".join(base), language="ru")] == ["Found"]


def test_what_is_set_aside_is_not_offered(place, approve, offered):
    unit = place()
    approve(unit, WELCOME, WELCOMED)
    assert forget(unit=unit, language="en") == 1
    assert offered(WELCOME) == []
    assert offered(WELCOME_NEXT) == []
    assert offered(f"{WELCOME} Oui.") == []


def test_a_suggestion_says_where_it_is_from(place, approve, django_user_model):
    omar = django_user_model.objects.create_user("omar")
    unit = place()
    approve(unit, WELCOME, WELCOMED, reviewer=omar, is_unreviewed=True)
    remember_many([Entry("fr", "en", WELCOME, "From a file", origin="un.tmx")])
    ours, theirs = suggest(source=WELCOME, source_language="fr", target_language="en")[::-1]
    assert (ours.unit_id, ours.origin, ours.reviewer_id) == (unit.pk, "", omar.pk)
    assert (ours.approved_at, ours.is_unreviewed) == (dt.datetime(2018, 6, 1, tzinfo=dt.UTC), True)
    assert (theirs.unit_id, theirs.origin, theirs.approved_at) == (None, "un.tmx", None)


@pytest.mark.parametrize("translations", [1, 3])
def test_one_suggestion_or_three_need_two_queries(
    place, approve, translations, django_assert_num_queries
):
    last_year = place(1)
    approve(last_year, WELCOME, "Last year")
    for number in range(1, translations):
        approve(place(number + 1), f"{WELCOME} {'Oui. ' * number}", f"Other {number}")
    now = place(9, ancestor=last_year)
    with django_assert_num_queries(2):
        found = suggest(source=WELCOME, source_language="fr", target_language="en", unit=now)
    assert len(found) == translations


@pytest.mark.parametrize(
    ("language", "before", "after", "score"),
    [
        (
            "ar",
            "نرحب بالمدن الأربع والستين التي انضمت ونشكر مدينة كراكوف على حسن الضيافة",
            "نرحب بالمدن الأربع والستين التي انضمت ونشكر مدينة كاتوفيتسه على حسن الضيافة",
            91,
        ),
        (
            "zh-hans",
            "我们欢迎六十四个新城市加入创意城市网络并感谢主办城市",
            "我们欢迎六十六个新城市加入创意城市网络并感谢主办城市",
            96,
        ),
    ],
)
def test_other_scripts_are_found_too(place, approve, offered, language, before, after, score):
    approve(place(source_language=language), before, "Target")
    assert offered(after, source_language=language) == [("fuzzy", score, "Target")]


@pytest.mark.parametrize("text", ["", " \n ", "…", "—?!", "a", "Ville", "1", "\u200f", "创"])
def test_a_text_of_almost_nothing_is_looked_for_in_peace(place, approve, offered, text):
    approve(place(1), text, "Target")
    approve(place(2), WELCOME, WELCOMED)
    expected = [("exact", 100, "Target")] if text.strip() else []
    assert offered(text) == expected
    assert MemoryTarget.objects.count() == len(expected) + 1


@pytest.mark.parametrize(
    "text", ["mot " * 25_000, "x" * 100_000, "7" * 100_000, "(" * 100_000, "创意" * 50_000]
)
def test_a_text_of_a_hundred_thousand_letters_is_remembered_and_found(
    place, approve, offered, text
):
    approve(place(), text, "Target")
    assert offered(text) == [("exact", 100, "Target")]
    # A last word more: alike, where there are words at all.
    assert len(offered(f"{text} fin")) <= 1
