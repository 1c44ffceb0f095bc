"""Compare every stored text with what the desk remembers, and write down what differs."""

from django.core.management.base import BaseCommand

from translations.actions import reconcile


class Command(BaseCommand):
    """For a timer, and after any write around the desk; running it again changes nothing."""

    help = "Find texts that were written around the desk. Running it again changes nothing."

    def handle(self, *args, **options):
        report = reconcile()
        self.stdout.write(
            f"{report.states} states looked at: {report.new} new texts, {report.changed} changed, "
            f"{len(report.source_changed)} sources changed, {report.removed} removed."
        )
