"""The migration that gives the facts to versions that were made before there were any."""

import json
from importlib import import_module

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from declarations import actions
from declarations.facts import facts_of
from declarations.models import Version
from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.meetings import HostFactory
from uccn.lib import append_only

fill = import_module("declarations.migrations.0008_fill_facts_of_versions").fill


class Editor:
    """As much of a schema editor as the migration asks for."""

    connection = connection


@pytest.fixture
def adopted(db):
    """A text with two versions that were made before there were facts, under triggers."""
    made = DeclarationFactory(title_ar="إعلان")
    HostFactory(meeting=made.meeting, place__name_fr="Cracovie", place__country="PL")
    ParagraphFactory(declaration=made, body_ar="نص")
    LanguageVersionFactory(declaration=made, public=True)
    actions.adopt(declaration=made, adopted=["fr"])
    actions.add_languages(declaration=made, added=["ar"])
    _as_if_committed()
    append_only.remove()
    _write("{}")
    append_only.install()
    return made


def _as_if_committed() -> None:
    """PostgreSQL alters no table of rows that still wait for their foreign keys to be looked at."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _write(facts: str) -> None:
    """Write the column as nobody may."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE declarations_version SET facts = %s", [facts])


def test_old_versions_get_the_facts_of_their_meeting_as_it_is_now(adopted):
    fill(apps, Editor)
    found = [version.facts for version in Version.objects.order_by("number")]
    assert found == [facts_of(adopted)] * 2


def test_the_triggers_stand_again_afterwards(adopted):
    fill(apps, Editor)
    assert append_only.missing() == []
    with pytest.raises(DatabaseError), transaction.atomic():
        _write(json.dumps({"kind": "manifesto"}))
    assert Version.objects.filter(facts=facts_of(adopted)).count() == 2


def test_a_database_without_versions_is_left_alone(db):
    assert fill(apps, Editor) is None
    assert append_only.missing() == []
