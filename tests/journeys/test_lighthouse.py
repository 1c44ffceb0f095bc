"""Lighthouse gives full marks for accessibility, good practice and search engines."""

import json
import os
import shutil
import subprocess

import pytest
from django.conf import settings

from tests.journeys.conftest import OPTIONS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PROGRAM = settings.BASE_DIR / "node_modules" / "lighthouse" / "cli" / "index.js"
PATIENCE = 180  # seconds
MARKED = ["accessibility", "best-practices", "seo"]


def _report(address: str, folder) -> dict:
    """Lighthouse's report on a page as a phone gets it."""
    node, chromium = shutil.which("node"), os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not (node and chromium and PROGRAM.exists()):
        pytest.skip("Node, Chromium or Lighthouse is missing: run npm ci --ignore-scripts.")
    flags = " ".join(["--headless", *OPTIONS])
    command = [node, str(PROGRAM), address, "--quiet", "--output=json"]
    command += [f"--output-path={folder}/report.json", f"--chrome-flags={flags}"]
    subprocess.run(  # noqa: S603 - a program of the tests' own, on a page of ours
        command, check=True, timeout=PATIENCE, env={**os.environ, "CHROME_PATH": chromium}
    )
    return json.loads((folder / "report.json").read_text(encoding="utf-8"))


def _failed(report: dict) -> list[str]:
    """The audits behind a category's missing marks, each with what it says."""
    categories = [report["categories"][name] for name in MARKED]
    names = {ref["id"] for one in categories for ref in one["auditRefs"] if ref["weight"]}
    audits = [audit for name, audit in report["audits"].items() if name in names]
    return [f"{audit['id']}: {audit['title']}" for audit in audits if audit["score"] == 0]


@pytest.mark.parametrize(
    "path", ["fr/", "ar/declarations/2018/mayors-declaration/", "ru/cities/krakow/"]
)
def test_a_page_gets_full_marks(site, tmp_path, path, capsys):
    report = _report(f"{site}/{path}", tmp_path)
    marks = {name: round(100 * one["score"]) for name, one in report["categories"].items()}
    with capsys.disabled():
        # Recorded and not asserted: the speed of a busy machine says little about a page.
        print(f"\nLighthouse, performance of /{path}: {marks['performance']}")
    assert _failed(report) == []
    assert {name: marks[name] for name in MARKED} == dict.fromkeys(MARKED, 100)
