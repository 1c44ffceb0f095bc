"""What a worker imports when it serves readers, and what waits until somebody asks for it."""

import json
import sys
from types import ModuleType

import pytest
from django.contrib import admin
from django.urls import NoReverseMatch, path, reverse

from tests.pages.start import started
from uccn.lib.later import Declarations, later
from uccn.lib.later_urls import later as later_addresses

# Loaded before a reader asks for anything, they took half of a worker's start and memory.
HEAVY = {
    "PIL", "boto3", "botocore", "docx", "lxml", "markdown_it", "openpyxl", "pikepdf", "polib",
    "pypdfium2", "rapidfuzz", "redis", "snowballstemmer", "tablib", "typst", "yaml",
    "import_export.admin", "cities.admin", "cities.api", "cities.resources",
    "declarations.admin", "declarations.api",
    "declarations.importing", "declarations.translating", "meetings.admin", "meetings.api",
    "translations.actions", "translations.checks", "translations.exchange", "translations.memory",
    "translations.urls", "uccn.lib.admin_urls", "uccn.site_export.views",
}  # fmt: skip
SERVE = """
import json, sys
from uccn.wsgi import application
from django.test import Client
reader = Client(headers={{"host": "localhost"}})
statuses = [reader.get(address).status_code for address in {addresses}]
print(json.dumps([statuses, sorted(sys.modules)]))
"""


@pytest.fixture(scope="module")
def database(tmp_path_factory) -> dict[str, str]:
    """The variables of a site with empty tables."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "static").mkdir()
    found = {"VAR_DIR": str(folder), "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3"}
    migrated = started(
        "import django; django.setup()\n"
        "from django.core.management import call_command; call_command('migrate', verbosity=0)",
        **found,
    )
    assert migrated.returncode == 0, migrated.stderr
    return found


def served(database, *addresses: str) -> tuple[list[int], set[str]]:
    """The statuses that a new worker answers with, and the modules that it has then."""
    done = started(SERVE.format(addresses=addresses), **database)
    assert done.returncode == 0, done.stderr
    statuses, modules = json.loads(done.stdout)
    return statuses, set(modules)


def test_a_worker_that_serves_readers_loads_nothing_heavy(database):
    pages = ("/fr/", "/fr/cities/", "/ar/declarations/", "/fr/nothing/")
    statuses, modules = served(database, *pages)
    assert statuses == [200, 200, 200, 404]
    assert modules & HEAVY == set()


def test_what_is_heavy_comes_with_the_first_who_asks(database):
    statuses, modules = served(database, "/admin/login/", "/api/v1/cities", "/fr/cities.csv")
    assert statuses == [200, 200, 200]
    wanted = {"cities.admin", "declarations.admin", "cities.api", "tablib", "uccn.lib.admin_urls"}
    assert wanted <= modules


@pytest.mark.parametrize("module", ["translations.urls", "uccn.site_export.urls"])
def test_pages_in_the_admins_frame_know_what_every_app_registered(module):
    code = (
        f"import django; django.setup(); import {module}; from django.contrib import admin\n"
        "print(*sorted(model._meta.app_label for model in admin.site._registry))"
    )
    done = started(code)
    assert {"auth", "cities", "declarations", "meetings"} <= set(done.stdout.split()), done.stderr


def test_the_checks_look_at_the_whole_admin():
    code = (
        "import django; django.setup(); from django.contrib import admin\n"
        "from django.core.checks import run_checks; before = len(admin.site._registry)\n"
        "run_checks(tags=['admin']); print(before, len(admin.site._registry) > 10)"
    )
    assert started(code).stdout.strip() == "0 True"


def test_addresses_of_the_admin_can_be_written_in_every_language(settings):
    code = (
        "import django; django.setup()\n"
        "from django.urls import reverse; from django.utils.translation import override\n"
        "for code in ('ru', 'fr'):\n"
        "    with override(code):\n"
        "        print(reverse('pages:home'), reverse('admin:cities_city_changelist'))"
    )
    done = started(code)
    rest = "/admin/cities/city/"
    assert done.stdout.split() == ["/ru/", rest, "/fr/", rest], done.stderr


def test_a_later_module_is_imported_by_its_first_use_alone(tmp_path, monkeypatch):
    (tmp_path / "module_of_the_test.py").write_text("ANSWER = 42\n")
    monkeypatch.syspath_prepend(tmp_path)
    module = later("module_of_the_test")
    assert "module_of_the_test" not in sys.modules
    assert module.ANSWER == 42
    assert "module_of_the_test" in sys.modules
    del sys.modules["module_of_the_test"]


def test_what_the_apps_declare_is_finished_once_and_may_ask_meanwhile():
    calls = []

    def finish():
        declared.load()
        calls.append("finished")

    declared = Declarations("no_app_has_such_a_module", then=finish)
    declared.load()
    declared.load()
    assert calls == ["finished"]


def test_what_could_not_be_declared_is_tried_again():
    failures = [RuntimeError("not yet")]

    def finish():
        if failures:
            raise failures.pop()

    declared = Declarations("no_app_has_such_a_module", then=finish)
    with pytest.raises(RuntimeError, match="not yet"):
        declared.load()
    declared.load()
    assert failures == []


@pytest.fixture
def few_addresses(settings, monkeypatch):
    """Addresses of which some are in a module that does not exist."""
    module = ModuleType("addresses_of_the_test")
    module.urlpatterns = [
        path("here/", admin.site.index, name="here"),
        later_addresses("there/", "there_is_no_such_module", "there"),
    ]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    settings.ROOT_URLCONF = module.__name__


def test_writing_another_address_imports_no_later_module(few_addresses):
    assert reverse("here") == "/here/"
    with pytest.raises(NoReverseMatch):
        reverse("nowhere:page")
    with pytest.raises(ModuleNotFoundError):
        reverse("there:page")
