"""Take away the second factor that a member of staff lost."""

from django.core.management.base import BaseCommand, CommandError

from uccn.accounts.actions import reset_second_factor
from uccn.accounts.models import StaffMember


class Command(BaseCommand):
    """For the operator, when nobody of the secretariat can do it."""

    help = "Takes away every second factor of NAME, ends the sessions, and writes to the person."

    def add_arguments(self, parser):
        parser.add_argument("name", help="the name with which the person signs in")

    def handle(self, *args, **options):
        member = StaffMember.objects.filter(username=options["name"], is_staff=True).first()
        if not member:
            raise CommandError(f"No member of staff signs in as {options['name']}.")
        reset_second_factor(member)
        self.stdout.write(f"{member.username} sets up a second factor at the next sign-in.")
