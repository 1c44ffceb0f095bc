"""What every page of documents begins with: the meeting, for whom one reads, the way there."""

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404
from django.urls import reverse

from meetings.at_address import found_at, meeting_at
from meetings.audiences import audience_of
from meetings.documents.models import Document
from meetings.documents.models.document import former_address
from meetings.documents.reading import Shown, shown
from meetings.models import AnnualMeeting, Audience
from meetings.programme import reading as programme
from meetings.programme.content import of_release
from meetings.programme.later_texts import with_later_texts
from meetings.programme.models import Release
from uccn.lib import languages
from uccn.publication import access
from uccn.publication.models import FormerAddress, PreviewLink, State


@dataclass(frozen=True)
class Page:
    """A meeting's documents for one reader."""

    meeting: AnnualMeeting
    audience: Audience

    @property
    def sees_all(self) -> bool:
        """Whether the reader is of those who make the documents."""
        return self.audience == Audience.CLOSED

    @property
    def address(self) -> str:
        """Where the list of documents stands in the active language."""
        return reverse("meetings:documents:list", args=[self.meeting.year, self.meeting.slug])

    @cached_property
    def documents(self) -> list[Shown]:
        """The public documents that the reader sees. Two queries."""
        public = self.meeting.documents.published().for_audience(self.audience)
        found = public.in_order().with_titles().with_newest_files()
        return [shown(self._of_meeting(document)) for document in found]

    def sessions(self, keys: set[int]) -> dict[int, programme.Shown]:
        """Those of the sessions that the reader finds in the programme, by key.

        Three queries at most, none without keys.
        """
        release = keys and Release.objects.with_texts().newest_of(self.meeting)
        if not release:
            return {}
        content = with_later_texts(of_release(release), [languages.current()], ["session"])
        reader = programme.Reader(self.audience, self.meeting.time_zone)
        found = programme.sessions(content, reader)
        return {session.id: session for session in found if session.id in keys}

    def document(self, slug: str) -> Document | None:
        """The document at an address, whether or not the reader may see it."""
        found = self.meeting.documents.with_titles().filter(slug=slug).first()
        return found and self._of_meeting(found)

    def _of_meeting(self, document: Document) -> Document:
        """The document, which need not ask for its meeting."""
        document.meeting = self.meeting
        return document

    @property
    def context(self) -> dict:
        """What the templates of all these pages read."""
        return {"meeting": self.meeting, "audience": self.audience}


def find(request, year: str, slug: str, below: str) -> tuple[Page | None, object]:
    """The page's data, or else the answer where the meeting moved or was withdrawn."""
    meeting, other = meeting_at(request, year, slug, below)
    if other:
        return None, other
    return Page(meeting, audience_of(request, meeting, Document)), None


def find_document(
    request, year: str, slug: str, document: str, below: str = ""
) -> tuple[Page | None, Document | None, object]:
    """Page and document, or else the answer; ``below`` follows the document in the address.

    It is the same for its page and its files: 404 for a draft, and for whom it is not meant;
    410 after it was withdrawn; 301 where it moved.
    """
    meeting, other = found_at(request, year, slug, f"documents/{document}/{below}")
    if meeting is None:
        return None, None, other
    page = Page(meeting, audience_of(request, meeting, Document))
    found = page.document(document)
    # Who has a link to a document opens it, whatever its meeting is.
    if found and not (found.is_public and meeting.is_public) and _has_link(request, found):
        request.draft_state = (meeting if found.is_public else found).state()
        return page, found, None
    if other := access.refusal(request, meeting, title=meeting.edition_name):
        return None, None, other
    if found is None:
        return None, None, _moved(request, page, document, below)
    return page, found, _refusal(request, page, found)


def _moved(request, page: Page, slug: str, below: str):
    """The redirect to where a document of the meeting stands now.

    Http404 where none ever was, and where the address would tell of what is not for the reader.
    """
    document = FormerAddress.subject_at(former_address(page.meeting.pk, slug))
    if document is None or not page.audience.includes(document.audience):
        raise Http404
    is_elsewhere = document.meeting_id != page.meeting.pk
    if is_elsewhere and not (document.meeting.is_public or page.sees_all):
        raise Http404
    return access.moved_to(request, document, below)


def _refusal(request, page: Page, document: Document):
    """None when the reader may see the document, else the 410 page, or Http404."""
    state, is_meant = document.state(), page.audience.includes(document.audience)
    if state == State.PUBLIC and is_meant:
        return None
    if state != State.PUBLIC and is_meant and access.may_preview(request, document):
        request.draft_state = state
        return None
    if state == State.WITHDRAWN and is_meant:
        return access.gone(request, document, title=str(document))
    raise Http404


def _has_link(request, document: Document) -> bool:
    """Whether the request brings a preview link that opens this document."""
    token = request.GET.get("preview", "")
    return bool(token) and PreviewLink.opens(token, document)
