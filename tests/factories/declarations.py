"""Declarations for tests; texts are given by language, never by base name."""

import datetime as dt

import factory
from django.utils import timezone

from declarations.models import Declaration, LanguageVersion, Paragraph
from tests.factories.meetings import AnnualMeetingFactory
from uccn.lib import languages


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


_TITLES = {
    "fr": "Déclaration des maires",
    "ar": "إعلان رؤساء البلديات",
    "zh-hans": "市长宣言",
    "es": "BORRADOR",
}
_LABELS = {"fr": "original", "zh-hans": "official"}


def of_2018(**bodies: list[str]) -> Declaration:
    """The declaration of 2018: its paragraphs by column (``body_ar``), each language public.

    Spanish is a draft in which every paragraph says SECRETO; it shows nowhere.
    """
    meeting = AnnualMeetingFactory(public=True, edition=12, slug="krakow-katowice")
    public = [code for code in _TITLES if languages.column("body", code) in bodies]
    titles = {languages.column("title", code): _TITLES[code] for code in [*public, "es"]}
    made = DeclarationFactory(meeting=meeting, slug="mayors-declaration", **titles)
    for texts in zip(*bodies.values(), strict=True):
        row = dict(zip(bodies, texts, strict=True))
        ParagraphFactory(declaration=made, body_es="SECRETO", **row)
    for code in public:
        label = _LABELS.get(code, "unofficial")
        LanguageVersionFactory(declaration=made, language=code, label=label, public=True)
    LanguageVersionFactory(declaration=made, language="es", label="unofficial")
    return made
