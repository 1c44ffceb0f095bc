"""A declaration in French, three people who translate, and the page's address."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from tests.factories.declarations import DeclarationFactory, ParagraphFactory


@pytest.fixture
def declaration(db):
    """A title and three paragraphs, in French alone."""
    made = DeclarationFactory(title_fr="Déclaration des maires")
    for text in ["Nous, les maires,", "Saluons les villes.", "Remercions Cracovie."]:
        ParagraphFactory(declaration=made, body_fr=text)
    return made


@pytest.fixture
def paragraphs(declaration):
    """The three paragraphs, in their order."""
    return list(declaration.paragraphs.all())


@pytest.fixture
def person(django_user_model):
    """Make a member of staff with those permissions."""

    def make(name, *permissions, **more):
        user = django_user_model.objects.create_user(
            name, password=None, **{"is_staff": True} | more
        )
        user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
        return user

    return make


@pytest.fixture
def leila(person, db):
    """A translator."""
    return person("leila", "translate_declaration")


@pytest.fixture
def omar(person, db):
    """Another translator."""
    return person("omar", "translate_declaration")


@pytest.fixture
def enter():
    """A browser in which somebody is signed in."""

    def enter(user):
        client = Client()
        client.force_login(user)
        return client

    return enter


@pytest.fixture
def address(declaration):
    """The declaration's translation page in a language."""

    def of(language, made=declaration):
        return reverse("translations:page", args=["declarations.declaration", made.pk, language])

    return of


@pytest.fixture
def keys(declaration, paragraphs):
    """What the page calls the title and the three paragraphs."""
    return [f"declaration-{declaration.pk}-title"] + [f"paragraph-{p.pk}-body" for p in paragraphs]


@pytest.fixture
def english(declaration):
    """The title and paragraphs that are stored in English now."""

    def stored():
        declaration.refresh_from_db()
        bodies = declaration.paragraphs.values_list("body_en", flat=True)
        return [text or "" for text in [declaration.title_en, *bodies]]

    return stored
