"""Django's ``migrate``, after which the triggers of append-only tables stand again."""

from django.core.management.commands.migrate import Command as DjangoCommand

from uccn.lib import append_only


class Command(DjangoCommand):
    """Migrate, then install the triggers: SQLite drops them with a table that is built anew."""

    def handle(self, *args, **options):
        super().handle(*args, **options)
        if not (options["plan"] or options["check_unapplied"]):
            append_only.install(options["database"])
