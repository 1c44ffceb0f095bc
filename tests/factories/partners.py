"""Partners for tests; texts are given by language, never by base name."""

import factory

from meetings.partners.models import Partner
from tests.factories.meetings import AnnualMeetingFactory


class PartnerFactory(factory.django.DjangoModelFactory):
    """A sponsor of a public meeting with a name in French."""

    class Meta:
        model = Partner

    meeting = factory.SubFactory(AnnualMeetingFactory, public=True)
    kind = "sponsor"
    name_fr = factory.Sequence(lambda n: f"Fondation {n}")
