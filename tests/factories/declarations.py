"""Declarations for tests; texts are given by language, never by base name."""

import datetime as dt

import factory
from django.utils import timezone

from declarations.models import Declaration, LanguageVersion, Paragraph
from tests.factories.meetings import AnnualMeetingFactory


class DeclarationFactory(factory.django.DjangoModelFactory):
    """A declaration in French, at a public meeting, with no paragraph and no version."""

    class Meta:
        model = Declaration

    meeting = factory.SubFactory(AnnualMeetingFactory, public=True)
    slug = factory.Sequence(lambda n: f"declaration-{n}")
    title_fr = "Déclaration des maires"
    original_language = "fr"


class ParagraphFactory(factory.django.DjangoModelFactory):
    """A paragraph; its key and position follow its declaration's others."""

    class Meta:
        model = Paragraph

    declaration = factory.SubFactory(DeclarationFactory)
    body_fr = "Nous souhaitons la bienvenue aux villes."

    @classmethod
    def _create(cls, model, *args, declaration, **kwargs):
        return declaration.add_paragraph(**kwargs)


class LanguageVersionFactory(factory.django.DjangoModelFactory):
    """A language version in draft; ``public=True`` makes it public since yesterday."""

    class Meta:
        model = LanguageVersion

    class Params:
        public = factory.Trait(
            published_at=factory.LazyFunction(lambda: timezone.now() - dt.timedelta(days=1))
        )

    declaration = factory.SubFactory(DeclarationFactory)
    language = "fr"
    label = "original"
