"""Lighthouse gives full marks for accessibility, good practice and search engines."""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from django.conf import settings

from tests.journeys.conftest import OPTIONS

pytestmark = pytest.mark.audit

PROGRAM = settings.BASE_DIR / "node_modules" / "lighthouse" / "cli" / "index.js"
PATIENCE = 180  # seconds
MARKED = ["accessibility", "best-practices", "seo"]


def _environment(folder, address: str) -> dict:
    """Production, with a database and files of its own, and without TLS."""
    return os.environ | {
        "UCCN_ENV": "production",
        "ALLOWED_HOSTS": "127.0.0.1",
        "DATABASE_URL": f"sqlite:///{folder}/site.sqlite3",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "SECURE_SSL_REDIRECT": "0",
        "SITE_URL": f"http://{address}",
        "VAR_DIR": str(folder),
    }


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The address of the starter site as production serves it."""
    folder = tmp_path_factory.mktemp("served")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    environment = _environment(folder, address)
    _run(["-m", "scripts.prepare"], environment)
    _run(["manage.py", "collectstatic", "--no-input", "--verbosity=0"], environment)
    command = [sys.executable, "-m", "gunicorn", "uccn.wsgi", "--bind", address, "--workers=2"]
    command += ["--log-level=error", f"--chdir={settings.BASE_DIR}"]
    server = subprocess.Popen(command, env=environment)  # noqa: S603 - the site itself
    try:
        _wait(f"http://{address}/robots.txt")
        yield f"http://{address}"
    finally:
        server.terminate()
        server.wait()


def _run(command: list[str], environment: dict) -> None:
    """Python on a program of ours, which must succeed."""
    subprocess.run(  # noqa: S603
        [sys.executable, *command], check=True, timeout=PATIENCE, env=environment,
        cwd=settings.BASE_DIR,
    )  # fmt: skip


def _wait(address: str) -> None:
    """Until the server answers."""
    for _attempt in range(300):
        try:
            urllib.request.urlopen(address).close()  # noqa: S310 - our own server
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("The server did not start.")


def _report(address: str, folder) -> dict:
    """Lighthouse's report on a page as a phone gets it."""
    node, chromium = shutil.which("node"), os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not (node and chromium and PROGRAM.exists()):
        pytest.skip("Node, Chromium or Lighthouse is missing: run npm ci --ignore-scripts.")
    command = [node, str(PROGRAM), address, "--quiet", "--output=json"]
    command += [f"--output-path={folder}/report.json", "--no-enable-error-reporting"]
    command += [f"--chrome-flags={' '.join(['--headless', *OPTIONS])}"]
    # On a busy machine it may record nothing of a page's loading, and fails (NO_NAVSTART). Only how
    # quick the page is needs that record, and no mark of ours: without it the rest is asked again.
    # A mark, high or low, is a success, which is never asked for a second time.
    environment = os.environ | {"CHROME_PATH": chromium}
    done = subprocess.run(command, check=False, timeout=PATIENCE, env=environment)  # noqa: S603
    if done.returncode:
        command.append(f"--only-categories={','.join(MARKED)}")
        subprocess.run(command, check=True, timeout=PATIENCE, env=environment)  # noqa: S603
    return json.loads((folder / "report.json").read_text(encoding="utf-8"))


def _failed(report: dict) -> list[str]:
    """The audits behind a category's missing marks, each with the elements that it names."""
    categories = [report["categories"][name] for name in MARKED]
    names = {ref["id"] for one in categories for ref in one["auditRefs"] if ref["weight"]}
    audits = [audit for name, audit in report["audits"].items() if name in names]
    return [
        f"{audit['id']}: {audit['title']} {json.dumps(audit.get('details', {}).get('items'))[:600]}"
        for audit in audits
        if audit["score"] is not None and audit["score"] < 1
    ]


@pytest.mark.parametrize("path", ["fr/", "ar/declarations/2018/mayors-declaration/", "ru/cities/"])
def test_a_page_gets_full_marks(served, tmp_path, path, capsys):
    report = _report(f"{served}/{path}", tmp_path)
    marks = {name: round(100 * one["score"]) for name, one in report["categories"].items()}
    # Printed and not asserted: the speed of a busy machine says little about a page.
    with capsys.disabled():
        print(f"\nLighthouse, /{path}: {marks}")
    assert _failed(report) == []
    assert {name: marks[name] for name in MARKED} == dict.fromkeys(MARKED, 100)
