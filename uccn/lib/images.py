"""Pictures that staff upload: checked before decoding, re-encoded, stripped of what they carry.

Only JPEG, PNG and WebP of a single frame; the pixel cap is read from the header, before any pixel
is decoded. What is kept is what Pillow drew again, so that scripts, archives and metadata that
hid in the file are gone; a picture that is a second file at once is refused. Colours are brought
into sRGB, which a picture without a profile is taken to be in.
"""

from __future__ import annotations

import io
import secrets
import warnings

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from uccn.lib import foreign_files
from uccn.lib.later import later

PIL = later("PIL")
Image, ImageOps, ImageCms = later("PIL.Image"), later("PIL.ImageOps"), later("PIL.ImageCms")

FORMATS = ("JPEG", "PNG", "WEBP")
MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 40_000_000
# WebP holds no longer side.
MAX_SIDE = 16_383
WIDTHS = (480, 960, 1920)


def checked(file) -> ContentFile:
    """The picture re-encoded under a new name. Raises ValidationError that says what to do."""
    return encoded(opened(file))


def opened(file, most: int = 0) -> Image.Image:
    """The picture upright and in sRGB, decoded within limits. Raises ValidationError.

    ``most`` is the number of bytes that it may have, ``MAX_BYTES`` by default.
    """
    most = most or MAX_BYTES
    if file.size > most:
        raise ValidationError(
            _("The picture is larger than %(megabytes)s MB. Save it smaller and try again.")
            % {"megabytes": most // 1024 // 1024}
        )
    try:
        image = _decoded(file)
    except ValidationError:
        raise
    except (PIL.UnidentifiedImageError, Image.DecompressionBombError, Warning, OSError, ValueError,
            SyntaxError) as error:  # fmt: skip
        raise ValidationError(_why_unreadable(file, error)) from error
    if hidden := foreign_files.hidden_in(file):
        raise ValidationError(
            _("The file is a picture and a file of the kind %(kind)s at once. Open it, save it as "
              "a new picture and try again.") % {"kind": hidden}
        )  # fmt: skip
    return _in_srgb(_upright(image))


def _decoded(file) -> Image.Image:
    """The pixels, when header and size allow it; raises whatever Pillow raises."""
    file.seek(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        image = Image.open(file, formats=FORMATS)
        _check_header(image)
        image.load()
        return image


def _why_unreadable(file, error: Exception) -> str:
    """Why Pillow did not read a file, and what to do about it."""
    kind = foreign_files.kind_of(file)
    if kind in foreign_files.WITH_PROGRAMS:
        return _(
            "This is a file of the kind %(kind)s, which may hold programs. Save it as PNG and try "
            "again."
        ) % {"kind": kind}
    if kind:
        return _(
            "This is a file of the kind %(kind)s. Save it as JPEG, PNG or WebP and try again."
        ) % {"kind": kind}
    if "truncated" in str(error):
        return _("The file ends in the middle of the picture. Save or send it once more.")
    return _("This is not a picture that the site can read. Use a JPEG, PNG or WebP file.")


def _upright(image: Image.Image) -> Image.Image:
    """The picture turned as its metadata says; as it stands when they are damaged."""
    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # Pillow raises whatever the damaged bytes lead to; they are thrown away.
        return image


def _in_srgb(image: Image.Image) -> Image.Image:
    """The picture in the colours of the web; as it stands when its profile is damaged."""
    profile = image.info.get("icc_profile")
    if not profile:
        return image
    try:
        own, web = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
        plain = _flat(image) if image.mode in ("P", "PA") else image
        mode = "RGBA" if plain.mode == "RGBA" else "RGB"
        return ImageCms.profileToProfile(plain, own, web, outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
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
    if max(image.size) > MAX_SIDE:
        raise ValidationError(
            _("The picture has %(width)s × %(height)s pixels; no side may have more than %(side)s.")
            % {"width": image.width, "height": image.height, "side": MAX_SIDE}
        )
    # An MPO is a photograph with a second view beside it; the first is the picture.
    if image.format != "MPO" and getattr(image, "n_frames", 1) > 1:
        raise ValidationError(_("The picture moves. Use one with a single frame."))


def _flat(image: Image.Image) -> Image.Image:
    """The picture in red, green and blue, with transparency where it has any."""
    transparent = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    return image.convert("RGBA" if transparent else "RGB")


def encoded(image: Image.Image) -> ContentFile:
    """A picture as a file of its own: PNG where it is transparent, else JPEG."""
    clean = _flat(image)
    buffer = io.BytesIO()
    clean.info.clear()
    transparent = clean.mode == "RGBA"
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
