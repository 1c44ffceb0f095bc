"""Send the mails that wait; a timer runs this every few minutes."""

from django.core.management.base import BaseCommand, CommandError

from translations.notices.sending import send


class Command(BaseCommand):
    """Tell people what was assigned, what changed, what waits for review and what is due."""

    help = (
        "Sends one mail a kind to each person about what happened since the last time, and about "
        "what is due within a day. Can be run at any time: nothing is sent twice."
    )

    def handle(self, *args, **options):
        sent = send()
        if options["verbosity"] > 0:
            self.stdout.write(f"{sent.mails} mails sent, {sent.left_out} notices left out.")
        if sent.failed:
            raise CommandError(f"{sent.failed} mails failed and will be tried again; see the log.")
