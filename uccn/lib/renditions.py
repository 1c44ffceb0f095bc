"""A picture in the sizes and formats that pages show, under names that never change.

Each width is there as WebP and as JPEG: of what Pillow writes, WebP was the smallest at half
of AVIF's time. An upload is looked at and drawn in one size while somebody waits; the others are
drawn from its pixels later. The files lie in a storage that no address leads to; whoever owns a
picture serves them, or does not. What was uploaded itself is never kept.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import re
import secrets
from typing import NamedTuple

from django.core.files.base import ContentFile
from django.core.files.storage import storages

from uccn.lib import images
from uccn.lib.later import later

Image = later("PIL.Image")

STORAGE = "pictures"
# The widest is kept for print and for the press. Pictures that were drawn before have the widths of
# that time: who changes these draws them again.
WIDTHS = (320, 640, 1280, 2560)
TYPES = {"webp": "image/webp", "jpg": "image/jpeg"}
# The size that is there at once, as JPEG: enough for a list, a desk and a phone.
_FIRST = 640
# The pixels that all other sizes are drawn from, until they are; nobody is handed it.
SOURCE = "source.jpg"
_OPTIONS = {
    "webp": ("WEBP", {"quality": 80, "method": 2}),
    "jpg": ("JPEG", {"quality": 82, "optimize": True, "progressive": True}),
}
# Where Exif holds the camera's facts, and among them the time at which the picture was taken.
_FACTS, _TAKEN = 0x8769, 0x9003
_KEY = re.compile(r"[0-9a-f]{24}")


class Received(NamedTuple):
    """An upload that is a picture: its own size, the day that the camera tells, its first files."""

    width: int
    height: int
    taken_on: dt.date | None
    files: dict[str, bytes]


def widths(width: int) -> list[int]:
    """The widths that a picture of this one has, smallest first; it is never made larger."""
    return [*(size for size in WIDTHS if size < width), width]


def name(width: int, ending: str) -> str:
    """How a size is called: "640.webp"."""
    return f"{width}.{ending}"


def height(width: int, height: int, size: int) -> int:
    """How high a picture of this width and height is when it is drawn ``size`` pixels wide."""
    return max(1, round(height * size / width))


def first(width: int) -> int:
    """The width of the one size that a picture of this width has at once."""
    return min(_FIRST, width)


def received(file, most: int = 0) -> Received:
    """The upload as pixels to draw from, and in its first size, without metadata.

    ``most`` is the number of bytes that it may have. Raises ValidationError that says why not.
    """
    image = _without_metadata(images.opened(file, most))
    width = min(image.width, WIDTHS[-1])
    size = first(width)
    files = {
        # Drawing it narrower already here would double the time.
        SOURCE: _bytes(image, "JPEG", {"quality": 95}),
        name(size, "jpg"): _written(_narrower(image, size), "jpg"),
    }
    return Received(width, height(*image.size, width), _day(file), files)


def drawn(key: str) -> dict[str, bytes]:
    """Every file of a picture but the first by its name, drawn from what was received.

    Raises FileNotFoundError where that is not there (any more), OSError where it is damaged.
    """
    image = Image.open(io.BytesIO(read(key, SOURCE)), formats=["JPEG"])
    width = min(image.width, WIDTHS[-1])
    there, files = name(first(width), "jpg"), {}
    for size in reversed(widths(width)):
        image = _narrower(image, size)
        names = {name(size, ending): ending for ending in TYPES}
        files |= {file: _written(image, ending) for file, ending in names.items() if file != there}
    return files


def new_key() -> str:
    """A name that nobody can guess, of which the files' names are made."""
    return secrets.token_hex(12)


def place(key: str, file: str) -> str:
    """Where a file of a picture lies. Raises ValueError for a key that is none."""
    if not _KEY.fullmatch(key):
        raise ValueError(f"{key!r} is no key of a picture.")
    return f"{key[:2]}/{key}-{file}"


def write(key: str, files: dict[str, bytes]) -> None:
    """Put the files of a picture into the storage, in the stead of what an attempt left there."""
    storage = storages[STORAGE]
    for file, content in files.items():
        path = place(key, file)
        # Storing asks by itself whether there is one.
        storage.delete(path)
        storage.save(path, ContentFile(content))


def read(key: str, file: str) -> bytes:
    """The bytes of a file of a picture. Raises FileNotFoundError where there is none."""
    with storages[STORAGE].open(place(key, file)) as opened:
        return opened.read()


def forget_source(key: str) -> None:
    """Delete what a picture was drawn from."""
    storages[STORAGE].delete(place(key, SOURCE))


def remove(key: str) -> None:
    """Delete every file of a picture, also those of widths that pictures have no more."""
    storage = storages[STORAGE]
    folder, _slash, begins = place(key, "").partition("/")
    with contextlib.suppress(FileNotFoundError):
        for file in storage.listdir(folder)[1]:
            if file.startswith(begins):
                storage.delete(f"{folder}/{file}")


def _day(file) -> dt.date | None:
    """The day on which a picture was taken, as its camera says; None where it says none."""
    file.seek(0)
    try:
        facts = Image.open(file, formats=images.FORMATS).getexif().get_ifd(_FACTS)
        return dt.datetime.strptime(str(facts[_TAKEN])[:10], "%Y:%m:%d").date()
    except Exception:  # Pillow raises whatever damaged bytes lead to; the day is then not known.
        return None


def _without_metadata(image: Image.Image) -> Image.Image:
    """The pixels alone, on white where they were transparent."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        above = image.convert("RGBA")
        image = Image.new("RGB", above.size, "white")
        image.paste(above, mask=above)
    image = image.convert("RGB")
    image.info = {}
    return image


def _narrower(image: Image.Image, width: int) -> Image.Image:
    """The picture so wide, in its own proportions."""
    if image.width == width:
        return image
    size = (width, height(*image.size, width))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def _written(image: Image.Image, ending: str) -> bytes:
    """The bytes of a picture in a format."""
    return _bytes(image, *_OPTIONS[ending])


def _bytes(image: Image.Image, kind: str, options: dict) -> bytes:
    """What Pillow writes of a picture."""
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()
