"""Django's ``migrate``, before and after which the triggers of append-only tables stand."""

from django.core.management.commands.migrate import Command as DjangoCommand
from django.db import connections

from uccn.lib import after_migrate, append_only


class Command(DjangoCommand):
    """Migrate without the triggers on SQLite, then install them.

    SQLite drops them with a table that is built anew, and renames no table that a trigger of
    another names. Then comes what other apps registered (``uccn.lib.after_migrate``).
    """

    def get_check_kwargs(self, options):
        """Look at the code alone: what lacks in the database is what this command puts there."""
        found = super().get_check_kwargs(options)
        return {name: given for name, given in found.items() if name != "databases"}

    def handle(self, *args, **options):
        if options["plan"] or options["check_unapplied"]:
            super().handle(*args, **options)
            return
        using = options["database"]
        if connections[using].vendor == "sqlite":
            append_only.remove(using)
            after_migrate.remove(using)
        try:
            super().handle(*args, **options)
        finally:
            append_only.install(using)
            after_migrate.install(using)
