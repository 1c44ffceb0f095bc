"""The database that a bench fills: SQLite in a folder of its own, or PostgreSQL.

python -m tests.bench_search               SQLite
python -m tests.bench_search --postgres    a PostgreSQL that lives as long as the bench
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable

import django


def on_its_own_database(module: str, main: Callable[[], None]) -> None:
    """Run ``main`` with Django set up on an empty database, as the command line says, and exit.

    ``--given`` takes what DATABASE_URL names; ``--postgres`` starts the module again with one.
    """
    if "--postgres" in sys.argv:
        again = ["sh", "scripts/with_postgres.sh", sys.executable, "-m", module]
        sys.exit(subprocess.call([*again, "--given"]))  # noqa: S603 - our own words
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(f"{folder}/static")  # WhiteNoise warns when there is none
        os.environ["VAR_DIR"] = folder
        if "--given" not in sys.argv:
            os.environ["DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "uccn.settings")
        django.setup()
        sys.exit(main())
