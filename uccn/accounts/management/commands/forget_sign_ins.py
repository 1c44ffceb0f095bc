"""Delete what the site need not know any more of who signed in, or tried to."""

from django.core.management.base import BaseCommand

from uccn.accounts.forgetting import forget


class Command(BaseCommand):
    """For a timer, once a night: the deadlines are those of docs/privacy.md."""

    help = "Deletes old attempts, devices, ended sessions, unsent mails and settled invitations."

    def handle(self, *args, **options):
        forgotten = forget()
        if options["verbosity"] > 0:
            self.stdout.write(f"{sum(forgotten.values())} rows forgotten.")
