"""What every page of albums begins with: the meeting, the album, the picture, or another answer."""

from dataclasses import dataclass

from django.http import Http404

from meetings.albums.access import refusal
from meetings.albums.models import Album, Picture
from meetings.at_address import found_at
from meetings.models import AnnualMeeting
from uccn.publication import access


@dataclass(frozen=True)
class Place:
    """Where a reader is: at a meeting, in an album of it, at a picture of that."""

    meeting: AnnualMeeting
    album: Album | None = None
    picture: Picture | None = None

    @property
    def things(self) -> list:
        """The meeting, the album, the picture, as far as they are there."""
        return [thing for thing in (self.meeting, self.album, self.picture) if thing]

    def pictures(self):
        """The album's pictures that this page shows: of a draft also those that wait."""
        rows = self.album.pictures.described().in_order()
        is_draft = not (self.album.is_public and self.meeting.is_public)
        return rows.filter(withdrawn_at=None) if is_draft else rows.published()

    @property
    def context(self) -> dict:
        """What the templates of all these pages read."""
        return {"meeting": self.meeting, "album": self.album}


def find(request, year: str, slug: str, album: str = "", key: str = ""):
    """The place at an address, or else the answer: 301 where it moved, 410 where it was withdrawn.

    Raises Http404 where nothing is, or where it is a draft that the reader may not see.
    """
    address, below = f"meetings/{int(year)}/{slug}", "pictures/"
    below += f"{album}/" * bool(album) + f"{key}/" * bool(key)
    meeting, other = found_at(request, year, slug, below)
    if meeting is None:
        return None, other
    if not album:
        place = Place(meeting)
        return place, refusal(request, place.things)
    found = Album.objects.for_page().filter(meeting=meeting, slug=album).first()
    if found is None:
        return None, _moved_album(request, meeting, f"{address}/pictures/{album}", key)
    # The album leads to the meeting as it was read.
    found.meeting = meeting
    place = Place(meeting, found, _picture(found, key) if key else None)
    return place, refusal(request, place.things)


def _picture(album: Album, key: str) -> Picture:
    """A picture of the album, whatever its state. Raises Http404."""
    picture = album.pictures.described().filter(pk=int(key)).first()
    if picture is None:
        raise Http404
    picture.album = album
    return picture


def _moved_album(request, meeting: AnnualMeeting, address: str, key: str):
    """The redirect from an album's former address, for who may see the meeting at all."""
    if answer := refusal(request, [meeting]):
        return answer
    return access.moved(request, address, f"{key}/" * bool(key))
