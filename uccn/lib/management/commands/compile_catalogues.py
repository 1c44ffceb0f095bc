"""Compile the interface's catalogues without a system gettext."""

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Write each ``django.mo`` that is missing or older than its ``django.po``."""

    help = "Compile locale/*/LC_MESSAGES/django.po with polib; no gettext is needed."

    def handle(self, *args, **options):
        done = 0
        for path in sorted(settings.LOCALE_PATHS[0].glob("*/LC_MESSAGES/*.po")):
            target = path.with_suffix(".mo")
            if not target.exists() or target.stat().st_mtime < path.stat().st_mtime:
                polib.pofile(str(path)).save_as_mofile(str(target))
                done += 1
        self.stdout.write(f"Catalogues: {done} compiled.")
