"""All checks over one pair."""

import time

from translations.checks import registry
from translations.checks.base import Finding, Pair, Severity

# So many findings of one check are shown; who mends them sees the rest.
_MOST = 50


def run(pair: Pair) -> list[Finding]:
    """What is wrong with a translation: errors first, then in the order of the text.

    An empty target has no findings. With the source's own language as target, the checks that
    compare two languages are left out. Findings without a place come after those with one.
    """
    if not pair.target.strip():
        return []
    is_alone = pair.language == pair.source_language
    found = [
        finding
        for check in registry.ALL
        if not (is_alone and check.compares)
        for finding in check.find(pair)[:_MOST]
    ]
    return sorted(found, key=_order)


def _order(finding: Finding) -> tuple:
    """Errors before warnings, places in the text's order."""
    return finding.severity != Severity.ERROR, finding.start is None, finding.start or 0


def milliseconds(pair: Pair, times: int = 20) -> float:
    """The mean time of a run over the pair, in milliseconds, nothing kept from one to the next.

    Each run sees a text that no run saw before, so that nothing remembered helps it.
    """
    pairs = [
        Pair(f"{pair.source} {turn}", pair.source_language, f"{pair.target} {turn}", pair.language)
        for turn in range(times)
    ]
    begun = time.perf_counter()
    for each in pairs:
        run(each)
    return (time.perf_counter() - begun) * 1000 / times
