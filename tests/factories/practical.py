"""Practical pages, news and words of welcome for tests; texts are given by language."""

import datetime as dt

import factory
from django.utils import timezone

from meetings.practical.models import NewsItem, PracticalPage, WelcomeWord
from tests.factories.meetings import AnnualMeetingFactory, HostFactory


class _Params:
    """``public=True`` makes it public since yesterday."""

    public = factory.Trait(
        published_at=factory.LazyFunction(lambda: timezone.now() - dt.timedelta(days=1))
    )


class PracticalPageFactory(factory.django.DjangoModelFactory):
    """A draft page of a public meeting, in French."""

    class Meta:
        model = PracticalPage

    Params = _Params
    meeting = factory.SubFactory(AnnualMeetingFactory, public=True)
    slug = factory.Sequence(lambda n: f"page-{n}")
    title_fr = factory.Sequence(lambda n: f"Page {n}")
    body_fr = "Prenez le *train*."


class NewsItemFactory(factory.django.DjangoModelFactory):
    """A draft of news of no meeting, in French."""

    class Meta:
        model = NewsItem

    Params = _Params
    day = dt.date(2018, 3, 1)
    slug = factory.Sequence(lambda n: f"news-{n}")
    title_fr = factory.Sequence(lambda n: f"Nouvelle {n}")


class WelcomeWordFactory(factory.django.DjangoModelFactory):
    """A draft of a word of welcome at a public meeting, in French."""

    class Meta:
        model = WelcomeWord

    Params = _Params
    host = factory.SubFactory(HostFactory, meeting__public=True)
    name_fr = factory.Sequence(lambda n: f"Maire {n}")
    words_fr = "Bienvenue.\n\nVenez nombreux."
