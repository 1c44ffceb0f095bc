"""Delete uploads that led to nothing."""

from django.core.management.base import BaseCommand

from meetings.documents.upkeep import forget


class Command(BaseCommand):
    """For a timer: files that staff chose for a form which they never saved go after a week."""

    help = "Delete files that wait since more than a week for a form that was never saved."

    def handle(self, *args, **options):
        self.stdout.write(f"{forget()} forgotten.")
