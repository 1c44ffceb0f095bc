"""Bring the database up to the code, in one process so that `make serve` starts soon."""

import os
import sys

import django
from django.core.management import CommandError, call_command


def main():
    """Run the steps in order; each of them does nothing when it is already done."""
    django.setup()
    call_command("compile_catalogues")
    call_command("migrate", interactive=False, verbosity=0)
    call_command("setup_roles")
    call_command("load_starter_data")
    call_command("rebuild_search")
    call_command("first_staff", address=f"http://127.0.0.1:{os.environ.get('PORT') or 8000}")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "uccn.settings")
    try:
        main()
    except CommandError as error:
        sys.exit(str(error))
