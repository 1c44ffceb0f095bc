"""Every public page, in every language, is valid HTML by the validator of the W3C's own list."""

import json
import shutil
import subprocess

import pytest
from django.conf import settings

from tests.journeys.public import PAGES, add_rows

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

JAR = settings.BASE_DIR / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
PATIENCE = 300  # seconds


def _faults(folder) -> list[str]:
    """What the validator says of the pages of a folder: errors, no advice."""
    java = shutil.which("java")
    if not (java and JAR.exists()):
        pytest.skip("Java or vnu is missing: install a Java runtime and run npm ci.")
    command = [java, "-Xss4m", "-jar", str(JAR), "--format", "json", "--exit-zero-always"]
    done = subprocess.run(  # noqa: S603 - a program of the tests' own, on pages of ours
        [*command, str(folder)], capture_output=True, check=True, timeout=PATIENCE
    )
    said = json.loads(done.stderr)["messages"]
    return [
        f"{message['url'].rsplit('/', 1)[-1]}: {message['message']} {message.get('extract', '')}"
        for message in said
        if message["type"] == "error"
    ]


def test_every_public_page_is_valid_html(client, starter, tmp_path):
    add_rows()
    for language in settings.PUBLIC_LANGUAGES:
        for name, (path, status) in PAGES.items():
            answer = client.get(f"/{language}/{path}", follow=True)
            assert (name, answer.status_code) == (name, status)
            (tmp_path / f"{name} {language}.html").write_bytes(answer.content)
    assert len(list(tmp_path.iterdir())) == len(settings.PUBLIC_LANGUAGES) * len(PAGES)
    faults = _faults(tmp_path)
    print(*faults, sep="\n")
    assert faults == []


def test_the_validator_finds_a_fault(tmp_path):
    (tmp_path / "bad.html").write_text("<!doctype html><title>x</title><p id=a><p id=a>")
    assert len(_faults(tmp_path)) >= 1
