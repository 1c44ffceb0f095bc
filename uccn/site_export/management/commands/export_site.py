"""Write the public site, or a year of it, as files that open without a server."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from uccn.site_export.errors import ExportError
from uccn.site_export.writing import export

# So many pages between two lines that say how far it is.
_STEP = 50


class Command(BaseCommand):
    """Run by hand or by the staff's page; an anonymous reader's view of the site is kept."""

    help = "Write every public page, document and picture as a BagIt folder or a zip file."

    def add_arguments(self, parser):
        parser.add_argument("out", type=Path, help="the folder, or with --zip the file, to write")
        parser.add_argument("--year", type=int, help="only this year's meetings and declarations")
        parser.add_argument("--zip", action="store_true", help="one zip file instead of a folder")

    def handle(self, *args, out: Path, year: int | None, **options):
        as_zip = options["zip"]
        target = out.with_name(f"{out.name}.zip") if as_zip and out.suffix != ".zip" else out
        try:
            report = export(target.absolute(), year=year, as_zip=as_zip, progress=self._say)
        except (ExportError, OSError) as error:
            raise CommandError(str(error)) from error
        for name, status in report.missing.items():
            self.stdout.write(f"left out ({status}): {name}")
        megabytes = report.size / 1_000_000
        self.stdout.write(f"{report.files} files, {megabytes:.1f} MB, in {report.target}")

    def _say(self, done: int, known: int) -> None:
        """A line now and then, and one at the end."""
        if done % _STEP == 0 or done == known:
            self.stdout.write(f"{done} of {known} addresses")
            self.stdout.flush()
