"""Do one thing in a process that is killed at a statement, again and again: run by its test.

    python -m tests.faults.killed ACTION FOLDER

``FOLDER`` holds ``before.sqlite3``. Each attempt works on a copy of it and is killed just before
its first, second, … write; the last one is left alone. What every attempt left is printed as JSON:
how many rows each table holds, and whether the file is sound.

The index of the search is made after the commit: between the two it may be killed too. It is then
made anew once a night (docs/operating.md, "The search"), which is done here before counting.
"""

import json
import os
import shutil
import signal
import sqlite3
import sys
from pathlib import Path

import django

# So many attempts are killed, spread over all writes.
ATTEMPTS = 8
_WRITES = ("INSERT", "UPDATE", "DELETE", "COMMIT", "RELEASE")


def adopt() -> None:
    """Record the adoption of the text."""
    from declarations import actions
    from declarations.models import Declaration

    actions.adopt(declaration=Declaration.objects.get(slug="to-adopt"), adopted=["fr"])


def publish() -> None:
    """Publish a language of an adopted text, which makes a version."""
    from declarations import actions
    from declarations.models import LanguageVersion

    actions.publish_language(version=LanguageVersion.objects.get(language="ar"))


def import_text() -> None:
    """Import the seed."""
    from django.conf import settings

    from declarations.importing.saving import import_text as run

    seed = settings.DATA_DIR / "declarations" / "2018-krakow-katowice.fr.txt"
    run(seed.read_text("utf-8"), language="fr", meeting="2018/krakow-katowice")


def release() -> None:
    """Release a programme."""
    from meetings.models import AnnualMeeting
    from meetings.programme.actions import release as run

    run(meeting=AnnualMeeting.objects.get(slug="to-release"))


def search_anew() -> None:
    """What the timer does once a night."""
    from uccn.search import keeping

    keeping.rebuild()


ACTIONS = {"adopt": adopt, "publish": publish, "import": import_text, "release": release}


def _count(found: sqlite3.Connection, table: str) -> int:
    return found.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608


def counts(file: Path) -> dict[str, int]:
    """How many rows each table holds; -1 under "sound" when the file is not.

    The tables of SQLite's index of words count pages, which depend on how it came about.
    """
    with sqlite3.connect(file) as found:
        names = [
            row[0]
            for row in found.execute("SELECT name FROM sqlite_master WHERE type='table'")
            if not row[0].startswith("search_stems_")
        ]
        sound = found.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        rows = {name: _count(found, name) for name in names}
    return rows | {"sound": 1 if sound else -1}


def attempt(act, file: Path, fatal: int | None) -> int:
    """Act on the file in a child, which dies before its write of that number; how many it wrote."""
    from django.db import connection

    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        connection.settings_dict["NAME"] = str(file)
        written = 0

        def die(execute, sql, params, many, context):
            nonlocal written
            if sql.lstrip().upper().startswith(_WRITES):
                if written == fatal:
                    os.kill(os.getpid(), signal.SIGKILL)
                written += 1
            return execute(sql, params, many, context)

        with connection.execute_wrapper(die):
            act()
        os.write(writing, str(written).encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as pipe:
        return int(pipe.read() or -1)


def main(action: str, folder: Path) -> None:
    """Let the action be whole once, then killed at several of its writes."""
    os.environ |= {"DATABASE_URL": f"sqlite:///{folder}/none.sqlite3", "VAR_DIR": str(folder)}
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "uccn.settings")
    django.setup()
    act, before = ACTIONS[action], folder / "before.sqlite3"

    def run(fatal: int | None) -> tuple[int, dict[str, int]]:
        file = folder / f"attempt-{fatal}.sqlite3"
        shutil.copyfile(before, file)
        written = attempt(act, file, fatal)
        attempt(search_anew, file, None)
        return written, counts(file)

    written, after = run(None)
    fatal = sorted({round(n * (written - 1) / (ATTEMPTS - 1)) for n in range(ATTEMPTS)})
    killed = {number: run(number)[1] for number in fatal}
    found = counts(before)
    # Once more where one was killed last before it was whole: it works again by itself.
    last = max(number for number, left in killed.items() if left == found)
    again = attempt(act, folder / f"attempt-{last}.sqlite3", None)
    result = {"written": written, "before": found, "after": after, "again": again}
    result |= {"killed": list(killed.values())}
    result |= {"at_last": counts(folder / f"attempt-{last}.sqlite3")}
    print(json.dumps(result))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
