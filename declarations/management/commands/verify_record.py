"""Hold what is kept for ever against its hashes."""

from django.core.management.base import BaseCommand, CommandError

from declarations.verifying import altered


class Command(BaseCommand):
    """Run after a restore, and once a night: triggers refuse changes, hashes tell of them."""

    help = "Make the hashes of all versions and source files again; fail where one differs."

    def handle(self, *args, **options):
        found = list(altered())
        if found:
            raise CommandError("\n".join(found))
        self.stdout.write("All versions and source files are what they were.")
