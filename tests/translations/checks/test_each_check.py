"""What each check faults, and what it leaves alone."""

import pytest

from translations.checks import Pair, registry, run

CASES = [
    # check, source, its language, target, its language, whether it is faulted
    ("links", "[a](https://a.org/)", "fr", "[b](https://a.org/)", "es", False),
    ("links", "[a](https://a.org/fr/x)", "fr", "[b](https://a.org/es/x)", "es", False),
    ("links", "[a](https://a.org/)", "fr", "[b](https://b.org/)", "es", True),
    ("links", "[a](https://a.org/)", "fr", "b", "es", True),
    ("links", "XII^e^ *Réunion*", "fr", "الاجتماع", "ar", False),
    ("placeholders", "%(n)s <b>a</b>", "fr", "<b>b</b> %(n)s", "en", False),
    ("placeholders", "%(n)s {x}", "fr", "%(m)s {x}", "en", True),
    ("placeholders", "<b>a</b>", "fr", "<b>b", "en", True),
    ("marks", "mot", "fr", "*word*, ^th^, [x]", "en", False),
    ("marks", "mot", "fr", r"a \* b", "en", False),
    ("marks", "mot*", "fr", "word*", "en", False),
    ("marks", "mot", "fr", "*word", "en", True),
    ("marks", "mot", "fr", "XII^th", "en", True),
    ("marks", "mot", "fr", "[word](https://a.org/", "en", True),
    ("addresses", "a@b.org", "fr", "a@b.org.", "en", False),
    ("addresses", "voir https://a.org.", "fr", "见https://a.org。", "zh-hans", False),
    ("addresses", "https://fr.a.org/x", "fr", "https://en.a.org/x", "en", False),
    ("addresses", "a@b.org", "fr", "a@c.org", "en", True),
    ("addresses", "https://a.org/1", "fr", "https://a.org/2", "en", True),
    ("addresses", "https://a.org", "fr", "rien", "en", True),
    ("characters", "a", "fr", "ب \u2066UCCN\u2069", "ar", False),
    ("characters", "a", "fr", "ب \u2066UCCN", "ar", True),
    ("characters", "a", "fr", "ب\u202b", "ar", True),
    ("characters", "a", "fr", "a\x0bb", "en", True),
    ("characters", "a", "fr", "a\u200bb", "en", True),
    ("end", "Fin.", "fr", "结束。", "zh-hans", False),
    ("end", "Fin\u00a0?", "fr", "نهاية؟", "ar", False),
    ("end", "En 2018.", "fr", "В 2018 г.", "ru", False),
    ("end", "En 2018", "fr", "В 2018 г.", "ru", False),
    ("end", "«\u00a0Fin.\u00a0»", "fr", "“End.”", "en", False),
    ("end", "Fin.", "fr", "End", "en", True),
    ("end", "Fin.", "fr", "нужных мест", "ru", True),
    ("end", "Fin\u00a0:", "fr", "End.", "en", True),
    ("no_break_space", "a: b", "en", "a\u00a0: b", "fr", False),
    ("no_break_space", "a: b", "en", "a\u202f: b\u202f!", "fr", False),
    ("no_break_space", "a: b", "en", "14:30, https://a.org/?b", "fr", False),
    ("no_break_space", "a: b", "en", "a : b", "fr", True),
    ("no_break_space", "a: b", "en", "a: b", "fr", True),
    ("no_break_space", "“a”", "en", "« a\u00a0»", "fr", True),
    ("no_break_space", "“a”", "en", "«\u00a0a »", "fr", True),
    ("no_break_space", "a : b", "fr", "a: b", "en", False),
    ("opening", "Qui\u00a0?", "fr", "¿Quién?", "es", False),
    ("opening", "Qui\u00a0?", "fr", "Quién?", "es", True),
    ("opening", "Oui\u00a0!", "fr", "¡Sí", "es", True),
    ("own_punctuation", "a, b", "fr", "كتاب، مدينة", "ar", False),
    ("own_punctuation", "a, b", "fr", "1,500 مدينة", "ar", False),
    ("own_punctuation", "a, b", "fr", "كتاب, مدينة", "ar", True),
    ("own_punctuation", "a, b", "fr", "الشبكة (UCCN), مدينة", "ar", True),
    ("own_punctuation", "Qui ?", "fr", "من?", "ar", True),
    ("own_punctuation", "a, b", "fr", "城市，会议", "zh-hans", False),
    ("own_punctuation", "a, b", "fr", "城市1,500个，14:30", "zh-hans", False),
    ("own_punctuation", "a, b", "fr", "(a) 城市", "zh-hans", False),
    ("own_punctuation", "a, b", "fr", "城市,会议", "zh-hans", True),
    ("own_punctuation", "a, b", "fr", "网络(UCCN)年会", "zh-hans", True),
    ("own_punctuation", "a.", "fr", "会议.城市", "zh-hans", True),
    ("own_punctuation", "a，b", "zh-hans", "a，b", "fr", True),
    ("own_punctuation", "a，b", "zh-hans", "كتاب，مدينة", "ar", True),
    ("unspaced", "a b", "fr", "城市 会议", "zh-hans", True),
    ("unspaced", "a b", "fr", "UNESCO 会议 2018 年", "zh-hans", False),
    ("spaces", "a b", "fr", "a b", "en", False),
    ("spaces", "a b", "fr", "a  b", "en", True),
    ("spaces", "a b", "fr", "a b ", "en", True),
    ("spaces", "a, b", "fr", "a , b", "en", True),
    ("twice", "a", "fr", "the the city", "en", True),
    ("twice", "a", "fr", "The the city", "en", True),
    ("twice", "a", "en", "nous nous engageons", "fr", False),
    ("twice", "a", "fr", "سانتا في في عام", "ar", False),
    ("twice", "a", "fr", "في في عام", "ar", True),
    ("twice", "Walla Walla", "fr", "Walla Walla", "en", False),
    ("twice", "a", "fr", "城市城市", "zh-hans", True),
    ("twice", "a", "fr", "二〇二〇年", "zh-hans", False),
    ("twice", "a", "fr", "end,, of", "en", True),
    ("twice", "a", "fr", "from 5 p.m., etc.,", "en", False),
    ("twice", "a", "fr", "城市的的会议", "zh-hans", True),
    ("twice", "a", "fr", "150名与与会者", "zh-hans", False),
    ("brackets", "a", "fr", "a) (b) 1) c", "en", False),
    ("brackets", "a (b)", "fr", "城（市）", "zh-hans", False),
    ("brackets", "a (b)", "fr", "city (Poland", "en", True),
    ("brackets", "a (b)", "fr", "city Poland)", "en", True),
    ("brackets", "a", "fr", "《城市", "zh-hans", True),
    ("quotes", "a", "en", "«\u00a0a\u00a0»", "fr", False),
    ("quotes", "a", "en", "«а „б“ в»", "ru", False),
    ("quotes", "a", "en", "«а", "ru", True),
    ("quotes", "a", "fr", "«a»", "en", True),
    ("quotes", "a", "fr", "“a”", "ru", True),
    ("quotes", "a", "fr", 'the "a', "en", True),
    ("quotes", "a", "fr", 'the "a"', "en", False),
    ("lines", "a\nb", "fr", "a\nb", "en", False),
    ("lines", "a\nb", "fr", "a b", "en", True),
    ("untranslated", "Nous, les maires", "fr", "Nous, les maires", "en", True),
    ("untranslated", "MONDIACULT 2022", "fr", "MONDIACULT 2022", "zh-hans", False),
    ("untranslated", "Santa Fe", "fr", "Santa Fe", "en", False),
    ("untranslated", "Design", "fr", "Design", "en", False),
    ("untranslated", "Design", "fr", "Design", "ru", True),
    ("isolates", "UCCN", "fr", "الشبكة (UCCN)، وهي", "ar", False),
    ("isolates", "UCCN", "fr", "جائحة COVID-19 في UNESCO.", "ar", False),
    ("isolates", "C++", "fr", "لغة C++ هنا", "ar", True),
    ("isolates", "C++", "fr", "لغة \u2066C++\u2069 هنا", "ar", False),
    ("isolates", "C++", "fr", "مدينة Katowice، 12 يونيو", "ar", True),
    ("isolates", "C++", "fr", "le C++ ici", "es", False),
]  # fmt: skip


