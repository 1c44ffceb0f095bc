"""The ASGI entry point, for production servers that want one."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "uccn.settings")
application = get_asgi_application()

# Apps and models are there only now.
from uccn.lib.checks import guard_at_start  # noqa: E402

guard_at_start()
