"""The lines made from a meeting's data, in all six languages."""

import datetime as dt

import pytest
from django.utils import translation

from meetings import headline
from uccn.lib import dates
from uccn.lib.text import to_html, to_plain

D = dt.date
RANGES = {
    "one day": (D(2018, 6, 12), D(2018, 6, 12)),
    "one month": (D(2018, 6, 12), D(2018, 6, 15)),
    "from the first": (D(2024, 7, 1), D(2024, 7, 5)),
    "across months": (D(2017, 6, 30), D(2017, 7, 2)),
    "across years": (D(2019, 12, 30), D(2020, 1, 2)),
    "one date": (None, D(2008, 10, 2)),
    "none": (None, None),
}
EXPECTED = {
    "en": {
        "one day": "12 June 2018",
        "one month": "12–15 June 2018",
        "from the first": "1–5 July 2024",
        "across months": "30 June – 2 July 2017",
        "across years": "30 December 2019 – 2 January 2020",
        "one date": "2 October 2008",
        "none": "",
    },
    "fr": {
        "one day": "12 juin 2018",
        "one month": "du 12 au 15 juin 2018",
        "from the first": "du 1er au 5 juillet 2024",
        "across months": "du 30 juin au 2 juillet 2017",
        "across years": "du 30 décembre 2019 au 2 janvier 2020",
        "one date": "2 octobre 2008",
        "none": "",
    },
    "es": {
        "one day": "12 de junio de 2018",
        "one month": "del 12 al 15 de junio de 2018",
        "from the first": "del 1 al 5 de julio de 2024",
        "across months": "del 30 de junio al 2 de julio de 2017",
        "across years": "del 30 de diciembre de 2019 al 2 de enero de 2020",
        "one date": "2 de octubre de 2008",
        "none": "",
    },
    "ar": {
        "one day": "12 يونيو 2018",
        "one month": "من 12 إلى 15 يونيو 2018",
        "from the first": "من 1 إلى 5 يوليو 2024",
        "across months": "من 30 يونيو إلى 2 يوليو 2017",
        "across years": "من 30 ديسمبر 2019 إلى 2 يناير 2020",
        "one date": "2 أكتوبر 2008",
        "none": "",
    },
    "ru": {
        "one day": "12 июня 2018 г.",
        "one month": "12–15 июня 2018 г.",
        "from the first": "1–5 июля 2024 г.",
        "across months": "30 июня – 2 июля 2017 г.",
        "across years": "30 декабря 2019 г. – 2 января 2020 г.",
        "one date": "2 октября 2008 г.",
        "none": "",
    },
    "zh-hans": {
        "one day": "2018年6月12日",
        "one month": "2018年6月12日至15日",
        "from the first": "2024年7月1日至5日",
        "across months": "2017年6月30日至7月2日",
        "across years": "2019年12月30日至2020年1月2日",
        "one date": "2008年10月2日",
        "none": "",
    },
}


def _plain_spaces(text: str) -> str:
    """The text with ordinary spaces, since languages differ in where lines may break."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("language", EXPECTED)
@pytest.mark.parametrize("name", RANGES)
def test_dates_follow_each_languages_pattern(language, name):
    with translation.override(language):
        assert _plain_spaces(dates.date_range(*RANGES[name])) == EXPECTED[language][name]


@pytest.mark.parametrize(
    ("language", "edition", "line"),
    [
        ("fr", 12, "XII<sup>e</sup> Réunion annuelle"),
        ("fr", 1, "I<sup>re</sup> Réunion annuelle"),
        ("en", 12, "XIIth Annual Meeting"),
        ("en", 1, "Ist Annual Meeting"),
        ("en", 2, "IInd Annual Meeting"),
        ("en", 3, "IIIrd Annual Meeting"),
        ("es", 12, "XII Reunión anual"),
        ("ar", 12, "الاجتماع السنوي الثاني عشر"),
        ("ar", 1, "الاجتماع السنوي الأول"),
        ("ru", 12, "XII Ежегодное совещание"),
        ("zh-hans", 12, "第十二届年会"),
        ("zh-hans", 21, "第二十一届年会"),
    ],
)
def test_an_edition_is_numbered_as_each_language_numbers(language, edition, line):
    with translation.override(language):
        assert to_html(headline.edition_name(edition, "meeting")) == line


HOSTS = [("Cracovie", "Pologne"), ("Katowice", "Pologne"), ("Lyon", "France")]


@pytest.mark.parametrize(
    ("count", "line"),
    [
        (0, ""),
        (1, "Cracovie (Pologne)"),
        (2, "Cracovie et Katowice (Pologne)"),
        (3, "Cracovie et Katowice (Pologne) et Lyon (France)"),
    ],
)
def test_hosts_share_the_name_of_their_country(count, line):
    with translation.override("fr"):
        assert headline.places(HOSTS[:count]) == line


@pytest.mark.parametrize(
    ("language", "two", "three"),
    [
        ("fr", "A et B", "A, B et C"),
        ("es", "A y B", "A, B y C"),
        ("ar", "A وB", "A وB وC"),
        ("ru", "A и B", "A, B и C"),
        ("zh-hans", "A和B", "A、B和C"),
    ],
)
def test_lists_are_each_languages_own(language, two, three):
    with translation.override(language):
        found = dates.listing(["A", "B"]), dates.listing(["A", "B", "C"])
    assert tuple(text.replace("، ", " ") for text in found) == (two, three)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (
            "fr",
            "XIIe Réunion annuelle du Réseau des villes créatives de l’UNESCO, "
            "Cracovie (Pologne), du 12 au 15 juin 2018",
        ),
        (
            "en",
            "XIIth Annual Meeting of the UNESCO Creative Cities Network, "
            "Cracovie (Pologne), 12–15 June 2018",
        ),
    ],
)
def test_the_header_line_names_the_meeting_in_full(language, line):
    with translation.override(language):
        edition = headline.edition_name(12, "meeting")
        where = headline.places(HOSTS[:1])
        when = dates.date_range(*RANGES["one month"])
        assert to_plain(headline.header_line(edition, where, when)) == line


def test_without_hosts_the_header_line_leaves_them_out():
    with translation.override("en"):
        line = headline.header_line("XIIth Annual Meeting", "", "2018")
    assert line == "XIIth Annual Meeting of the UNESCO Creative Cities Network, 2018"
