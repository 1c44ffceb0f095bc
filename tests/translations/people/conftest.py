"""A public declaration in French and Arabic, and the people who work on it."""

import pytest
from django.contrib.auth.models import Permission

from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.staff import StaffFactory
from translations import actions
from translations.actions import Seen
from translations.models import Sheet, TextState, TextUnit
from uccn.accounts import roles
from uccn.accounts.models import StaffPreference


@pytest.fixture
def declaration(db):
    """French and Arabic public, Spanish a draft; three paragraphs, the third in French alone."""
    with actions.together(trust=True):
        meeting = AnnualMeetingFactory(public=True, edition=12, slug="krakow-katowice")
        made = DeclarationFactory(
            meeting=meeting, slug="mayors-declaration", title_ar="إعلان رؤساء البلديات"
        )
        ParagraphFactory(declaration=made, body_fr="Un", body_ar="واحد", body_es="SECRETO")
        ParagraphFactory(declaration=made, body_fr="Deux", body_ar="اثنان", body_es="SECRETO")
        ParagraphFactory(declaration=made, body_fr="Trois")
        LanguageVersionFactory(declaration=made, language="fr", public=True)
        LanguageVersionFactory(declaration=made, language="ar", label="unofficial", public=True)
        LanguageVersionFactory(declaration=made, language="es", label="unofficial")
    return made


@pytest.fixture
def sheet(declaration):
    """The declaration's sheet."""
    return Sheet.objects.get(object_id=declaration.pk, content_type__model="declaration")


@pytest.fixture
def units(sheet):
    """The three paragraphs at the desk, in their order."""
    return list(TextUnit.objects.present().filter(sheet=sheet, field="body"))


@pytest.fixture
def person(db):
    """Make a member of staff with these permissions of the desk, and a language."""
    roles.set_up()

    def make(name, *codenames, language="", **more):
        user = StaffFactory(username=name, email=f"{name}@mail.example", **more)
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        if language:
            StaffPreference.objects.create(user=user, language=language)
        return user

    return make


@pytest.fixture
def leila(person):
    """Translates into Arabic, and reads the desk in French."""
    return person("leila", "translate_ar", language="fr")


@pytest.fixture
def rana(person):
    """Reviews Arabic."""
    return person("rana", "review_ar")


@pytest.fixture
def emil(person):
    """Answers for the sources."""
    return person("emil", "edit_source")


@pytest.fixture
def seen():
    """What somebody saw who opened a text just now."""

    def of(unit, language):
        unit.refresh_from_db()
        state = TextState.objects.get(unit=unit, language=language)
        return Seen(state.version, unit.source_hash)

    return of


@pytest.fixture
def submit(seen):
    """Translate a text and send it to review."""

    def submit(unit, by, text="نص", language="ar"):
        return actions.save_draft(
            unit=unit, language=language, text=text, seen=seen(unit, language), by=by, submit=True
        )

    return submit


@pytest.fixture
def rewrite(seen, emil):
    """Change the French source of a text."""

    def rewrite(unit, by=emil, text="Un autre"):
        return actions.write_source(
            unit=unit, text=text, seen=seen(unit, unit.source_language), by=by
        )

    return rewrite
