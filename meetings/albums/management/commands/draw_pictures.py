"""Draw the sizes of pictures that wait; the worker runs it."""

from django.core.management.base import BaseCommand, CommandError

from meetings.albums.drawing import draw_waiting


class Command(BaseCommand):
    """Nothing to do is no fault."""

    help = "Draws the sizes of uploaded pictures that are there in one size alone."

    def handle(self, *args, **options):
        if failed := draw_waiting():
            raise CommandError("\n".join(f"{key}: {why}" for key, why in failed.items()))
