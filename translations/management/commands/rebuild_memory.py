"""Put every approved text into the translation memory again."""

from django.core.management.base import BaseCommand

from translations.actions.rebuilding import rebuild_memory


class Command(BaseCommand):
    """For after a restored database or a new way to find texts; running it again adds nothing."""

    help = (
        "Remember every approved text that is not outdated. Nothing is deleted: what came from "
        "files stays. Running it again adds nothing."
    )

    def handle(self, *args, **options):
        self.stdout.write(f"{rebuild_memory()} approved translations are in the memory.")
