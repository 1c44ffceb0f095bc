"""What albums say of themselves on the page of a meeting's parts."""

from django.urls import reverse
from django.utils.translation import ngettext

from meetings.albums.models import Album, Picture
from meetings.models import AnnualMeeting
from meetings.parts import Part, Remark, register


def _remarks(meeting: AnnualMeeting) -> list[Remark]:
    """How many pictures nothing describes, with the way to describe those of one album."""
    waiting = Picture.objects.filter(album__meeting=meeting, withdrawn_at=None).without_words()
    albums = list(waiting.order_by("album__position", "album").values_list("album", flat=True))
    if not albums:
        return []
    words = ngettext(
        "%(number)s picture stays a draft: nothing says what it shows.",
        "%(number)s pictures stay drafts: nothing says what they show.",
        len(albums),
    )
    page = reverse("admin:albums_album_words", args=[albums[0]])
    return [Remark(words % {"number": len(albums)}, page)]


register(
    Part(Album, position=90),
    Part(Picture, position=100, path="album__meeting", remarks=_remarks),
)
