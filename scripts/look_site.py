"""The site that is photographed: our own rows in a database of its own, on a server of its own.

Each kind of public page has an address in ``tests.journeys.public``, with the rows that make it
appear; so no page is forgotten here, and nothing of the current database is touched.
"""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from urllib.parse import quote

import django
from django.apps import apps
from django.conf import settings
from django.contrib.auth import (
    BACKEND_SESSION_KEY,
    HASH_SESSION_KEY,
    SESSION_KEY,
    get_user_model,
)
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command

FOLDER = Path("var/look")
LOG = FOLDER / "server.log"
# The admin keeps its own language; it is shown once for each of ours all the same.
STAFF_PAGES = {
    "style": "style/",
    "admin start": "admin/",
    "admin meetings": "admin/meetings/annualmeeting/",
    "admin meeting add": "admin/meetings/annualmeeting/add/",
    "admin cities": "admin/cities/city/",
    "admin declarations": "admin/declarations/declaration/",
    "admin desk": "admin/translations/",
    "admin site export": "admin/site-export/",
    "admin parts": "admin/meetings/annualmeeting/{meeting}/parts/",
    "admin programme": "admin/programme-of/{meeting}/",
    "admin programme table": "admin/programme-of/{meeting}/table/",
    "admin session": "admin/programme/session/{session}/change/",
    "admin venue add": "admin/programme/venue/add/",
    "admin document": "admin/documents/document/{document}/change/",
    "admin document take-down": "admin/documents/document/{document}/files/{file}/take-down/",
    "admin album upload": "admin/albums/album/{album}/upload/",
    "admin album words": "admin/albums/album/{album}/words/",
    "admin account": "admin/account/",
    "admin password": "admin/account/password/",
    "admin members": "admin/accounts/staffmember/",
    "admin invite": "admin/accounts/staffmember/add/",
    "admin record": "admin/record/change/",
    "admin history": "admin/meetings/annualmeeting/{meeting}/history/",
    "admin practical page": "admin/practical/practicalpage/{page}/change/",
}


def prepare() -> None:
    """Make the database anew, with the starter data and the rows of every kind of page."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    os.environ["VAR_DIR"] = str(FOLDER.resolve() / "site")
    os.environ.pop("DATABASE_URL", None)
    os.environ["SECRET_KEY"] = secrets.token_hex(32)
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("setup_roles", verbosity=0)
    call_command("load_starter_data", verbosity=0)
    _public().add_rows()
    get_user_model().objects.create_superuser("looker")


def _public():
    """The public pages of the journeys; their rows need a site that is set up."""
    return import_module("tests.journeys.public")


def pages() -> dict[str, tuple[str, int]]:
    """Every page by its name: its address with a place for the language, and its status."""
    public = {
        name: (f"/{{language}}/{quote(path, safe='/?=&+.')}", status)
        for name, (path, status) in _public().PAGES.items()
    }
    rows = _rows()
    return public | {name: (f"/{path.format(**rows)}", 200) for name, path in STAFF_PAGES.items()}


def _rows() -> dict[str, int]:
    """The numbers of rows that stand in the staff's addresses."""
    meeting = apps.get_model("meetings.AnnualMeeting").objects.get(year=2018)
    document = meeting.documents.get(symbol="UCCN/2018/1")
    return {
        "meeting": meeting.pk,
        "session": meeting.sessions.get(kind="opening").pk,
        "document": document.pk,
        "file": document.files.first().pk,
        "album": meeting.albums.get(slug="opening").pk,
        "page": meeting.practical_pages.get(slug="getting-here").pk,
    }


@contextmanager
def running_server():
    """Serve the database as readers would see it, error pages included."""
    call_command("collectstatic", interactive=False, verbosity=0)
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{unused.getsockname()[1]}"
    environment = os.environ | {"DEBUG": "false"}
    command = [sys.executable, "manage.py", "runserver", "--noreload", address]
    with LOG.open("w") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        _wait_for(server, f"http://{address}/robots.txt")
        yield f"http://{address}"
    finally:
        server.terminate()
        server.wait()


def _wait_for(server, url: str, seconds: int = 30) -> None:
    """Return once the server answers, whatever it answers."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5)  # noqa: S310 - our own server
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit(f"The server did not start; its own words:\n{LOG.read_text()}")


def staff_session() -> str:
    """The key of a session in which the one member of staff is signed in."""
    user = get_user_model().objects.get(username="looker")
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.set_expiry(timedelta(hours=3))
    session.create()
    return session.session_key
