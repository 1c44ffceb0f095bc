"""A declaration in French, people of the desk's groups, and its pages."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.declarations import DeclarationFactory, ParagraphFactory
from tests.factories.staff import StaffFactory
from translations.actions import Seen
from translations.models import TextState, TextUnit

MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def declaration(db):
    """A title and three paragraphs, in French alone."""
    made = DeclarationFactory(title_fr="Déclaration des maires")
    for text in ["Nous, les maires,", "Saluons les 64 villes.", "Remercions Cracovie."]:
        ParagraphFactory(declaration=made, body_fr=text)
    return made


@pytest.fixture
def paragraphs(declaration):
    """The three paragraphs, in their order."""
    return list(declaration.paragraphs.all())


@pytest.fixture
def units(declaration, paragraphs):
    """What the desk calls the title and the three paragraphs."""
    kinds = [("declaration", declaration.pk)] + [("paragraph", p.pk) for p in paragraphs]
    return [TextUnit.objects.get(content_type__model=m, object_id=pk) for m, pk in kinds]


@pytest.fixture
def leila(db):
    """A translator into Arabic."""
    return StaffFactory(username="leila", role="Translators – Arabic")


@pytest.fixture
def nour(db):
    """Another translator into Arabic."""
    return StaffFactory(username="nour", role="Translators – Arabic")


@pytest.fixture
def omar(db):
    """A reviewer of Arabic."""
    return StaffFactory(username="omar", role="Reviewers – Arabic")


@pytest.fixture
def ines(db):
    """An officer of the secretariat."""
    return StaffFactory(username="ines", role="Secretariat")


@pytest.fixture
def enter():
    """A browser in which somebody is signed in."""

    def enter(user):
        client = Client(headers={"accept-language": "en"})
        client.force_login(user, backend=MODEL_BACKEND)
        return client

    return enter


@pytest.fixture
def state():
    """The state of a unit in a language, as it is now."""

    def state(unit, language="ar"):
        return TextState.objects.select_related("unit").get(unit=unit, language=language)

    return state


@pytest.fixture
def seen(state):
    """What somebody who looks at a unit now sees."""

    def seen(unit, language="ar"):
        now = state(unit, language)
        return Seen(now.version, now.unit.source_hash)

    return seen


@pytest.fixture
def page(declaration):
    """The address of the declaration's list in a language, or of one of its texts."""

    def page(unit=None, language="ar"):
        address = ["declarations.declaration", declaration.pk, language]
        if unit is None:
            return reverse("translations:sheet", args=address)
        return reverse("translations:text", args=[*address, unit.pk])

    return page
