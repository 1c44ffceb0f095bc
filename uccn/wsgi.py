"""The WSGI entry point, for production servers."""

import gc
import os

from django.core.wsgi import get_wsgi_application

# What is made while starting stays until the end, so that nobody need look through it for what may
# be thrown away, neither now nor later.
gc.disable()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "uccn.settings")
application = get_wsgi_application()

# Apps and models are there only now.
from django.db import connections  # noqa: E402

from uccn.lib.checks import guard_at_start  # noqa: E402

guard_at_start()
# A server that forks after this must not hand one connection to all its workers.
connections.close_all()
gc.freeze()
gc.enable()
