#!/usr/bin/env python
"""Django's command line for this project."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "uccn.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    from uccn.lib.acting import COMMAND, acting

    with acting(via=f"{COMMAND}{''.join(sys.argv[1:2])}"[:60]):
        try:
            execute_from_command_line(sys.argv)
        except ImproperlyConfigured as error:
            # It names the variable; where in the code it was read helps nobody who sets it.
            if "--traceback" in sys.argv:
                raise
            sys.exit(f"{error}")
