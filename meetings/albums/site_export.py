"""The pages of albums, as the export to files finds them; their files follow from the pages."""

from collections.abc import Iterable

from meetings.albums.published import albums
from meetings.albums.sitemaps import list_path
from uccn.site_export.registry import Subject, register


def addresses(year: int | None) -> Iterable[str]:
    """Every page of every public album; of a year its own."""
    for album in albums(year):
        yield list_path(album)
        yield album.get_absolute_url()
        yield from (picture.get_absolute_url() for picture in album.pictures.all())


register("albums", Subject(addresses))
