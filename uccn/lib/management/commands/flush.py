"""Django's ``flush``, which takes away what would record that tables are emptied."""

from django.core.management.commands.flush import Command as DjangoCommand

from uccn.lib import after_migrate


class Command(DjangoCommand):
    """Empty the tables; what is append-only refuses it, as it refuses everybody."""

    def handle(self, **options):
        after_migrate.remove(options["database"])
        try:
            super().handle(**options)
        finally:
            after_migrate.install(options["database"])
