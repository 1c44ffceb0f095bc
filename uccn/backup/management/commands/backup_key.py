"""Make a key for encrypted backups."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from uccn.backup import keys
from uccn.backup.errors import BackupError


class Command(BaseCommand):
    """Run once, away from the server; the secret half never needs to be there."""

    help = "Write a new secret key into a file, and print the public key that belongs to it."

    def add_arguments(self, parser):
        parser.add_argument("out", type=Path, help="the file to write; it must not be there")

    def handle(self, *args, out: Path, **options):
        try:
            public = keys.make(out)
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(public)
