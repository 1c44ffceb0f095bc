"""A database of PostgreSQL that does not write UTF8 is named by the check, with what to do."""

import pytest
from django.core.checks import run_checks

from tests.background import worker
from tests.backup.place import lasting
from tests.pages.start import started

CHECK = """
import django; django.setup()
from django.core.management import call_command
call_command("check", databases=["default"])
"""


def test_the_database_of_this_run_writes_every_letter(db):
    assert run_checks(databases=["default"], tags=["database"]) == []


@pytest.mark.postgres
@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1", "UTF8"])
def test_a_database_in_another_encoding_is_named_with_what_to_do(db, tmp_path, encoding):
    options = f"TEMPLATE template0 ENCODING '{encoding}' LC_COLLATE 'C' LC_CTYPE 'C'"
    with lasting(options=options) as name:
        said = started(CHECK, DATABASE_URL=worker.database(tmp_path, name)).stderr
    # It was looked at: nothing was migrated there, so that the index of words is missing.
    assert "is missing on the database 'default'." in said
    told = f"(uccn.E005) The encoding of the database 'default' is {encoding}, not UTF8"
    assert (told in said, "createdb --encoding UTF8" in said) == (encoding != "UTF8",) * 2


def test_of_a_database_that_is_away_the_check_says_that_alone():
    said = started(CHECK, DATABASE_URL="postgres://nobody@127.0.0.1:9/nowhere").stderr
    assert "(uccn.E007) DATABASE_URL: the database does not answer" in said
    assert "System check identified 1 issue" in said
