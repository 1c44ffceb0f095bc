"""Collect the files and run the deployment checks, as production would, in a place of its own."""

import os
import secrets
import subprocess
import sys
import tempfile

PRODUCTION = {
    "UCCN_ENV": "production",
    "ALLOWED_HOSTS": "meetings.example",
    "EMAIL_URL": "smtp+tls://mail.example:587",
    "DEFAULT_FROM_EMAIL": "no-reply@meetings.example",
}
COMMANDS = (
    ("collectstatic", "--noinput", "--verbosity", "0"),
    ("check", "--deploy", "--fail-level", "WARNING"),
)


def main() -> int:
    """Fail on any warning that production would start with; the secret is made for this run."""
    with tempfile.TemporaryDirectory() as folder:
        own = {"SECRET_KEY": secrets.token_urlsafe(64), "VAR_DIR": folder}
        environment = os.environ | PRODUCTION | own
        for words in COMMANDS:
            command = [sys.executable, "manage.py", *words]
            if status := subprocess.run(command, env=environment, check=False).returncode:
                return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
