"""Rows whose entries are made, and what is found among them."""

import pytest
from django.utils import timezone

from tests.background.conftest import queue
from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.meetings import AnnualMeetingFactory
from uccn.search import keeping
from uccn.search.finding import Filters, find
from uccn.search.models import Entry
from uccn.search.queries import parse

__all__ = ["queue"]


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    """What is written inside is committed at the end, as far as the index can tell."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def found(words: str, at=None, **filters) -> list[tuple[str, str]]:
    """Address and language of every entry that holds the words, in the order of the results."""
    results = find(parse(words), Filters(**filters), at or timezone.now())
    numbers = [n for group in results.groups for hits in group.texts.values() for n in hits]
    entries = Entry.objects.in_bulk(numbers)
    return [(entries[number].address, entries[number].language) for number in numbers]


def is_true() -> bool:
    """Whether the index says what readers see, neither more nor less."""
    return keeping.drift() == keeping.Difference()


@pytest.fixture
def declaration(db, commit):
    """A public declaration of 2018 in French, with Arabic in draft; two paragraphs."""
    with commit():
        meeting = AnnualMeetingFactory(public=True, year=2018, slug="krakow")
        made = DeclarationFactory(meeting=meeting, slug="maires", title_ar="إعلان")
        ParagraphFactory(declaration=made, body_fr="Les *villes* créatives.", body_ar="المدن.")
        ParagraphFactory(declaration=made, body_fr="La coopération.", body_ar="التعاون.")
        LanguageVersionFactory(declaration=made, language="fr", public=True)
        LanguageVersionFactory(declaration=made, language="ar", label="unofficial")
    return made
