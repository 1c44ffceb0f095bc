"""What readers may find of albums: title and description, and what each picture shows."""

from collections.abc import Collection, Iterator

from django.db.models import Prefetch
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from meetings.albums.models import Album, Picture
from meetings.models import AnnualMeeting
from uccn.lib import languages
from uccn.lib.text import to_plain
from uccn.search.registry import FAR, Link, SearchSubject, Text, register


@register
class AlbumSearch(SearchSubject):
    """Each album that is public, or will be at a set time, picture by picture."""

    model = Album
    kind = "album"
    number = 4
    heading = _("Pictures")
    is_dated = True
    links = {
        Album: Link("pk", "pk"),
        Picture: Link("pictures", "album_id"),
        AnnualMeeting: Link("meeting"),
    }

    def part(self, number: int) -> str:
        """ "Picture 4"."""
        return gettext("Picture %(number)s") % {"number": number}

    def texts(self, pks: Collection[int] | None = None) -> Iterator[Text]:
        """Albums and pictures in every language that has words for them. Two queries."""
        pictures = Prefetch("pictures", Picture.objects.published(FAR).in_order())
        found = Album.objects.readable(FAR).prefetch_related(pictures)
        for album in found if pks is None else found.filter(pk__in=pks):
            for code in languages.codes():
                yield from _of_language(album, code)


def _of_language(album: Album, code: str) -> Iterator[Text]:
    """An album's title with its description, then every picture that the language has words for."""
    title, description = _plain(album, "title", code), _plain(album, "description", code)
    since = max(album.published_at, album.meeting.published_at)
    place = {"object_id": album.pk, "language": code, "year": album.meeting.year}
    name = title or to_plain(album.text("title", code).text)
    if title:
        address = f"{album.address}/"
        yield Text(title=title, body=description, address=address, public_from=since, **place)
    for number, picture in enumerate(album.pictures.all(), start=1):
        words = [_plain(picture, field, code) for field in ("caption", "alternative")]
        if any(words):
            yield Text(
                title=name,
                body=" · ".join(filter(None, [*words, picture.credit])),
                address=f"{album.address}/{picture.pk}/",
                public_from=max(since, picture.published_at),
                key=str(picture.pk),
                number=number,
                **place,
            )


def _plain(row, field: str, code: str) -> str:
    """A field in a language as plain text, '' where it has none."""
    return to_plain(languages.text_in(row, field, code))
