"""axe-core in a page: which rules of WCAG 2.2 AA it breaks, and with which HTML."""

import json

import pytest
from django.conf import settings

SOURCE = settings.BASE_DIR / "node_modules" / "axe-core" / "axe.min.js"
# target-size comes with the tag wcag22aa alone, never by default.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_RUN = """tags => axe.run(document, {
    runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']
}).then(found => found.violations)"""


def violations(page) -> list[str]:
    """The rules that the page breaks, each with the elements that do.

    axe-core comes with npm ci; without it the test is skipped, which the gates do not accept.
    """
    if not SOURCE.exists():
        pytest.skip("axe-core is missing: run npm ci --ignore-scripts.")
    page.evaluate(SOURCE.read_text(encoding="utf-8"))
    return [
        f"{found['id']}: {node['html'][:300]} ({json.dumps(node['target'])})"
        for found in page.evaluate(_RUN, TAGS)
        for node in found["nodes"]
    ]
