"""How many sown faults the checks see, and how many approved texts they fault for nothing."""

from collections import Counter

import pytest

from tests.translations.checks import approved
from tests.translations.checks.faults import sown
from translations import checks
from translations.checks import registry
from translations.checks.running import milliseconds

pytestmark = pytest.mark.django_db


def _of(found) -> set[str]:
    """The checks that found something."""
    return {finding.check_id for finding in found}


def test_approved_texts_are_hardly_ever_faulted(starter):
    pairs = approved.pairs(approved.texts(), approved.names())

    faulted = [(pair, _of(found)) for pair in pairs if (found := checks.run(pair))]

    assert len(pairs) > 1200
    assert len(faulted) / len(pairs) <= 0.02, faulted[:5]


def test_no_error_keeps_an_approved_text_from_being_approved(starter):
    pairs = approved.pairs(approved.texts(), approved.names())

    errors = [
        (pair, finding)
        for pair in pairs
        for finding in checks.run(pair)
        if finding.severity == checks.Severity.ERROR
    ]

    assert errors == []


def test_names_of_cities_are_hardly_ever_faulted(starter):
    pairs = approved.pairs(approved.names())

    faulted = [(pair, _of(found)) for pair in pairs if (found := checks.run(pair))]

    assert len(pairs) > 500
    assert len(faulted) / len(pairs) <= 0.02, faulted[:5]


def test_nearly_every_sown_fault_is_found(starter):
    pairs = approved.pairs(approved.texts(), approved.names())

    faults = list(sown(pairs))
    missed = [
        (name, pair) for name, expected, pair in faults if not expected & _of(checks.run(pair))
    ]

    assert len(faults) >= 240
    assert 1 - len(missed) / len(faults) >= 0.98, Counter(name for name, _pair in missed)


def test_faults_are_sown_for_every_check_and_every_language(starter):
    pairs = approved.pairs(approved.texts(), approved.names())

    faults = list(sown(pairs))

    known = {check.id for check in registry.ALL}
    # The glossary's checks need a glossary, and have tests of their own.
    elsewhere = {check.id for check in registry.ALL if "terms" in type(check).__module__}
    assert known - set().union(*(expected for _name, expected, _pair in faults)) == elsewhere
    assert min(Counter(pair.language for _name, _expected, pair in faults).values()) > 100


def test_a_long_paragraph_is_checked_in_a_moment(starter):
    """The goal is 10 ms; a busy machine is given five times that."""
    pair = max(approved.pairs(approved.texts()), key=lambda pair: len(pair.source))
    long = checks.Pair(
        (pair.source * 3)[:1500], pair.source_language, (pair.target * 3)[:1500], pair.language
    )

    assert milliseconds(long) < 50
