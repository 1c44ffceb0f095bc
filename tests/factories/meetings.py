"""Meetings for tests; texts are given by language, never by base name."""

import datetime as dt

import factory
from django.utils import timezone

from meetings.models import AnnualMeeting, Host, Place


class PlaceFactory(factory.django.DjangoModelFactory):
    """A place that is no member city."""

    class Meta:
        model = Place

    name_en = factory.Sequence(lambda n: f"Place {n}")
    country = "FR"


class AnnualMeetingFactory(factory.django.DjangoModelFactory):
    """A draft meeting; ``public=True`` makes it public since yesterday."""

    class Meta:
        model = AnnualMeeting

    class Params:
        public = factory.Trait(
            published_at=factory.LazyFunction(lambda: timezone.now() - dt.timedelta(days=1))
        )

    edition = factory.Sequence(lambda n: n + 100)
    kind = "meeting"
    year = 2018
    slug = factory.Sequence(lambda n: f"meeting-{n}")
    status = "held"


class HostFactory(factory.django.DjangoModelFactory):
    """A place as host of a meeting."""

    class Meta:
        model = Host

    meeting = factory.SubFactory(AnnualMeetingFactory)
    place = factory.SubFactory(PlaceFactory)
