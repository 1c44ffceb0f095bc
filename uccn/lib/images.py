"""Pictures that staff upload: checked before decoding, re-encoded, stripped of what they carry.

Only JPEG, PNG and WebP of a single frame; the pixel cap is read from the header, before any pixel
is decoded. What is kept is what Pillow drew again, so that scripts, archives and metadata that
hid in the file are gone.
"""

from __future__ import annotations

import io
import secrets
import warnings

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from uccn.lib.later import later

PIL = later("PIL")
Image, ImageOps = later("PIL.Image"), later("PIL.ImageOps")

FORMATS = ("JPEG", "PNG", "WEBP")
MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 40_000_000
WIDTHS = (480, 960, 1920)


def checked(file) -> ContentFile:
    """The picture re-encoded under a new name. Raises ValidationError that says what to do."""
    return encoded(opened(file))


def opened(file) -> Image.Image:
    """The picture upright, decoded within limits. Raises ValidationError that says what to do."""
    if file.size > MAX_BYTES:
        raise ValidationError(
            _("The picture is larger than %(megabytes)s MB. Save it smaller and try again.")
            % {"megabytes": MAX_BYTES // 1024 // 1024}
        )
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(file, formats=FORMATS)
            _check_header(image)
            image.load()
            return _upright(image)
    except ValidationError:
        raise
    except (PIL.UnidentifiedImageError, Image.DecompressionBombError, Warning, OSError, ValueError,
            SyntaxError) as error:  # fmt: skip
        raise ValidationError(
            _("This is not a picture that the site can read. Use a JPEG, PNG or WebP file.")
        ) from error


def _upright(image: Image.Image) -> Image.Image:
    """The picture turned as its metadata says; as it stands when they are damaged."""
    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # Pillow raises whatever the damaged bytes lead to; they are thrown away.
        return image


def _check_header(image: Image.Image) -> None:
    """Refuse by size and frames, before decoding."""
    if image.width * image.height > MAX_PIXELS:
        raise ValidationError(
            _("The picture has %(width)s × %(height)s pixels; at most %(millions)s million fit.")
            % {
                "width": image.width,
                "height": image.height,
                "millions": MAX_PIXELS // 1_000_000,
            }
        )
    # An MPO is a photograph with a second view beside it; the first is the picture.
    if image.format != "MPO" and getattr(image, "n_frames", 1) > 1:
        raise ValidationError(_("The picture moves. Use one with a single frame."))


def encoded(image: Image.Image) -> ContentFile:
    """A picture as a file of its own: PNG where it is transparent, else JPEG."""
    transparent = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    clean = image.convert("RGBA" if transparent else "RGB")
    buffer = io.BytesIO()
    clean.info.clear()
    if transparent:
        clean.save(buffer, "PNG", optimize=True)
    else:
        clean.save(buffer, "JPEG", quality=85, optimize=True, progressive=True)
    suffix = "png" if transparent else "jpg"
    return ContentFile(buffer.getvalue(), name=f"{secrets.token_hex(12)}.{suffix}")


def smaller(file, width: int) -> ContentFile:
    """The same picture at most so wide, for the web."""
    file.seek(0)
    image = Image.open(file, formats=FORMATS)
    if image.width > width:
        height = max(1, round(image.height * width / image.width))
        image = image.resize((width, height), Image.Resampling.LANCZOS)
    return encoded(image)
