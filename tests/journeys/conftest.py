"""A real browser before a live site; a page that complains fails its test."""

import os
import shutil

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client

from tests.journeys.watch import Watch

PATIENCE = 10_000  # milliseconds
PASSWORD = "a long word for the journey"
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser():
    """Chromium, once for all journeys."""
    playwright = pytest.importorskip("playwright.sync_api")
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not program:
        pytest.skip("Chromium is missing: install it or name it in CHROMIUM.")
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=program, args=OPTIONS)
        yield chromium
        chromium.close()


@pytest.fixture
def site(live_server, starter):
    """The address of a live site that holds the starter data."""
    return live_server.url


@pytest.fixture
def open_watch(browser, live_server):
    """Open a window (``new_context``'s options) under watch; at the end nobody may complain."""
    watches = []

    def open_window(**options) -> Watch:
        context = browser.new_context(**{"locale": "en", "reduced_motion": "reduce"} | options)
        context.set_default_timeout(PATIENCE)
        watches.append(Watch(context.new_page(), live_server.url))
        return watches[-1]

    yield open_window
    for watch in watches:
        watch.page.context.close()
    assert [words for watch in watches for words in watch.complaints] == []


@pytest.fixture
def watch(open_watch):
    """A reader's window on a desk, in English."""
    return open_watch(viewport={"width": 1280, "height": 900})


@pytest.fixture
def page(watch):
    """The reader's page."""
    return watch.page


@pytest.fixture
def staff(transactional_db):
    """A member of staff who may do everything, and has a password."""
    call_command("setup_roles", verbosity=0)
    return get_user_model().objects.create_superuser("staff", password=PASSWORD)


@pytest.fixture
def sign_in(staff, live_server):
    """Give a window the session of the member of staff."""
    cookie = session_of(staff, live_server)

    def give(watch: Watch) -> Watch:
        watch.page.context.add_cookies([cookie])
        return watch

    return give


@pytest.fixture
def open_desk(open_watch, live_server):
    """Open a window (``new_context``'s options) in which a member of staff is signed in."""

    def open_window(user, **options) -> Watch:
        watch = open_watch(**options)
        watch.page.context.add_cookies([session_of(user, live_server)])
        return watch

    return open_window


def session_of(user, live_server) -> dict[str, str]:
    """The cookie of a session in which somebody is signed in."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": live_server.url}
