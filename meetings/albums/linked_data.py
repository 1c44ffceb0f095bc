"""What the pages of albums say to machines."""

from django.urls import reverse
from django.utils.translation import gettext

from meetings.albums.models import Album, Picture
from meetings.linked_data import identifier, picture_of
from meetings.models import AnnualMeeting
from uccn.discovery import schema
from uccn.discovery.head import Head
from uccn.lib import addresses
from uccn.lib.text import to_plain


def albums_head(meeting: AnnualMeeting, albums: list[Album]) -> Head:
    """The albums of a meeting."""
    items = [(schema.named(album.text("title")), album.get_absolute_url()) for album in albums]
    return _head(
        meeting,
        gettext("Pictures"),
        [],
        kind="CollectionPage",
        more={"mainEntity": schema.item_list(items)},
    )


def album_head(album: Album, pictures: list[Picture]) -> Head:
    """An album as a gallery, with each picture's file, credit and licence."""
    name = to_plain(album.text("title").text)
    return _head(
        album.meeting,
        name,
        [(name, album.get_absolute_url())],
        sentence=to_plain(album.text("description").text),
        kind="ImageGallery",
        more={
            "about": {"@id": identifier(album.meeting)},
            "image": [_in_brief(picture) for picture in pictures],
        },
    )


def picture_head(picture: Picture) -> Head:
    """A picture."""
    album = picture.album
    title = to_plain(album.text("title").text)
    name = to_plain(str(picture))
    trail = [(title, album.get_absolute_url()), (name, picture.get_absolute_url())]
    node = image(picture)
    return _head(
        album.meeting,
        name,
        trail,
        sentence=to_plain(picture.text("alternative").text),
        kind="ItemPage",
        more={"mainEntity": {"@id": node["@id"]}},
        nodes=[node],
    )


def image(picture: Picture) -> dict:
    """A picture in schema.org's words; whoever is to be credited need not be its maker."""
    about = {"@id": identifier(picture.album.meeting)}
    width, height = picture.size
    return schema.known(
        _in_brief(picture)
        | {
            "caption": schema.named(picture.text("caption")),
            "description": schema.named(picture.text("alternative")),
            "dateCreated": picture.taken_on.isoformat() if picture.taken_on else "",
            "encodingFormat": "image/jpeg",
            "width": width,
            "height": height,
            "about": about,
        }
    )


def _in_brief(picture: Picture) -> dict:
    """A picture's file and page, with what its use depends on."""
    page = addresses.absolute(picture.get_absolute_url())
    return schema.known(
        {
            "@type": "ImageObject",
            "@id": f"{page}#picture",
            "url": page,
            "contentUrl": addresses.absolute(picture.large),
            "creditText": picture.credit,
            "license": picture.terms.address,
        }
    )


def _head(meeting: AnnualMeeting, title: str, below: list[tuple[str, str]], **facts) -> Head:
    """A page below the meeting and its albums."""
    albums = reverse("meetings:albums:albums", args=[meeting.year, meeting.slug])
    trail = [
        (gettext("Annual meetings"), reverse("meetings:list")),
        (to_plain(meeting.link_name), meeting.get_absolute_url()),
        (gettext("Pictures"), albums),
        *below,
    ]
    return Head(title=title, path=trail[-1][1], trail=trail, picture=picture_of(meeting), **facts)
