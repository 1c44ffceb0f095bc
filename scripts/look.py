"""Photograph every page on a phone and on a desk, light and dark, and on paper.

The pictures and an index are left in var/look. Names on the command line take only the pages
whose names begin so; ``--languages fr ar`` and ``--forms 360.light print`` take less still.
"""

import argparse
import os
import shutil
import sys
from html import escape
from itertools import groupby, product
from pathlib import Path

import pypdfium2
from django.conf import settings
from PIL import Image
from playwright.sync_api import Error, sync_playwright

from scripts import look_site
from scripts.look_site import FOLDER, LOG

LANGUAGES = ["fr", "ar", "en", "es", "ru", "zh-hans"]
WIDTHS = {360: 740, 1280: 900}
PRINT = "print"
# What a page looks like: on a screen of that width in that scheme, or on paper.
FORMS = [f"{width}.{scheme}" for width in WIDTHS for scheme in ("light", "dark")] + [PRINT]
# So many sheets of what is printed are drawn.
SHEETS = 3
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


def new_tab(browser, site, language, form, session):
    """A window of that form, in which a member of staff is signed in when there is a session."""
    width, _point, scheme = form.partition(".")
    width = 1280 if form == PRINT else int(width)
    context = browser.new_context(
        viewport={"width": width, "height": WIDTHS[width]},
        color_scheme=scheme or "dark",
        locale=language,
        reduced_motion="reduce",
    )
    cookies = {settings.LANGUAGE_COOKIE_NAME: language}
    if session:
        cookies[settings.SESSION_COOKIE_NAME] = session
    context.add_cookies([{"name": n, "value": v, "url": site} for n, v in cookies.items()])
    return context.new_page()


def photograph(browser, site, pages, wanted, sessions):
    """Take every page in every language and form, each in its person's session, and yield them."""
    for language, form in product(wanted.languages, wanted.forms):
        tabs = {who: new_tab(browser, site, language, form, k) for who, k in sessions.items()}
        for name, (path, status) in pages.items():
            tab = tabs[look_site.who_sees(name)]
            file = f"{name.replace(' ', '-')}.{language}.{form}.png"
            answer = tab.goto(site + path.format(language=language), wait_until="load")
            wide = tab.evaluate("document.documentElement.scrollWidth > innerWidth")
            if form == PRINT:
                draw_sheets(tab, FOLDER / file)
            else:
                tab.screenshot(path=FOLDER / file, full_page=True)
            yield name, file, answer.status == status, wide
        for tab in tabs.values():
            tab.context.close()


def draw_sheets(tab, file: Path) -> None:
    """Print the page to a file, and draw its first sheets side by side."""
    printed = tab.pdf(path=file.with_suffix(".pdf"), prefer_css_page_size=True)
    document = pypdfium2.PdfDocument(printed)
    drawn = [document[number].render(scale=1).to_pil() for number in range(len(document))[:SHEETS]]
    strip = Image.new("RGB", (sum(d.width + 8 for d in drawn), drawn[0].height), "gray")
    for number, sheet in enumerate(drawn):
        strip.paste(sheet, (number * (sheet.width + 8), 0))
    strip.save(file)


def write_index(taken):
    """Write one page that shows all pictures, page by page."""
    parts = [
        "<!doctype html><meta charset=utf-8><title>Look</title><style>"
        "body{font:14px system-ui;margin:1rem}section{display:flex;gap:1rem;overflow-x:auto}"
        "figure{margin:0}img{height:480px;border:1px solid #888}</style>"
    ]
    for name, pictures in groupby(sorted(taken), key=lambda one: one[0]):
        parts.append(f"<h2>{escape(name)}</h2><section>")
        for _, file, expected, wide in pictures:
            label = file + odd(expected, wide)
            parts.append(
                f"<figure><a href='{file}'><img src='{file}' alt='' loading=lazy></a>"
                f"<figcaption>{escape(label)}</figcaption></figure>"
            )
        parts.append("</section>")
    (FOLDER / "index.html").write_text("\n".join(parts), encoding="utf-8")


def odd(expected: bool, wide: bool) -> str:
    """What a picture shows that it should not."""
    return (
        "" if expected else " · another status than it should have"
    ) + " · wider than the screen" * wide


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", help="take only the pages whose names begin so")
    parser.add_argument("--languages", nargs="+", default=LANGUAGES, choices=LANGUAGES)
    parser.add_argument("--forms", nargs="+", default=FORMS, choices=FORMS)
    return parser.parse_args()


def main(wanted: argparse.Namespace):
    """Photograph the wanted pages, or all of them, and say what was odd."""
    chromium = find_chromium()
    look_site.prepare()
    begins = tuple(wanted.names) or ("",)
    pages = {name: page for name, page in look_site.pages().items() if name.startswith(begins)}
    # The database is asked before the browser starts: later, Django would take the browser's own
    # loop for asynchronous code and refuse.
    sessions = look_site.sessions()
    with look_site.running_server() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=BROWSER_OPTIONS)
        taken = list(photograph(browser, site, pages, wanted, sessions))
        browser.close()
    write_index(taken)
    for _name, file, expected, wide in taken:
        if words := odd(expected, wide):
            print(file + words)
    print(f"{len(taken)} pictures: open {FOLDER / 'index.html'}; the server's words are in {LOG}.")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "uccn.settings")
    try:
        main(arguments())
    except Error as error:
        sys.exit(f"The browser could not look: {error}")
