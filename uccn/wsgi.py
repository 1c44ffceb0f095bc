"""The WSGI entry point, for production servers."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "uccn.settings")
application = get_wsgi_application()

# Apps and models are there only now.
from uccn.lib.checks import guard_at_start  # noqa: E402

guard_at_start()
