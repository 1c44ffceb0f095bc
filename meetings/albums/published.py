"""Every album that readers see, with its pictures, for what tells of many at once."""

from django.db.models import Prefetch

from meetings.albums.models import Album, Picture


def albums(year: int | None = None) -> list[Album]:
    """The public albums with their public pictures, or those of a year. At most two queries."""
    pictures = Prefetch("pictures", Picture.objects.published().in_order())
    found = Album.objects.readable().prefetch_related(pictures)
    found = found.order_by("meeting__edition", "position", "pk")
    return list(found.filter(meeting__year=year) if year else found)
