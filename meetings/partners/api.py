"""What the API says of a meeting's partners."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from meetings.api import PLACE, address, find_meeting
from meetings.models import AnnualMeeting
from meetings.partners.models import Partner
from uccn.api import kinds
from uccn.api.kinds import ADDRESS, TEXTS, one_of, or_null
from uccn.api.registry import Item, Part, register
from uccn.api.shapes import Property, Shape


class Told(NamedTuple):
    """A meeting with its partners."""

    meeting: AnnualMeeting
    partners: list[Partner]


PARTNER = Shape(
    "Partner",
    _("An organisation that makes a meeting possible."),
    (
        Property("kind", one_of(Partner.Kind.values), _("kind"), lambda partner: partner.kind),
        Property("name", TEXTS, _("name"), lambda partner: kinds.texts(partner, "name")),
        Property("link", or_null(ADDRESS), _("web address"), lambda p: p.link or None),
        Property(
            "logo",
            or_null(ADDRESS),
            _("logo"),
            lambda partner: kinds.absolute(partner.logo.url) if partner.logo else None,
        ),
    ),
)
PARTNERS = Shape(
    "Partners",
    _("The partners of a meeting, in its order."),
    (
        Property("meeting", ADDRESS, _("meeting"), lambda t: kinds.absolute(address(t.meeting))),
        Property("partners", [PARTNER], _("partners"), lambda told: told.partners),
    ),
)


def _partners(values: dict) -> Told:
    """The partners of the public meeting at an address; there may be none."""
    meeting = find_meeting(values, below="/partners")
    return Told(meeting, list(Partner.objects.filter(meeting=meeting).in_order()))


register(
    Part(
        "partners",
        _("Partners"),
        (
            Item(
                "partners",
                "meetings/{year}/{slug}/partners",
                _("The partners of one meeting."),
                PARTNERS,
                _partners,
                PLACE,
                may_be_gone=True,
            ),
        ),
        position=5,
    )
)
