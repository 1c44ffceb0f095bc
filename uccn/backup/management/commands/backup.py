"""Write the database and the files of the site into one archive."""

import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from uccn.backup.errors import BackupError
from uccn.backup.making import backup


class Command(BaseCommand):
    """Run by a timer, and by hand before an upgrade; the site goes on meanwhile."""

    help = "Write database and files into one archive with hashes, which restore puts back."

    def add_arguments(self, parser):
        parser.add_argument("out", type=Path, help="the file to write; it must not be there")
        parser.add_argument("--encrypt-to", type=Path, metavar="FILE", help="public keys (age)")
        parser.add_argument("--allow-missing", action="store_true", help="go on without lost files")

    def handle(self, *args, out: Path, **options):
        began = time.monotonic()
        kept = {name: options[name] for name in ("encrypt_to", "allow_missing")}
        say = self.stdout.write if options["verbosity"] > 1 else lambda line: None
        try:
            made = backup(out.absolute(), **kept, say=say)
        except (BackupError, DatabaseError, OSError) as error:
            raise CommandError(f"No backup was written. {error}") from error
        for name in made.missing:
            self.stdout.write(f"lost, left out: {name}")
        size, seconds = out.stat().st_size / 1_000_000, time.monotonic() - began
        self.stdout.write(
            f"{made.rows} rows of {len(made.tables)} tables and {len(made.files)} files "
            f"in {out}: {size:.1f} MB, {seconds:.1f} s"
        )
