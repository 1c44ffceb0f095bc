"""A seventh language needs one line in the settings, and columns; nothing else names the six."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings

SEVENTH = """
from uccn.settings import *

LANGUAGES = [*LANGUAGES, ("pt", "Português")]
PUBLIC_LANGUAGES = [*PUBLIC_LANGUAGES, "pt"]
ALLOWED_HOSTS = ["testserver"]
"""
WITHOUT_MIGRATIONS = """
MIGRATION_MODULES = {
    label: None
    for label in (
        *("cities", "meetings", "programme", "albums", "partners", "practical", "documents"),
        *("declarations", "publication", "translations"),
    )
}
"""
READ = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", run_syncdb=True, verbosity=0)
call_command("load_starter_data", verbosity=0)
from django.test import Client
from declarations.models import Declaration
from uccn.lib import languages
Declaration.objects.update(title_pt="Declaração dos prefeitos")
paths = ["", "about/", "cities/", "meetings/", "declarations/2018/mayors-declaration/"]
print([Client().get(f"/pt/{path}").status_code for path in paths])
page = Client().get("/pt/declarations/2018/mayors-declaration/").content.decode()
print('<html lang="pt" dir="ltr">' in page, "Nous, les Maires" in page)
print([Client(headers={"accept-language": "pt-BR"}).get("/").url, languages.codes()[-1]])
"""


@pytest.fixture
def run(tmp_path):
    """Run Python with the seventh language in the settings, and a database of its own."""

    def run(*command: str, more: str = "") -> str:
        (tmp_path / "seven.py").write_text(SEVENTH + more, encoding="utf-8")
        (tmp_path / "static").mkdir(exist_ok=True)
        own = {
            "DJANGO_SETTINGS_MODULE": "seven",
            "PYTHONPATH": f"{tmp_path}{os.pathsep}{settings.BASE_DIR}",
            "PYTHONUTF8": "1",
            "VAR_DIR": str(tmp_path),
            "DATABASE_URL": f"sqlite:///{tmp_path}/seven.sqlite3",
        }
        done = subprocess.run(  # noqa: S603 - our own words
            [sys.executable, *command],
            cwd=settings.BASE_DIR,
            env=dict(os.environ) | own,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def test_the_checks_find_nothing(run):
    assert run("manage.py", "check") == "System check identified no issues (0 silenced).\n"


def test_the_only_change_is_a_column_for_each_translated_field(run):
    changes = re.findall(
        r"^    ([+~-]) (.*)$", run("manage.py", "makemigrations", "--dry-run"), re.M
    )
    columns = [re.fullmatch(r"Add field (\w+)_pt to (\w+)", words) for _sign, words in changes]
    assert [change for change, column in zip(changes, columns, strict=True) if not column] == []
    assert {(column[2], column[1]) for column in columns} == {
        ("city", "name"),
        ("creativefield", "name"),
        ("place", "name"),
        ("declaration", "title"),
        ("paragraph", "body"),
        *(("venue", f) for f in ("name", "address", "access")),
        *(("room", f) for f in ("name", "access")),
        ("track", "name"),
        *(("speaker", f) for f in ("name", "office", "biography", "picture_alt")),
        *(("session", f) for f in ("title", "abstract")),
        *(("album", f) for f in ("title", "description")),
        *(("picture", f) for f in ("alternative", "caption")),
        *(("partner", f) for f in ("name", "logo_alt")),
        ("document", "title"),
        *(("practicalpage", f) for f in ("title", "body")),
        *(("newsitem", f) for f in ("title", "summary", "body")),
        *(("welcomeword", f) for f in ("name", "office", "words", "picture_alt")),
        *(("annualmeeting", f) for f in ("theme", "summary", "history", "logo_alt", "banner_alt")),
    }


def test_readers_find_it_everywhere_at_once(run):
    statuses, page, root = run("-c", READ, more=WITHOUT_MIGRATIONS).splitlines()[-3:]
    assert statuses == "[200, 200, 200, 200, 200]"
    assert page == "True True"
    assert root == "['/pt/', 'pt']"
