"""Say whether an export is still what was written."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from uccn.site_export import bag


class Command(BaseCommand):
    """Run by whoever keeps the export, years later."""

    help = "Hold every file of an exported folder against its manifest."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="the folder that export_site wrote")

    def handle(self, *args, folder: Path, **options):
        if not bag.is_bag(folder):
            raise CommandError(f"{folder} is no export: it holds no bagit.txt of ours.")
        if faults := bag.faults(folder):
            raise CommandError("\n".join(faults))
        self.stdout.write("Every file is what was written.")
