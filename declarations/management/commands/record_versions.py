"""Record the versions that became due: languages of adopted texts with a time that has come."""

from django.core.management.base import BaseCommand

from declarations import actions


class Command(BaseCommand):
    """Run by a timer; until then a scheduled language of an adopted text waits."""

    help = "Make a version of each adopted text that has a language whose set time has come."

    def handle(self, *args, **options):
        made = actions.record_due()
        for version in made:
            self.stdout.write(f"{version.declaration.address}: version {version.number}")
        self.stdout.write(f"{len(made)} versions recorded.")
