"""Make the first member of staff, with a password that is printed once and kept nowhere."""

import secrets

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Run by ``make serve``; does nothing once somebody can sign in."""

    help = "Make the first staff account and print how to sign in; later, only where."

    def add_arguments(self, parser):
        parser.add_argument("--address", default="http://127.0.0.1:8000", help="where the site is")

    def handle(self, *args, **options):
        users, admin = get_user_model().objects, f"{options['address']}/admin/"
        if users.filter(is_staff=True).exists():
            forgotten = "manage.py changepassword staff sets a new password"
            self.stdout.write(f"Staff sign in at {admin} ({forgotten}).")
            return
        password = secrets.token_urlsafe(12)
        users.create_superuser("staff", password=password)
        self.stdout.write(f"Staff sign in at {admin} as «staff» with the password {password}")
        self.stdout.write("It is shown this once. To set another: manage.py changepassword staff")
