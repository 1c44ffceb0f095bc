"""Albums and pictures for tests; texts are given by language, never by base name."""

import datetime as dt
import hashlib
import io

import factory
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from meetings.albums.models import Album, Picture
from tests.factories.meetings import AnnualMeetingFactory
from uccn.lib import renditions


def _yesterday() -> dt.datetime:
    """Since when what is public is so."""
    return timezone.now() - dt.timedelta(days=1)


class AlbumFactory(factory.django.DjangoModelFactory):
    """A draft album of a public meeting; ``public=True`` makes it public since yesterday."""

    class Meta:
        model = Album

    class Params:
        public = factory.Trait(published_at=factory.LazyFunction(_yesterday))

    meeting = factory.SubFactory(AnnualMeetingFactory, public=True)
    slug = factory.Sequence(lambda n: f"album-{n}")
    title_fr = factory.Sequence(lambda n: f"Album {n}")


class PictureFactory(factory.django.DjangoModelFactory):
    """A picture with words in French, without files; ``public=True`` makes it public."""

    class Meta:
        model = Picture

    class Params:
        public = factory.Trait(published_at=factory.LazyFunction(_yesterday))

    album = factory.SubFactory(AlbumFactory, public=True)
    position = factory.Sequence(lambda n: n + 1)
    alternative_fr = factory.Sequence(lambda n: f"Des personnes {n}")
    credit = "Anna Nowak"
    licence = "CC-BY-4.0"
    sha256 = factory.Sequence(lambda n: hashlib.sha256(str(n).encode()).hexdigest())
    width = 1000
    height = 500
    is_drawn = True


def picture_bytes(kind: str = "JPEG", size=(400, 300), colour=(60, 90, 120), **options) -> bytes:
    """A picture of one colour."""
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, kind, **options)
    return buffer.getvalue()


def with_files(picture: Picture) -> Picture:
    """The picture with files of its own: in all sizes, or the first alone where it is undrawn."""
    size = (picture.width, picture.height)
    taken = renditions.received(SimpleUploadedFile("a.jpg", picture_bytes(size=size)))
    renditions.write(picture.key, taken.files)
    if picture.is_drawn:
        renditions.write(picture.key, renditions.drawn(picture.key))
        renditions.forget_source(picture.key)
    return picture
