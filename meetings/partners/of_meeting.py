"""The partners of a meeting for its page, whichever part of the page asks first."""

from django.db.models import Prefetch, prefetch_related_objects

from meetings.models import AnnualMeeting
from meetings.partners.models import Partner


def partners_of(meeting: AnnualMeeting) -> list[Partner]:
    """In the order of the page, named in the active language. One query, however often asked."""
    prefetch_related_objects(
        [meeting], Prefetch("partners", Partner.objects.for_page(), to_attr="shown_partners")
    )
    return meeting.shown_partners
