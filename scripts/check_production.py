"""Run Django's deployment checks as production would, with a secret made for this run only."""

import os
import secrets
import subprocess
import sys

PRODUCTION = {
    "UCCN_ENV": "production",
    "ALLOWED_HOSTS": "meetings.example",
}


def main():
    """Fail on any warning that production would start with."""
    environment = os.environ | PRODUCTION | {"SECRET_KEY": secrets.token_urlsafe(64)}
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
