"""Make the groups of staff and give them their permissions; safe to run again."""

from django.core.management.base import BaseCommand

from uccn.accounts import roles


class Command(BaseCommand):
    """Run at every start of ``make serve`` and at every deploy."""

    help = "Make the groups of staff with their permissions. Running it again changes nothing."

    def handle(self, *args, **options):
        self.stdout.write(f"Roles: {', '.join(roles.set_up())}.")
