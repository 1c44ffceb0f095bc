"""A translation is warned when it leaves a term out or calls it what it is not called."""

from translations.checks.base import Finding, Pair, Severity
from translations.checks.terms import CHECKS
from translations.glossary import Match

CITY = Match(
    key="creative_city",
    start=0,
    end=16,
    text="villes créatives",
    preferred="مدينة مبدعة",
    allowed=("مدن مبدعة",),
    forbidden=("مدن إبداعية",),
    language="ar",
)


def _findings(target: str, *terms: Match) -> list[Finding]:
    """What both checks say of a translation into Arabic."""
    pair = Pair("villes créatives", "fr", target, "ar", terms=terms)
    return [finding for check in CHECKS for finding in check.find(pair)]


def test_the_checks_have_their_names_and_only_warn():
    assert [(check.id, check.severity) for check in CHECKS] == [
        ("term_absent", Severity.WARNING),
        ("term_forbidden", Severity.WARNING),
    ]


def test_a_translation_with_its_terms_is_left_alone():
    assert _findings("وللمدن المبدعة", CITY) == []


def test_a_term_that_is_absent_is_named_once():
    again = Match(**{**CITY.__dict__, "start": 30, "end": 46})
    assert _findings("المدن", CITY, again) == [
        Finding(
            "term_absent",
            Severity.WARNING,
            "The glossary says “مدينة مبدعة” for “villes créatives”. Use it here.",
        )
    ]


def test_a_term_that_is_not_translated_is_asked_for_as_it_is():
    name = Match("uccn", 0, 4, "UCCN", preferred="UCCN", do_not_translate=True, language="ar")
    assert [finding.message for finding in _findings("الشبكة", name)] == [
        "“UCCN” is not translated: write “UCCN”."
    ]


def test_a_forbidden_form_is_shown_where_it_stands():
    found = _findings("مدن مبدعة لا مدن إبداعية", CITY)
    assert found == [
        Finding(
            "term_forbidden",
            Severity.WARNING,
            "Do not write “مدن إبداعية”: the glossary says “مدينة مبدعة”.",
            start=13,
            end=24,
        )
    ]


def test_a_form_that_two_terms_forbid_is_shown_once():
    network = Match("network", 0, 6, "Réseau", forbidden=("المدن الإبداعية",), language="ar")
    found = _findings("المدن الإبداعية والمدن المبدعة", CITY, network)
    assert [(finding.start, finding.end) for finding in found] == [(0, 15)]
