"""Make the search index anew, or only say whether it is true."""

from django.core.management.base import BaseCommand, CommandError

from uccn.search import databases, keeping


class Command(BaseCommand):
    """Run by ``make serve`` and at each deploy: a new sentence of the interface is found by it."""

    help = "Make the search index anew from what readers see; --check only says what is not true."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="write nothing; fail on drift")

    def handle(self, *args, **options):
        if options["check"]:
            self._say(keeping.drift(), fails=True)
            return
        databases.install()
        self._say(keeping.rebuild(), fails=False)

    def _say(self, found: keeping.Difference, fails: bool) -> None:
        """Print what differed, or fail with it."""
        if not found:
            self.stdout.write("Search: the index is true.")
            return
        said = f"{found.added} entries missing, {found.changed} changed, {found.removed} too many"
        if fails:
            raise CommandError(f"Search: {said}. Run manage.py rebuild_search.")
        self.stdout.write(f"Search: {said}; the index was made anew.")
