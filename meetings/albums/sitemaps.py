"""The public pages of albums, for sitemaps."""

from django.urls import reverse

from meetings.albums.models import Album
from meetings.albums.published import albums
from uccn.discovery.sitemaps import Entry, everywhere, register
from uccn.publication.edits import latest


def _entries() -> list[Entry]:
    """Each meeting's albums, each album, each picture, since when it is public."""
    found, lists = [], {}
    for album in albums():
        since = latest(album.published_at, album.meeting.published_at)
        shown = [picture.published_at for picture in album.pictures.all()]
        newest = latest(since, *shown)
        path = list_path(album)
        lists[path] = latest(newest, lists.get(path))
        found.append(everywhere(album.get_absolute_url(), newest))
        for picture in album.pictures.all():
            changed = latest(since, picture.published_at)
            found.append(everywhere(picture.get_absolute_url(), changed))
    return [*(everywhere(path, changed) for path, changed in lists.items()), *found]


def list_path(album: Album) -> str:
    """The page of all albums of the meeting, in the active language."""
    place = [album.meeting.year, album.meeting.slug]
    return reverse("meetings:albums:albums", args=place)


register("albums", _entries)
