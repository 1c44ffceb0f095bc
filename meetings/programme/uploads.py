"""Who sees the picture of a speaker: whoever sees the person in the newest release, or the draft.

A release shows the picture that the person had when it was made, which may have been replaced
since, or whose row may be gone.
"""

from functools import partial

from django.core.files.storage import default_storage

from meetings import pictures
from meetings.audiences import audience_of
from meetings.models import AnnualMeeting, Audience
from meetings.programme.models import Release, Session, Speaker
from meetings.programme.reading import Reader
from uccn.publication import access
from uccn.publication.upload_owners import Owner, register

# What of a meeting says who sees it, and when its programme is.
_OF_MEETING = ("published_at", "withdrawn_at", "time_zone")


def _owners(name: str) -> list[Owner]:
    """The people whose picture the file is, or is a size of, and the releases that show it.

    Two queries; three for a picture that no person has any more.
    """
    names = pictures.names_of(name)
    found = Speaker.objects.filter(picture__in=names).order_by().select_related("meeting")
    people = list(found.only("meeting", *(f"meeting__{column}" for column in _OF_MEETING)))
    drafts = [Owner(False, partial(access.may_preview, instance=person)) for person in people]
    if people:
        meetings = {person.meeting_id for person in people}
        releases = Release.objects.newest().filter(meeting__in=meetings)
    else:
        releases = _showing(name, names[-1])
    columns = (f"meeting__{column}" for column in _OF_MEETING)
    releases = releases.order_by().select_related("meeting").only("facts", "meeting", *columns)
    return drafts + [_owner(release, names) for release in releases]


def _showing(name: str, picture: str):
    """The newest releases that name a picture, where there is such a file at all.

    Their facts are long, so that nobody has them read for a name that was only guessed, and those
    of former releases are never.
    """
    if not default_storage.exists(name):
        return Release.objects.none()
    newest = list(Release.objects.newest().order_by().values_list("pk", flat=True))
    return Release.objects.filter(pk__in=newest, facts__speakers__icontains=picture)


def _owner(release: Release, names: list[str]) -> Owner:
    """A release, as far as it shows the picture to somebody."""
    is_public = release.meeting.is_public and _shows(release, names, Audience.PUBLIC)
    return Owner(is_public, partial(_opens, release=release, names=names))


def _opens(request, release: Release, names: list[str]) -> bool:
    """Whether a request sees the meeting, and in its programme a person with the picture."""
    meeting: AnnualMeeting = release.meeting
    if not (meeting.is_public or access.may_preview(request, meeting)):
        return False
    return _shows(release, names, audience_of(request, meeting, Session))


def _shows(release: Release, names: list[str], audience: Audience) -> bool:
    """Whether an audience sees somebody with the picture in a session of a release."""
    reader, facts = Reader(audience, release.meeting.time_zone), release.facts
    seen = {key for row in facts["sessions"] if reader.sees(row) for key, _role in row["people"]}
    return any(row["picture"] in names and row["id"] in seen for row in facts["speakers"])


register(Speaker, ["picture"], _owners)
