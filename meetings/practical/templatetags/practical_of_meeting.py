"""What a meeting's page says of its practical pages, its news and its hosts' words."""

import re

from django import template

from meetings.models import AnnualMeeting
from meetings.practical.models import NewsItem, PracticalPage, WelcomeWord
from uccn.lib.languages import Resolved

register = template.Library()

_NEWS = 3


@register.inclusion_tag("practical/_of_meeting.html")
def practical_of_meeting(meeting: AnnualMeeting) -> dict:
    """The practical pages in their order. Runs one query."""
    pages = PracticalPage.objects.filter(meeting=meeting).published().titled()
    return {"meeting": meeting, "pages": list(pages)}


@register.inclusion_tag("practical/_news_of_meeting.html")
def news_of_meeting(meeting: AnnualMeeting) -> dict:
    """The last news of a meeting. Runs one query."""
    items = NewsItem.objects.filter(meeting=meeting).published().in_brief().newest_first()
    return {"items": list(items[:_NEWS])}


@register.inclusion_tag("practical/_welcome_of_meeting.html", takes_context=True)
def welcome_of_meeting(context, meeting: AnnualMeeting) -> dict:
    """How each word of welcome begins. Runs one query."""
    words = WelcomeWord.objects.of_meeting(meeting).published().in_order()
    return {
        "meeting": meeting,
        "words": list(words),
        "current_language": context["current_language"],
    }


@register.filter
def first_paragraph(text: Resolved) -> Resolved:
    """How a text begins, in its language."""
    return Resolved(re.split(r"\n\s*\n", text.text.strip())[0], text.language)
