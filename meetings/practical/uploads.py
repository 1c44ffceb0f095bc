"""Who sees the picture beside a word of welcome: whoever sees the word on its page."""

from functools import partial

from meetings.practical.models import WelcomeWord
from uccn.publication import access
from uccn.publication.upload_owners import Owner, register


def _owners(name: str) -> list[Owner]:
    """The words whose picture the file is. One query."""
    found = WelcomeWord.objects.filter(picture=name).order_by().select_related("host__meeting")
    above = ("host__meeting__published_at", "host__meeting__withdrawn_at")
    return [
        Owner(word.is_public and word.host.meeting.is_public, partial(_opens, word=word))
        for word in found.only("published_at", "withdrawn_at", "host__meeting", *above)
    ]


def _opens(request, word: WelcomeWord) -> bool:
    """Whether a request sees a draft of the word, or one that only waits for its meeting.

    That stands on its page beside any other word of the meeting that a link opens.
    """
    if access.may_preview(request, word):
        return True
    if not word.is_public:
        return False
    meeting = word.host.meeting
    if access.may_preview(request, meeting):
        return True
    others = WelcomeWord.objects.of_meeting(meeting).select_related("host__meeting")
    return any(access.may_preview(request, other) for other in others)


register(WelcomeWord, ["picture"], _owners)
