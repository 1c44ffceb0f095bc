"""Who sees the files of a meeting's logo and banner: whoever sees its page."""

from functools import partial

from django.db.models import Q

from meetings import pictures
from meetings.models import AnnualMeeting
from uccn.publication import access
from uccn.publication.upload_owners import Owner, register


def _owners(name: str) -> list[Owner]:
    """The meetings whose picture the file is, or is a size of. One query."""
    names = pictures.names_of(name)
    found = AnnualMeeting.objects.filter(Q(logo__in=names) | Q(banner__in=names))
    return [
        Owner(meeting.is_public, partial(access.may_preview, instance=meeting))
        for meeting in found.order_by().only("published_at", "withdrawn_at")
    ]


register(AnnualMeeting, pictures.PICTURES, _owners)
