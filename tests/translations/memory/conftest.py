"""Places of the site, and a memory that remembers what is approved there."""

import datetime as dt

import pytest
from django.contrib.contenttypes.models import ContentType

from declarations.models import Paragraph
from translations.memory import remember, suggest
from translations.models import Sheet, TextUnit

WELCOME = "Nous souhaitons la bienvenue aux 64 nouvelles villes qui nous ont rejoint en 2017."
WELCOME_NEXT = "Nous souhaitons la bienvenue aux 66 nouvelles villes qui nous ont rejoint en 2019."
WELCOMED = "We welcome the 64 new cities that joined us in 2017."


@pytest.fixture
def place(db):
    """Make a place of the site, written in French."""

    def make(number=1, **more):
        kind = ContentType.objects.get_for_model(Paragraph)
        sheet, _made = Sheet.objects.get_or_create(content_type=kind, object_id=1)
        known = {"sheet": sheet, "field": "body", "source_language": "fr"}
        return TextUnit.objects.create(content_type=kind, object_id=number, **known | more)

    return make


@pytest.fixture
def approve(django_user_model):
    """Remember that a text was approved, on a day of June 2018."""

    def approve(unit, source, target, language="en", day=1, **more):
        known = {"context": "", "reviewer": None, "is_unreviewed": False}
        at = dt.datetime(2018, 6, day, tzinfo=dt.UTC)
        remember(unit=unit, language=language, source=source, target=target, at=at, **known | more)

    return approve


@pytest.fixture
def offered(db):
    """What the memory offers for a French text: kind, score and target of each."""

    def offered(source, language="en", source_language="fr", **more):
        found = suggest(
            source=source, source_language=source_language, target_language=language, **more
        )
        return [(str(one.kind), one.score, one.target) for one in found]

    return offered
