"""Who made a meeting possible, on its page."""

from django import template

from meetings.models import AnnualMeeting
from meetings.partners.models import Partner
from meetings.partners.of_meeting import partners_of
from uccn.lib.languages import Resolved

register = template.Library()


@register.inclusion_tag("partners/_of_meeting.html", takes_context=True)
def partners_of_meeting(context, meeting: AnnualMeeting) -> dict:
    """The partners by kind, with logos and links, or nothing. One query at most."""
    suffix = context.get("preview_suffix", "")
    return {"partners": partners_of(meeting), "preview_suffix": suffix}


@register.filter
def logo_words(partner: Partner) -> Resolved:
    """What the logo says beside the name, which stands below it; often nothing."""
    return partner.text("logo_alt")
