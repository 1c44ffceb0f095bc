"""What the pages of a meeting and of a session say of documents."""

from django import template

from meetings.audiences import audience_of
from meetings.documents.models import Document
from meetings.models import AnnualMeeting, Audience
from uccn.lib.numbers import file_size

register = template.Library()
register.filter("file_size", file_size)


@register.inclusion_tag("documents/_of_meeting.html", takes_context=True)
def documents_of_meeting(context, meeting: AnnualMeeting) -> dict:
    """The way to the documents, where the reader sees any. Runs one query."""
    audience = audience_of(context["request"], meeting, Document)
    public = meeting.documents.published().for_audience(audience)
    return {"meeting": meeting, "count": public.count()}


@register.inclusion_tag("documents/_of_session.html")
def documents_of_session(meeting: AnnualMeeting, session: int, audience: Audience) -> dict:
    """A session's documents that somebody of the audience sees. Runs one query."""
    public = meeting.documents.published().for_audience(audience).filter(session=session)
    found = list(public.in_order().with_titles())
    for document in found:
        document.meeting = meeting
    return {"documents": found}
