"""What partners add to a meeting in schema.org's words: no more than their kind says.

Organisers and sponsors are what schema.org means by these words. Whether an institution, a media
partner or a supporter gave money is not known, so that ``funder`` is said of none, and these kinds
have no word of their own there: they are left out.
"""

from meetings.linked_data import add_to_event
from meetings.models import AnnualMeeting
from meetings.partners.models import Partner
from meetings.partners.of_meeting import partners_of
from uccn.discovery import schema

_WORDS = {Partner.Kind.ORGANISER: "organizer", Partner.Kind.SPONSOR: "sponsor"}


def _roles(meeting: AnnualMeeting) -> dict:
    """Organisers and sponsors of a meeting. At most one query."""
    partners = partners_of(meeting)
    return {
        word: [_organisation(partner) for partner in partners if partner.kind == kind]
        for kind, word in _WORDS.items()
    }


def _organisation(partner: Partner) -> dict:
    """A partner by name and address."""
    name = schema.named(partner.text("name"))
    return schema.known({"@type": "Organization", "name": name, "url": partner.link})


add_to_event(_roles)
