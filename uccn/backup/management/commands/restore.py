"""Put a backup back, or say whether it could be."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from uccn.backup import restoring
from uccn.backup.errors import BackupError


class Command(BaseCommand):
    """Run by hand; the site should be stopped meanwhile."""

    help = "Put the database and the files of a backup into an empty place."

    def add_arguments(self, parser):
        parser.add_argument("archive", type=Path, help="the file that backup wrote")
        parser.add_argument("--key", type=Path, metavar="FILE", help="secret key of the archive")
        parser.add_argument("--replace", action="store_true", help="replace the site that is here")
        parser.add_argument("--yes", action="store_true", help="ask nothing before that")
        parser.add_argument("--check", action="store_true", help="look it through, change nothing")

    def handle(self, *args, archive: Path, replace: bool, yes: bool, check: bool, **options):
        key = options["key"]
        if replace and not check and not yes:
            self.stdout.write("All that is here goes. Type replace, or nothing:")
            if sys.stdin.readline().strip() != "replace":
                raise CommandError("Nothing was changed.")
        try:
            if check:
                made = restoring.look_through(archive, key)
            else:
                made = restoring.restore(archive, key=key, replace=replace, say=self.stdout.write)
        except (BackupError, DatabaseError, OSError) as error:
            raise CommandError(str(error)) from error
        verb = "can be put back" if check else "are put back"
        self.stdout.write(f"{made} {verb}.")