@pytest.mark.parametrize(("check", "source", "a", "target", "b", "is_faulted"), CASES)
def test_a_check_faults_what_is_wrong_and_nothing_else(check, source, a, target, b, is_faulted):
    found = {finding.check_id for finding in run(Pair(source, a, target, b))}

    assert (check in found) is is_faulted


def test_every_check_is_tried_somewhere():
    tried = {case[0] for case in CASES} | {
        "numbers", "numbers_repeated", "number_words", "percentages", "too_long", "one_line",
        "length", "sentences", "twins", "names",
    }  # fmt: skip
    ours = {check.id for check in registry.ALL if "terms" not in type(check).__module__}

    assert ours == tried


@pytest.mark.parametrize(
    ("language", "wrong", "right"),
    [
        ("fr", "Qui ? Moi", "Qui\u00a0? Moi"),
        ("fr", "Qui? Moi", "Qui\u00a0? Moi"),
        ("fr", "les « villes\u00a0»", "les «\u00a0villes\u00a0»"),
        ("ar", "كتاب, مدينة", "كتاب، مدينة"),
        ("zh-hans", "城市, 会议", "城市，会议"),
        ("zh-hans", "城市 会议", "城市会议"),
        ("en", "two  cities", "two cities"),
        ("en", "the the city", "the city"),
        ("en", "a\u200bb", "ab"),
        ("ar", "لغة C++ هنا", "لغة \u2066C++\u2069 هنا"),
    ],
)
def test_one_click_mends_what_a_machine_can_mend(language, wrong, right):
    found = run(Pair(wrong, language, wrong, language))

    assert right in [finding.fixed for finding in found]


