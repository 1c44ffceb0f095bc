"""The translation desk and an adopted text: approving shows nothing until a version is made."""

import pytest

from declarations import actions
from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.meetings import AnnualMeetingFactory
from translations.handing_over import unit_of
from translations.public import public_text
from translations.registry import subject_of


@pytest.fixture
def paragraph(db):
    """Of a text adopted in French, with the Arabic added, then changed in the Arabic."""
    declaration = DeclarationFactory(
        meeting=AnnualMeetingFactory(public=True), title_ar="إعلان"
    )  # fmt: skip
    made = ParagraphFactory(declaration=declaration, body_fr="Un", body_ar="واحد")
    for code in ("fr", "ar"):
        LanguageVersionFactory(declaration=declaration, language=code, public=True)
    actions.adopt(declaration=declaration, adopted=["fr"])
    actions.add_languages(declaration=declaration, added=["ar"])
    made.body_ar = "الأول"
    made.save()
    return made


def test_approving_shows_at_once_only_while_the_text_is_not_adopted(paragraph):
    subject = subject_of("declarations.declaration")
    declaration = paragraph.declaration
    declaration.refresh_from_db()
    assert subject.is_public(declaration, "ar") is False
    declaration.stage = "final"
    assert subject.is_public(declaration, "ar") is True


def test_a_reader_reports_the_text_of_the_version(paragraph):
    found = public_text(unit_of(paragraph, "body").pk, "ar")
    assert (found.text, found.anchor) == ("واحد", f"p-{paragraph.key}")


def test_a_withdrawn_language_can_be_reported_no_more(paragraph):
    paragraph.declaration.versions.get(language="ar").withdraw("Une faute.")
    assert public_text(unit_of(paragraph, "body").pk, "ar") is None
