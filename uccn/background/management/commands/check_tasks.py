"""Say how it stands with the work in the background."""

from django.core.management.base import BaseCommand, CommandError

from uccn.background.state import state


class Command(BaseCommand):
    """Fail where tasks wait too long or were given up."""

    help = "Says how long the oldest task waits and how many failed; answers 1 when that is bad."

    def handle(self, *args, **options):
        found = state()
        if found.problems:
            raise CommandError(" ".join(found.problems))
        self.stdout.write(f"The oldest task waits for {found.oldest_waiting:.0f} s; none failed.")
