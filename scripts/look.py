"""Photograph the pages on a phone and on a desk, light and dark, to look at them side by side.

The current database is shown by a server of our own on a free port; the pictures and an index
are left in var/look. Names on the command line take only the pages of those names.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from datetime import timedelta
from html import escape
from itertools import groupby, product
from pathlib import Path

import django
from django.conf import settings
from django.contrib.auth import (
    BACKEND_SESSION_KEY,
    HASH_SESSION_KEY,
    SESSION_KEY,
    get_user_model,
)
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from playwright.sync_api import Error, sync_playwright

PAGES = {
    "home": "/{language}/",
    "meetings": "/{language}/meetings/",
    "meeting-two-hosts": "/{language}/meetings/2018/krakow-katowice/",
    "meeting-plain": "/{language}/meetings/2023/istanbul/",
    "year-without": "/{language}/meetings/2020/",
    "declarations": "/{language}/declarations/",
    "declaration": "/{language}/declarations/2018/mayors-declaration/",
    "declaration-version": "/{language}/declarations/2018/mayors-declaration/v/1/",
    "declaration-changes": "/{language}/declarations/2018/mayors-declaration/changes/1..2/",
    "side-by-side": "/{language}/declarations/2018/mayors-declaration/with/en+zh-hans/",
    "paragraph": "/{language}/declarations/2018/mayors-declaration/p/4/",
    "cities": "/{language}/cities/",
    "map": "/{language}/cities/map/",
    "map-europe": "/{language}/cities/map/?area=europe",
    "figures": "/{language}/cities/figures/",
    "map-hosts": "/{language}/meetings/map/",
    "city": "/{language}/cities/krakow/",
    "search": "/{language}/search/?q=villes",
    "search-one-kind": "/{language}/search/?q=villes&kind=meeting",
    "search-nothing": "/{language}/search/?q=xylophonist",
    "about": "/{language}/about/",
    "accessibility": "/{language}/accessibility/",
    "privacy": "/{language}/privacy/",
    "colophon": "/{language}/colophon/",
    "not-found": "/{language}/no-such-page/",
}
# The admin keeps its own language; it is shown once for each of ours all the same.
ADMIN_PAGES = {
    "style": "/style/",
    "admin": "/admin/",
    "admin-meetings": "/admin/meetings/annualmeeting/",
    "admin-meeting-add": "/admin/meetings/annualmeeting/add/",
    "admin-declarations": "/admin/declarations/declaration/",
}
LANGUAGES = ["fr", "ar"]
WIDTHS = {360: 740, 1280: 900}
SCHEMES = ["light", "dark"]
FOLDER = Path("var/look")
LOG = FOLDER / "server.log"
BROWSER_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium():
    """Return the browser's program, from CHROMIUM or from the PATH."""
    named = os.environ.get("CHROMIUM")
    found = named or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        raise SystemExit(
            "Chromium is missing: install it (on Debian: apt install chromium) "
            "or give its place as CHROMIUM=/path/to/chromium."
        )
    return found


@contextmanager
def running_server():
    """Serve the current database as readers would see it, error pages included."""
    call_command("collectstatic", interactive=False, verbosity=0)
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{unused.getsockname()[1]}"
    environment = os.environ | {"DEBUG": "false", "SECRET_KEY": settings.SECRET_KEY}
    command = [sys.executable, "manage.py", "runserver", "--noreload", address]
    with LOG.open("w") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        wait_for(server, f"http://{address}/robots.txt")
        yield f"http://{address}"
    finally:
        server.terminate()
        server.wait()


def wait_for(server, url, seconds=30):
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


@contextmanager
def staff_session():
    """Sign the first active superuser in for as long as we look; without one, give nothing."""
    user = get_user_model().objects.filter(is_superuser=True, is_active=True).first()
    if user is None:
        print("No staff account yet, so the admin is left out: run make serve once.")
        yield None
        return
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.set_expiry(timedelta(hours=1))
    session.create()
    try:
        yield session.session_key
    finally:
        session.delete()


def cookies(site, language, session):
    """Return the cookies of a reader, or of a staff member when there is a session."""
    found = [{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": site}]
    if session:
        found.append({"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site})
    return found


def photograph(browser, site, pages, session):
    """Take every page in every language, width and scheme, and yield what was taken."""
    for language, width, scheme in product(LANGUAGES, WIDTHS, SCHEMES):
        context = browser.new_context(
            viewport={"width": width, "height": WIDTHS[width]},
            color_scheme=scheme,
            locale=language,
            reduced_motion="reduce",
        )
        context.add_cookies(cookies(site, language, session))
        tab = context.new_page()
        for name, path in pages.items():
            file = f"{name}.{language}.{width}.{scheme}.png"
            answer = tab.goto(site + path.format(language=language), wait_until="load")
            tab.screenshot(path=FOLDER / file, full_page=True)
            wide = tab.evaluate("document.documentElement.scrollWidth > innerWidth")
            yield name, file, answer.status, wide
        context.close()


def write_index(taken):
    """Write one page that shows all pictures, page by page."""
    parts = [
        "<!doctype html><meta charset=utf-8><title>Look</title><style>"
        "body{font:14px system-ui;margin:1rem}section{display:flex;gap:1rem;overflow-x:auto}"
        "figure{margin:0}img{height:480px;border:1px solid #888}</style>"
    ]
    for name, pictures in groupby(sorted(taken), key=lambda one: one[0]):
        parts.append(f"<h2>{escape(name)}</h2><section>")
        for _, file, status, wide in pictures:
            label = f"{file} · {status}" + (" · wider than the screen" if wide else "")
            parts.append(
                f"<figure><a href='{file}'><img src='{file}' alt='' loading=lazy></a>"
                f"<figcaption>{escape(label)}</figcaption></figure>"
            )
        parts.append("</section>")
    (FOLDER / "index.html").write_text("\n".join(parts), encoding="utf-8")


def report(taken):
    """Name the pictures that show something else than they should."""
    for name, file, status, wide in taken:
        if status != (404 if name == "not-found" else 200):
            print(f"{file}: answered {status}")
        if wide:
            print(f"{file}: wider than the screen")


def main(wanted):
    """Photograph the wanted pages, or all of them, and say what was odd."""
    chromium = find_chromium()
    django.setup()
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    # The database is asked before the browser starts and after it ends: in between, Django
    # would take the browser's own loop for asynchronous code and refuse.
    with staff_session() as session, running_server() as site:
        pages = PAGES | (ADMIN_PAGES if session else {})
        pages = {name: path for name, path in pages.items() if not wanted or name in wanted}
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=BROWSER_OPTIONS)
            taken = list(photograph(browser, site, pages, session))
            browser.close()
    write_index(taken)
    report(taken)
    print(f"{len(taken)} pictures: open {FOLDER / 'index.html'}; the server's words are in {LOG}.")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "uccn.settings")
    try:
        main(set(sys.argv[1:]))
    except Error as error:
        sys.exit(f"The browser could not look: {error}")
