"""Make the pictures of docs/translating.md anew: ``make pictures`` (needs Chromium).

A database of its own is filled with the starter data and a scene, so that the pictures show the
desk as it is now and nothing of anybody's work.
"""

import os
import sys
import tempfile
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Error, sync_playwright

from scripts import look

FOLDER = Path("docs/img")
DESK = "/admin/translations/"
BACKEND = "django.contrib.auth.backends.ModelBackend"
VIEW = {"width": 1280, "height": 860}
COLOURS = 96


def person(name, group):
    """A member of staff of a group."""
    models = import_module("django.contrib.auth.models")
    user = models.User.objects.create_user(name, is_staff=True)
    user.groups.add(models.Group.objects.get(name=group))
    return user


def seen(unit, language):
    """What somebody who looks at a text now sees."""
    models, actions = import_module("translations.models"), import_module("translations.actions")
    state = models.TextState.objects.select_related("unit").get(unit=unit, language=language)
    return actions.Seen(state.version, state.unit.source_hash)


def play():
    """A morning at the desk; returns who is there and the addresses to photograph."""
    for command in ("migrate", "setup_roles", "load_starter_data"):
        call_command(command, verbosity=0)
    actions = import_module("translations.actions")
    people = {
        "leila": person("leila", "Translators – Arabic"),
        "omar": person("omar", "Reviewers – Arabic"),
        "ines": person("ines", "Secretariat"),
    }
    declaration = import_module("declarations.models").Declaration.objects.get()
    units = units_of(declaration)
    french = units[3].model.objects.get(pk=units[3].object_id).body_fr
    actions.write_source(
        unit=units[3],
        text=french.replace("64", "66"),
        seen=seen(units[3], "fr"),
        by=people["ines"],
    )
    wait_for_review(units[4], people["leila"])
    units[5].model.objects.rewrite(False).filter(pk=units[5].object_id).update(body_ar=None)
    actions.reconcile()
    actions.comment(
        unit=units[3],
        language="ar",
        kind="question",
        text="“Expérience” here: the cities' know-how, or what they lived through?",
        by=people["leila"],
    )
    actions.assign(
        sheet=units[0].sheet,
        language="ar",
        person=people["leila"],
        due_at=timezone.now() + timedelta(hours=3),
        by=people["ines"],
    )
    opened = import_module("meetings.actions").open_next(
        meeting=declaration.meeting, by=people["ines"], slug="host-to-be-announced"
    )
    return people, addresses(declaration, units, opened.declarations.get())


def units_of(declaration):
    """A declaration's texts at the desk, the title first."""
    models = import_module("translations.models")
    return list(
        models.TextUnit.objects.filter(
            sheet__content_type__model="declaration", sheet__object_id=declaration.pk
        ).order_by("position")
    )


def wait_for_review(unit, writer):
    """A text that its translator touched and sent."""
    text = unit.model.objects.rewrite(False).filter(pk=unit.object_id).values_list("body_ar")
    import_module("translations.actions").save_draft(
        unit=unit,
        language="ar",
        text=text[0][0].rstrip(".") + "، كما فعلنا من قبل.",
        seen=seen(unit, "ar"),
        by=writer,
        submit=True,
    )


def addresses(declaration, units, new):
    """Each picture's name, who looks, and at what."""
    arabic = f"{DESK}declarations.declaration/{declaration.pk}/ar/"
    later = units_of(new)
    return {
        "desk-dashboard": ("ines", DESK),
        "desk-list": ("omar", f"{arabic}?state="),
        "desk-outdated": ("leila", f"{arabic}{units[3].pk}/"),
        "desk-memory": ("leila", f"{DESK}declarations.declaration/{new.pk}/ar/{later[3].pk}/"),
        "desk-review": ("omar", f"{arabic}{units[4].pk}/"),
        "desk-history": ("leila", f"{arabic}{units[4].pk}/history/"),
        "desk-files": ("ines", f"{arabic}files/"),
    }


def session_of(user):
    """The session of somebody who has signed in."""
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def photograph(browser, site, sessions, pages):
    """Take each picture, in as few colours as it needs."""
    for name, (who, path) in pages.items():
        context = browser.new_context(viewport=VIEW, locale="en", reduced_motion="reduce")
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": sessions[who], "url": site}
        context.add_cookies([cookie])
        tab = context.new_page()
        answer = tab.goto(site + path, wait_until="load")
        if answer.status != 200:
            raise SystemExit(f"{path} answered {answer.status}.")
        tab.wait_for_timeout(400)
        file = FOLDER / f"{name}.png"
        tab.screenshot(path=file)
        Image.open(file).convert("RGB").quantize(COLOURS).save(file, optimize=True)
        context.close()
        print(file)


def main(wanted):
    """Play the scene and photograph it, or those pictures that are named."""
    chromium = look.find_chromium()
    django.setup()
    people, pages = play()
    pages = {name: page for name, page in pages.items() if not wanted or name in wanted}
    sessions = {name: session_of(user) for name, user in people.items()}
    look.FOLDER.mkdir(parents=True, exist_ok=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with look.running_server() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=look.BROWSER_OPTIONS)
        photograph(browser, site, sessions, pages)
        browser.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as own:
        os.environ |= {"VAR_DIR": own, "DATABASE_URL": f"sqlite:///{own}/pictures.sqlite3"}
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "uccn.settings")
        try:
            main(set(sys.argv[1:]))
        except Error as error:
            sys.exit(f"The browser could not look: {error}")
