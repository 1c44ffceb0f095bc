"""Do the work in the background; a service keeps this running."""

from django.core.management.base import BaseCommand

from uccn.background.working import work


class Command(BaseCommand):
    """Be a worker."""

    help = "Does the tasks that wait, mails among them, until it is stopped; run one or several."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="end when no task waits")

    def handle(self, *args, **options):
        work(is_one_round=options["once"])
