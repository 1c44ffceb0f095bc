"""The site that is photographed: our own rows in a database of its own, on a server of its own.

Each kind of public page has an address in ``tests.journeys.public``, with the rows that make it
appear; so no page is forgotten here, and nothing of the current database is touched.
"""

import base64
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
from cryptography.hazmat.primitives.asymmetric import ec
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
from fido2.cose import ES256
from fido2.webauthn import AttestedCredentialData

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
    "admin set up app": "admin/login/set-up/",
    "admin set up passkey": "admin/login/set-up/passkey/",
    "admin take away": "admin/account/factors/app/take-away/",
    "admin new codes": "admin/account/recovery-codes/",
    "admin members": "admin/accounts/staffmember/",
    "admin invite": "admin/accounts/staffmember/add/",
    "admin record": "admin/record/change/",
    "admin history": "admin/meetings/annualmeeting/{meeting}/history/",
    "admin practical page": "admin/practical/practicalpage/{page}/change/",
}
# Whoever gave a password, and no code yet.
HALF_PAGES = {"sign in second step": "admin/login/second/"}
# Who signs in, or opens the link of a mail; the last status is that of a link that opens no more.
SIGN_IN_PAGES = {
    "sign in": ("/admin/login/", 200),
    "sign in reset": ("/admin/account/reset/", 200),
    "sign in reset sent": ("/admin/account/reset/sent/", 200),
    "sign in invitation": ("{invitation}", 200),
    "sign in dead link": ("/admin/account/invitation/MQ/forged/", 410),
}


def prepare() -> None:
    """Make the database anew, with the starter data and the rows of every kind of page."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    os.environ["VAR_DIR"] = str(FOLDER.resolve() / "site")
    os.environ.pop("DATABASE_URL", None)
    os.environ["EMAIL_URL"] = "dummymail://"
    os.environ["SECRET_KEY"] = secrets.token_hex(32)
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("setup_roles", verbosity=0)
    call_command("load_starter_data", verbosity=0)
    _public().add_rows()
    looker = get_user_model().objects.create_superuser("looker")
    factors = import_module("uccn.accounts.factors")
    models = import_module("uccn.accounts.models")
    models.TotpApp.objects.create(user=looker, secret="")
    models.Passkey.objects.create(user=looker, name="Téléphone", credential=_credential())
    factors.new_recovery_codes(looker)


def _credential() -> str:
    """The public half of a passkey that no device has."""
    key = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    made = AttestedCredentialData.create(bytes(16), b"of no device", key)
    return base64.b64encode(made).decode()


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
    rows["invitation"] = _invitation()
    own = STAFF_PAGES | HALF_PAGES
    named = {name: (f"/{path.format(**rows)}", 200) for name, path in own.items()}
    others = {name: (path.format(**rows), status) for name, (path, status) in SIGN_IN_PAGES.items()}
    return public | named | others


def _invitation() -> str:
    """Where the mail to somebody who is invited leads."""
    models, mailing = (import_module(f"uccn.accounts.{name}") for name in ("models", "mailing"))
    actions = import_module("uccn.accounts.actions")
    person = models.StaffMember(username="invited@example.org", email="invited@example.org")
    actions.invite(person, by=get_user_model().objects.get(username="looker"), language="fr")
    return mailing.path_of(models.StaffMail(user_id=person.pk, kind="invitation"))


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


def sessions() -> dict[str, str]:
    """The keys of sessions by whose they are: staff is signed in or half so, a visitor is not."""
    user = get_user_model().objects.get(username="looker")
    hashed, backend = user.get_session_auth_hash(), settings.AUTHENTICATION_BACKENDS[-1]
    whole = {SESSION_KEY: str(user.pk), BACKEND_SESSION_KEY: backend, HASH_SESSION_KEY: hashed}
    half = {"user": user.pk, "backend": backend, "target": "", "at": time.time(), "hash": hashed}
    keys = {"staff": _session(whole), "half": _session({"half_signed_in": half})}
    sessions = import_module("uccn.accounts.models").StaffSession.objects
    sessions.create(
        user=user, session_key=keys["staff"], device="Firefox, Linux", network="192.0.2.0/24"
    )
    sessions.create(
        user=user, session_key=_session(whole), device="Safari, iPhone", network="2001:db8::/48"
    )
    return keys | {"visitor": ""}


def _session(facts: dict) -> str:
    """The key of a session that holds these facts."""
    session = SessionStore()
    session.update(facts)
    session.set_expiry(timedelta(hours=3))
    session.create()
    return session.session_key


def who_sees(name: str) -> str:
    """Whose session a page is photographed in."""
    return "staff" if name in STAFF_PAGES else "half" if name in HALF_PAGES else "visitor"
