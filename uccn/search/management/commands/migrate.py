"""Our ``migrate``, after which the index of words stands as well."""

from uccn.lib.management.commands.migrate import Command as MigrateCommand
from uccn.search import databases


class Command(MigrateCommand):
    """Migrate, then install the index: SQLite drops its triggers with a table built anew."""

    def handle(self, *args, **options):
        super().handle(*args, **options)
        if not (options["plan"] or options["check_unapplied"]):
            databases.install(options["database"])
