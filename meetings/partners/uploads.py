"""Who sees the file of a partner's logo: whoever sees the meeting's page, or the partner's form."""

from functools import partial

from meetings.partners.models import Partner
from uccn.publication import access
from uccn.publication.upload_owners import Owner, register


def _owners(name: str) -> list[Owner]:
    """The partners whose logo the file is. One query."""
    found = Partner.objects.filter(logo=name).order_by().select_related("meeting")
    columns = ("meeting__published_at", "meeting__withdrawn_at")
    return [
        Owner(partner.meeting.is_public, partial(_opens, partner=partner))
        for partner in found.only("meeting", *columns)
    ]


def _opens(request, partner: Partner) -> bool:
    """Whether a request that is not everybody's sees the page or the form."""
    things = (partner.meeting, partner)
    return any(access.may_preview(request, thing) for thing in things)


register(Partner, ["logo"], _owners)
