"""The albums of a meeting, an album, a picture, and the pictures' files."""

from django.http import Http404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from meetings.albums import linked_data
from meetings.albums.access import refusal
from meetings.albums.models import Album, Picture
from meetings.albums.page import Place, find
from meetings.models import AnnualMeeting
from uccn.lib import ranges, renditions
from uccn.lib.documents import as_upload, tagged
from uccn.lib.public_page import public_page
from uccn.publication.models import State


@public_page()
@require_safe
def albums(request, year: str, slug: str):
    """The albums of a meeting, each with its first picture; 404 while there never was one."""
    place, answer = find(request, year, slug)
    if answer:
        return answer
    found = Album.objects.filter(meeting=place.meeting)
    shown = list(found.published().counted().titled().order_by("position", "pk"))
    if not shown and not found.withdrawn().exists():
        raise Http404
    for album in shown:
        album.meeting = place.meeting
    covers = Picture.objects.readable().covers().described()
    by_album = {cover.album_id: cover for cover in covers.filter(album__in=shown)}
    context = {
        **place.context,
        "albums": [(album, by_album.get(album.pk)) for album in shown],
        "head": linked_data.albums_head(place.meeting, shown),
    }
    return TemplateResponse(request, "albums/albums.html", context)


@public_page()
@require_safe
def album(request, year: str, slug: str, album: str):
    """An album with all its pictures."""
    place, answer = find(request, year, slug, album)
    if answer:
        return answer
    return _album(request, place, list(place.pictures()))


def preview(request, album: Album, language: str, texts: dict[tuple, str]):
    """An album's page in a language with texts that are not saved, and with pictures that wait."""
    meeting = AnnualMeeting.objects.in_brief().get(pk=album.meeting_id)
    shown = Album.objects.for_page(language).get(pk=album.pk)
    shown.meeting = meeting
    pictures = list(shown.pictures.described(language).filter(withdrawn_at=None).in_order())
    rows = {(row._meta.label_lower, row.pk): row for row in (shown, *pictures)}
    for (label, pk, name), text in texts.items():
        if text and (row := rows.get((label, pk))):
            setattr(row, f"{name}_shown", text)
            setattr(row, f"{name}_shown_language", language)
    request.draft_state = State.DRAFT
    return _album(request, Place(meeting, shown), pictures).render()


def _album(request, place: Place, pictures: list[Picture]):
    """An album with these pictures, in its template."""
    for picture in pictures:
        picture.album = place.album
    head = linked_data.album_head(place.album, pictures)
    context = {
        **place.context,
        "pictures": pictures,
        "album_title": place.album.text("title"),
        "description": place.album.text("description"),
        "head": head,
    }
    return TemplateResponse(request, "albums/album.html", context)


@public_page()
@require_safe
def picture(request, year: str, slug: str, album: str, key: str):
    """A picture with its words, credit and licence, between its neighbours."""
    place, answer = find(request, year, slug, album, key)
    if answer:
        return answer
    keys = list(place.pictures().values_list("pk", flat=True))
    at = keys.index(place.picture.pk) if place.picture.pk in keys else None
    context = {
        **place.context,
        "picture": place.picture,
        "caption": place.picture.text("caption"),
        "words": place.picture.text("alternative"),
        "number": at + 1 if at is not None else None,
        "count": len(keys),
        "previous": keys[at - 1] if at else None,
        "next": keys[at + 1] if at is not None and at + 1 < len(keys) else None,
        "head": linked_data.picture_head(place.picture),
    }
    return TemplateResponse(request, "albums/picture.html", context)


@require_safe
def file(request, key: str, width: str, ending: str):
    """A picture's file: for everyone while the picture is public, else for who sees its draft."""
    columns = ("published_at", "withdrawn_at", "withdrawal_note")
    above = [f"{path}__{name}" for path in ("album", "album__meeting") for name in columns]
    rows = Picture.objects.select_related("album__meeting").only(
        "key", "width", "is_drawn", *columns, *above
    )
    found = rows.filter(key=key).first()
    if found is None or int(width) not in found.widths:
        raise Http404
    things = [found.album.meeting, found.album, found]
    if answer := refusal(request, things):
        return answer
    name = renditions.name(int(width), ending)
    try:
        content = renditions.read(key, name)
    except FileNotFoundError as error:
        raise Http404 from error
    made = tagged(content, renditions.TYPES[ending], f"{key}-{name}")
    response = ranges.sliced(request, as_upload(made))
    if not all(thing.is_public for thing in things):
        response.headers["Cache-Control"] = "private, no-store"
    return response
