"""Programmes for tests; texts are given by language, never by base name."""

import datetime as dt

import factory

from meetings.programme.models import Appearance, Room, Session, Speaker, Track, Venue
from tests.factories.meetings import AnnualMeetingFactory


class VenueFactory(factory.django.DjangoModelFactory):
    """A venue with a name in French."""

    class Meta:
        model = Venue

    meeting = factory.SubFactory(AnnualMeetingFactory, public=True)
    name_fr = factory.Sequence(lambda n: f"Centre {n}")


class RoomFactory(factory.django.DjangoModelFactory):
    """A room with a name in French."""

    class Meta:
        model = Room

    venue = factory.SubFactory(VenueFactory)
    name_fr = factory.Sequence(lambda n: f"Salle {n}")


class TrackFactory(factory.django.DjangoModelFactory):
    """A track with a name in French."""

    class Meta:
        model = Track

    meeting = factory.SubFactory(AnnualMeetingFactory, public=True)
    name_fr = factory.Sequence(lambda n: f"Fil {n}")


class SpeakerFactory(factory.django.DjangoModelFactory):
    """A person with a name in French."""

    class Meta:
        model = Speaker

    meeting = factory.SubFactory(AnnualMeetingFactory, public=True)
    name_fr = factory.Sequence(lambda n: f"Personne {n}")
    office_fr = "Maire"


class SessionFactory(factory.django.DjangoModelFactory):
    """A confirmed workshop for everyone, with a title in French."""

    class Meta:
        model = Session

    meeting = factory.SubFactory(AnnualMeetingFactory, public=True)
    kind = "workshop"
    title_fr = factory.Sequence(lambda n: f"Atelier {n}")
    day = dt.date(2018, 6, 12)
    begins = dt.time(10)
    ends = dt.time(11, 30)
    status = "confirmed"


class AppearanceFactory(factory.django.DjangoModelFactory):
    """A person who speaks at a session."""

    class Meta:
        model = Appearance

    session = factory.SubFactory(SessionFactory)
    speaker = factory.SubFactory(SpeakerFactory, meeting=factory.SelfAttribute("..session.meeting"))
