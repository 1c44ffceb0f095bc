"""Collect the words to translate into every language's catalogue.

With `--check` the catalogues are left as they were, and those that would change are named.
"""

import os
import re
import shutil
import sys
from pathlib import Path

import django
import polib
from django.conf import settings
from django.core.management import call_command
from django.utils.translation import to_locale

CATALOGUES = Path("locale")
IGNORED = ["var/*", "node_modules/*", "tests/*", "scripts/*"]
MADE_ON = re.compile(rb'^"POT-Creation-Date:.*\n', re.MULTILINE)


def read_catalogues():
    """Return every catalogue's bytes by its path."""
    return {path: path.read_bytes() for path in sorted(CATALOGUES.glob("*/LC_MESSAGES/*.po"))}


def collect():
    """Let gettext write every catalogue; the source language's words are the code's own."""
    written = [code for code, name in settings.LANGUAGES]
    call_command(
        "makemessages",
        locale=[to_locale(code) for code in written],
        ignore_patterns=IGNORED,
        no_location=True,
        no_obsolete=True,
        verbosity=0,
    )
    repeat_source(CATALOGUES / to_locale(settings.LANGUAGE_CODE) / "LC_MESSAGES" / "django.po")


def repeat_source(path):
    """Fill the source language's catalogue with the words themselves."""
    catalogue = polib.pofile(str(path))
    for entry in catalogue:
        # What gettext guessed from a sentence that was replaced is that sentence, not this one.
        guessed = entry.fuzzy
        if entry.msgid_plural:
            forms = enumerate([entry.msgid, entry.msgid_plural])
            kept = {} if guessed else entry.msgstr_plural
            entry.msgstr_plural = {number: kept.get(number) or text for number, text in forms}
        elif guessed or not entry.msgstr:
            entry.msgstr = entry.msgid
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        entry.previous_msgid = entry.previous_msgid_plural = entry.previous_msgctxt = None
    catalogue.save(str(path))


def changed(before, after):
    """Return the catalogues whose words differ; the day they were made is no difference."""
    undated = {path: MADE_ON.sub(b"", text) for path, text in before.items()}
    return [path for path, text in after.items() if MADE_ON.sub(b"", text) != undated.get(path)]


def restore(before, paths):
    """Put these catalogues back as they were, and take away those that were not there."""
    for path in paths:
        if path in before:
            path.write_bytes(before[path])
        else:
            path.unlink()


def main(is_check):
    """Collect, keep only real changes, and name them."""
    if not shutil.which("xgettext"):
        return "gettext is missing: install it (on Debian and Ubuntu: apt install gettext)."
    django.setup()
    before = read_catalogues()
    collect()
    after = read_catalogues()
    differing = changed(before, after)
    restore(before, [path for path in after if is_check or path not in differing])
    for path in differing:
        print(path)
    if is_check and differing:
        return "These catalogues lag behind the code: run make messages and translate what is new."
    return None


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "uccn.settings")
    sys.exit(main(is_check="--check" in sys.argv))
