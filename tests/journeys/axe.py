"""axe-core in a page: which rules of WCAG 2.2 AA it breaks, and with which HTML."""

import json

import pytest
from django.conf import settings

SOURCE = settings.BASE_DIR / "node_modules" / "axe-core" / "axe.min.js"
# target-size comes with the tag wcag22aa alone, never by default.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# What depends on colours, so that another scheme can break it.
OF_COLOUR = ["color-contrast", "link-in-text-block"]
_RUN = """runOnly => axe.run(document, {
    runOnly, resultTypes: ['violations']
}).then(found => found.violations)"""


def violations(page, rules: list[str] | None = None) -> list[str]:
    """The rules that the page breaks, of all or of those named, each with the elements that do.

    axe-core comes with npm ci; without it the test is skipped, which the gates do not accept.
    """
    if not SOURCE.exists():
        pytest.skip("axe-core is missing: run npm ci --ignore-scripts.")
    if not page.evaluate("'axe' in window"):
        page.evaluate(SOURCE.read_text(encoding="utf-8"))
    which = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    return [
        f"{found['id']}: {node['html'][:300]} ({json.dumps(node['target'])})"
        for found in page.evaluate(_RUN, which)
        for node in found["nodes"]
    ]
