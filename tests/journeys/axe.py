"""axe-core in a page: which rules of WCAG 2.2 AA it breaks, and with which HTML."""

import json

from django.conf import settings

SOURCE = settings.BASE_DIR / "node_modules" / "axe-core" / "axe.min.js"
# target-size comes with the tag wcag22aa alone, never by default.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_RUN = """tags => axe.run(document, {
    runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']
}).then(found => found.violations)"""


def violations(page) -> list[str]:
    """The rules that the page breaks, each with the elements that do."""
    page.evaluate(SOURCE.read_text(encoding="utf-8"))
    return [
        f"{found['id']}: {node['html'][:300]} ({json.dumps(node['target'])})"
        for found in page.evaluate(_RUN, TAGS)
        for node in found["nodes"]
    ]