@pytest.mark.parametrize(
    ("name", "official", "target", "language", "is_faulted"),
    [
        ("Cracovie", "Kraków", "in Kraków", "en", False),
        ("Cracovie", "Kraków", "in Krakow", "en", True),
        ("Cracovie", "Краков", "в Кракове", "ru", False),
        ("Bologne", "Болонья", "организатора — Болонью", "ru", False),
        ("Enghien-les-Bains", "Анген-ле-Бен", "в Анген-ле-Бене", "ru", False),
        ("Bologne", "Болонья", "в городе", "ru", True),
        ("Essaouira", "الصويرة", "للصويرة", "ar", False),
        ("Cracovie", "كراكوف", "وبكراكوف", "ar", False),
        ("Cracovie", "كراكوف", "في المدينة", "ar", True),
        ("Cracovie", "克拉科夫", "在克拉科夫举行", "zh-hans", False),
        ("Nice", "Nice", "Cities", "en", False),
    ],
)
def test_a_city_has_its_official_name_in_any_case(name, official, target, language, is_faulted):
    pair = Pair("La ville de Cracovie, Bologne, Essaouira, Enghien-les-Bains, nice", "fr",
                target, language, names=((name, official),))  # fmt: skip

    assert ("names" in {finding.check_id for finding in run(pair)}) is is_faulted


@pytest.mark.parametrize(("twins", "is_faulted"), [((), False), (("A",), False), (("B",), True)])
def test_the_same_source_is_translated_alike(twins, is_faulted):
    found = run(Pair("Ah", "fr", "A", "en", twins=twins))

    assert ("twins" in {finding.check_id for finding in found}) is is_faulted
