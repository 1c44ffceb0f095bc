"""What the API says of a meeting's pictures."""

from typing import NamedTuple

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from meetings.albums.models import Album, Licence, Picture
from meetings.api import PLACE, address, find_meeting
from meetings.models import AnnualMeeting
from uccn.api import kinds
from uccn.api.kinds import ADDRESS, ADDRESSES, DAY, NUMBER, SLUG, TEXT, TEXTS, one_of, or_null
from uccn.api.registry import Item, Part, register
from uccn.api.shapes import Property, Shape


class Told(NamedTuple):
    """A meeting with the albums of it that readers see."""

    meeting: AnnualMeeting
    albums: list[Album]


PICTURE = Shape(
    "Picture",
    _("A picture, with what its use depends on."),
    (
        Property("id", NUMBER, _("number"), lambda picture: picture.pk),
        Property(
            "words",
            TEXTS,
            _("What it shows, for those who do not see it."),
            lambda picture: kinds.texts(picture, "alternative"),
        ),
        Property("caption", TEXTS, _("caption"), lambda picture: kinds.texts(picture, "caption")),
        Property("credit", TEXT, _("credit"), lambda picture: picture.credit),
        Property(
            "licence",
            one_of(Licence.values),
            _("Its licence, by its SPDX identifier."),
            lambda picture: picture.licence,
        ),
        Property(
            "licence_url",
            or_null(ADDRESS),
            _("The licence; null where all rights are reserved."),
            lambda picture: picture.terms.address or None,
        ),
        Property("taken_on", or_null(DAY), _("taken on"), lambda p: kinds.day(p.taken_on)),
        Property("width", NUMBER, _("Width in pixels."), lambda picture: picture.size[0]),
        Property("height", NUMBER, _("Height in pixels."), lambda picture: picture.size[1]),
        Property("file", ADDRESS, _("The file (JPEG)."), lambda p: kinds.absolute(p.large)),
        Property("pages", ADDRESSES, _("pages"), lambda p: _pages(p.album, f"{p.pk}/")),
    ),
)
ALBUM = Shape(
    "Album",
    _("Pictures under one title."),
    (
        Property("slug", SLUG, _("slug"), lambda album: album.slug),
        Property("title", TEXTS, _("title"), lambda album: kinds.texts(album, "title")),
        Property(
            "description",
            TEXTS,
            _("description"),
            lambda album: kinds.texts(album, "description"),
        ),
        Property("pictures", [PICTURE], _("pictures"), lambda album: album.pictures.all()),
        Property("pages", ADDRESSES, _("pages"), lambda album: _pages(album)),
    ),
)
ALBUMS = Shape(
    "Albums",
    _("The pictures of a meeting, by album."),
    (
        Property("meeting", ADDRESS, _("meeting"), lambda t: kinds.absolute(address(t.meeting))),
        Property("albums", [ALBUM], _("albums"), lambda told: told.albums),
    ),
)


def _pages(album: Album, below: str = "") -> dict[str, str]:
    """The pages of an album, or of something in it."""
    return kinds.pages(f"{album.address}/{below}")


def _albums(values: dict) -> Told:
    """The public albums of the public meeting at an address; there may be none."""
    meeting = find_meeting(values, below="/pictures")
    pictures = Prefetch("pictures", Picture.objects.published().in_order())
    albums = Album.objects.filter(meeting=meeting).published().prefetch_related(pictures)
    found = list(albums.order_by("position", "pk"))
    for album in found:
        album.meeting = meeting
    return Told(meeting, found)


register(
    Part(
        "albums",
        _("Pictures"),
        (
            Item(
                "albums",
                "meetings/{year}/{slug}/pictures",
                _("The pictures of one meeting, as everyone sees them."),
                ALBUMS,
                _albums,
                PLACE,
                may_be_gone=True,
            ),
        ),
        position=4,
    )
)
