"""The site started anew in a process of its own, with other variables than ours."""

import os
import subprocess
import sys

from django.conf import settings

PRODUCTION = {
    "UCCN_ENV": "production",
    "ALLOWED_HOSTS": "meetings.example",
    "SECRET_KEY": "k" * 30 + "0123456789abcdefghijklmnopqrst",
}


def started(code: str, *, production: bool = False, **variables) -> subprocess.CompletedProcess:
    """Run Python code with variables added to the environment; None takes one away."""
    environment = {"DJANGO_SETTINGS_MODULE": "uccn.settings"} | dict(os.environ)
    environment |= (PRODUCTION if production else {}) | variables
    environment = {name: value for name, value in environment.items() if value is not None}
    command = [sys.executable, "-W", "ignore", "-c", code]
    return subprocess.run(  # noqa: S603 - the tests' own code
        command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False
    )
