"""Send the mails about accounts that wait; a timer runs this every minute."""

from django.core.management.base import BaseCommand, CommandError

from uccn.accounts.mailing import send


class Command(BaseCommand):
    """Invitations, links for new passwords, and notices of what happened to an account."""

    help = "Sends what waits of invitations, new passwords and notices; nothing is sent twice."

    def handle(self, *args, **options):
        sent, failed = send()
        if options["verbosity"] > 0:
            self.stdout.write(f"{sent} mails sent.")
        if failed:
            raise CommandError(f"{failed} mails failed and will be tried again; see the log.")
