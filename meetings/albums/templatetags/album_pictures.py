"""A picture in the size that its place wants, and a meeting's first pictures."""

from django import template

from meetings.albums.models import Picture
from meetings.models import AnnualMeeting
from uccn.lib import languages, renditions

register = template.Library()

# How wide a picture is shown in each place, and the widest file that is of use there.
_SIZES = {
    "page": ("(min-width: 76rem) 72rem, 92vw", renditions.WIDTHS[-1]),
    "tile": ("(min-width: 60rem) 18rem, (min-width: 36rem) 45vw, 92vw", 1280),
    "strip": ("11rem", 640),
}
# How many pictures a meeting's page shows, and what it reads nothing of.
_STRIP = 6
_TEXTS = ("album__title", "album__description")
_UNREAD = (*_TEXTS, *languages.columns(_TEXTS, languages.codes()))


@register.inclusion_tag("albums/_picture.html", takes_context=True)
def picture_in(context, picture: Picture, place: str, is_first: bool = False) -> dict:
    """The picture for a place; the first of a page is fetched at once, the others when needed."""
    sizes, most = _SIZES[place]
    widths = picture.widths
    useful = [width for width in widths if width <= most] or widths[:1]
    ending = context.get("preview_suffix", "")
    return {
        "picture": picture,
        "words": picture.text("alternative"),
        "sizes": sizes,
        "webp": _set(picture, useful, "webp", ending) if picture.is_drawn else "",
        "jpeg": _set(picture, useful, "jpg", ending),
        "source": picture.file_url(useful[min(1, len(useful) - 1)], "jpg") + ending,
        "is_first": is_first,
        "is_cut": place != "page",
    }


def _set(picture: Picture, widths: list[int], kind: str, ending: str) -> str:
    """The files with their widths, for ``srcset``."""
    return ", ".join(f"{picture.file_url(w, kind)}{ending} {w}w" for w in widths)


@register.inclusion_tag("albums/_of_meeting.html")
def pictures_of_meeting(meeting: AnnualMeeting) -> dict:
    """The first pictures of a meeting that readers see, with the way to all. Runs one query."""
    own = Picture.objects.readable().filter(album__meeting=meeting).described()
    first = own.select_related("album").defer(*_UNREAD)
    order = ("album__position", "album_id", "position", "pk")
    pictures = list(first.order_by(*order)[:_STRIP])
    for picture in pictures:
        picture.album.meeting = meeting
    return {"meeting": meeting, "pictures": pictures}
