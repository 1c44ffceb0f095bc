"""A picture in the sizes and formats that pages show, under names that never change.

Each width is there as WebP and as JPEG: of what Pillow writes, WebP was the smallest at half
of AVIF's time. The files lie in a storage that no address leads to; whoever owns a picture serves
them, or does not. What was uploaded itself is never kept.
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
_OPTIONS = {
    "webp": ("WEBP", {"quality": 80, "method": 2}),
    "jpg": ("JPEG", {"quality": 82, "optimize": True, "progressive": True}),
}
# Where Exif holds the camera's facts, and among them the time at which the picture was taken.
_FACTS, _TAKEN = 0x8769, 0x9003
_KEY = re.compile(r"[0-9a-f]{24}")


class Drawn(NamedTuple):
    """A picture drawn in all its sizes: its own size, the day that the camera tells, the files."""

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


def drawn(file, most: int = 0) -> Drawn:
    """The upload in all its sizes, without metadata. Raises ValidationError that says why not.

    ``most`` is the number of bytes that it may have.
    """
    image = _without_metadata(images.opened(file, most))
    if image.width > WIDTHS[-1]:
        image = _narrower(image, WIDTHS[-1])
    width, height, files = image.width, image.height, {}
    for size in reversed(widths(width)):
        image = _narrower(image, size)
        for ending in TYPES:
            files[name(size, ending)] = _written(image, ending)
    return Drawn(width, height, _day(file), files)


def new_key() -> str:
    """A name that nobody can guess, of which the files' names are made."""
    return secrets.token_hex(12)


def place(key: str, file: str) -> str:
    """Where a file of a picture lies. Raises ValueError for a key that is none."""
    if not _KEY.fullmatch(key):
        raise ValueError(f"{key!r} is no key of a picture.")
    return f"{key[:2]}/{key}-{file}"


def write(key: str, files: dict[str, bytes]) -> None:
    """Put the files of a picture into the storage."""
    for file, content in files.items():
        storages[STORAGE].save(place(key, file), ContentFile(content))


def read(key: str, file: str) -> bytes:
    """The bytes of a file of a picture. Raises FileNotFoundError where there is none."""
    with storages[STORAGE].open(place(key, file)) as opened:
        return opened.read()


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
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)


def _written(image: Image.Image, ending: str) -> bytes:
    """The bytes of a picture in a format."""
    kind, options = _OPTIONS[ending]
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()
