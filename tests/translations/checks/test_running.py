"""All checks together: what they are given, in what order they answer."""

import pytest

from translations.checks import Pair, Severity, run
from uccn.lib import languages


def test_an_empty_translation_has_no_findings():
    assert run(Pair("Nous, les maires.", "fr", " ", "en")) == []


def test_errors_come_first_then_the_order_of_the_text():
    found = run(Pair("Les 64 villes.", "fr", "The  65 cities  here", "en"))

    severities = [finding.severity for finding in found]
    assert severities == sorted(severities, key=lambda each: each != Severity.ERROR)
    assert [finding.check_id for finding in found][:3] == ["numbers", "numbers", "spaces"]
    assert [f.start for f in found if f.check_id == "spaces"] == [3, 14]


def test_a_text_in_one_language_alone_is_not_compared():
    found = run(Pair("Rien.", "fr", "Les 64 villes : tout  cela", "fr"))

    assert {finding.check_id for finding in found} == {"no_break_space", "spaces"}


def test_a_text_that_does_not_fit_its_field_is_marked_where_it_is_too_long():
    (finding,) = [
        each for each in run(Pair("Ville", "fr", "Cities", "en", max_length=4))
        if each.check_id == "too_long"
    ]  # fmt: skip

    assert (finding.start, finding.end, finding.severity) == (4, 6, Severity.ERROR)


def test_a_title_is_one_line():
    (finding,) = [
        each for each in run(Pair("Une ville", "fr", "One\ncity", "en", is_one_line=True))
        if each.check_id == "one_line"
    ]  # fmt: skip

    assert finding.fixed == "One city"


def test_a_text_of_half_the_length_is_a_warning():
    source = "Nous souhaitons remercier les villes membres de leur participation. " * 3

    found = run(Pair(source.strip(), "fr", "We thank the member cities.", "en"))

    assert {"length", "sentences"} <= {finding.check_id for finding in found}


def test_a_language_without_facts_is_checked_all_the_same():
    found = run(Pair("Les 64 villes.", "fr", "Die 65  Städte", "de"))

    assert {finding.check_id for finding in found} == {"numbers", "spaces", "end"}


@pytest.mark.parametrize(
    "text",
    [
        "9" * 5000,
        "百" * 5000,
        "1.1" * 2000,
        "IX" * 1000,
        "(" * 2000,
        "((\u2066*^[" * 300,
        "? " * 900,
    ],
)
def test_no_text_makes_the_checks_stumble(text):
    for language in languages.codes():
        run(Pair("Nous, les maires.", "fr", text, language, names=(("", ""), ("Аа", "ا"))))
