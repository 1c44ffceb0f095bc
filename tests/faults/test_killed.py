"""A process that is killed in the middle leaves what was there, and it works the next time."""

import json
import sqlite3
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from declarations import actions
from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.programme import AppearanceFactory, SessionFactory
from tests.faults.killed import ATTEMPTS

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def folder(tmp_path):
    """A folder with a database in which something is to be adopted, published and released."""
    if connection.vendor != "sqlite":
        pytest.skip("The processes work on copies of a file of SQLite.")
    text = DeclarationFactory(slug="to-adopt")
    for _number in range(3):
        ParagraphFactory(declaration=text)
    adopted = DeclarationFactory(slug="adopted", title_ar="إعلان")
    ParagraphFactory(declaration=adopted, body_ar="نص")
    LanguageVersionFactory(declaration=adopted, language="fr", public=True)
    actions.adopt(declaration=adopted, adopted=["fr"])
    LanguageVersionFactory(declaration=adopted, language="ar")
    meeting = AnnualMeetingFactory(slug="to-release", public=True)
    for _number in range(3):
        AppearanceFactory(session=SessionFactory(meeting=meeting))
    AnnualMeetingFactory(edition=12, year=2018, slug="krakow-katowice")
    with sqlite3.connect(tmp_path / "before.sqlite3") as file:
        connection.connection.backup(file)
    file.close()
    return tmp_path


@pytest.mark.parametrize(
    ("action", "table", "rows"),
    [
        ("adopt", "declarations_version", 1),
        ("publish", "declarations_version", 1),
        ("import", "declarations_paragraph", 6),
        ("release", "programme_release", 1),
    ],
)
def test_it_is_whole_or_not_at_all_and_works_the_next_time(folder, action, table, rows):
    command = [sys.executable, "-m", "tests.faults.killed", action, str(folder)]
    ended = subprocess.run(  # noqa: S603 - our own words
        command, capture_output=True, text=True, cwd=settings.BASE_DIR, timeout=120
    )
    assert ended.stderr.strip()[-300:] == ""
    said = json.loads(ended.stdout)
    assert said["after"][table] - said["before"][table] == rows
    assert len(said["killed"]) == min(ATTEMPTS, said["written"])
    whole = (said["before"], said["after"])
    assert [left for left in said["killed"] if left not in whole] == []
    assert (said["again"], said["at_last"]) == (said["written"], said["after"])
