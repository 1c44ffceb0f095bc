"""``manage.py renew_pages``: have every page made anew, after a change around Django."""

from django.core.management.base import BaseCommand

from uccn.lib import stamp


class Command(BaseCommand):
    """Renew the stamp for which pages are kept."""

    help = "Have every public page made anew, after the database was changed around Django."

    def handle(self, *args, **options):
        """Renew it, and say so."""
        stamp.renew()
        self.stdout.write("Every public page is made anew when it is asked for next.")
