"""Make the hash of every file of a document again."""

from django.core.management.base import BaseCommand, CommandError

from meetings.documents.upkeep import altered


class Command(BaseCommand):
    """For a timer at night, and after a restore; fails when a file is lost or was altered."""

    help = "Compare the files of all documents with the hashes of the days on which they came."

    def handle(self, *args, **options):
        found = [f"{file.document.address}: {file.file_name} {wrong}." for file, wrong in altered()]
        if found:
            raise CommandError("\n".join([*found, "Take these from a backup."]))
        self.stdout.write("Every file is what was uploaded.")
