"""Pictures from outside: what is refused and why, which colours and metadata are kept."""

import io
import struct
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms

from uccn.lib import foreign_files, images


def drawn(kind: str = "JPEG", size=(64, 48), colour=(200, 30, 30), **options) -> bytes:
    """A picture of one colour."""
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, kind, **options)
    return buffer.getvalue()


def refused(content: bytes, **options) -> str:
    """Why a picture is refused."""
    with pytest.raises(ValidationError) as refusal:
        images.opened(SimpleUploadedFile("a.jpg", content), **options)
    return " ".join(refusal.value.messages)


def an_archive() -> bytes:
    """A ZIP file with a page in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("index.html", "<p>hidden</p>")
    return buffer.getvalue()


def red_as_green() -> bytes:
    """A colour profile in which what is stored as red is seen as green."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    (count,) = struct.unpack(">I", profile[128:132])
    for entry in range(132, 132 + 12 * count, 12):
        name = bytes(profile[entry : entry + 4])
        other = {b"rXYZ": b"gXYZ", b"gXYZ": b"rXYZ"}.get(name, name)
        profile[entry : entry + 4] = other
    return bytes(profile)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(
    ("behind", "named"),
    [
        (an_archive(), "ZIP"),
        (b"<!DOCTYPE html><p>page</p>", "HTML"),
        (b"<SCRIPT>alert(1)</SCRIPT>", "HTML"),
        (b"<?php system($_GET['a']); ?>", "PHP"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"Rar!\x1a\x07\x01\x00", "RAR"),
        (b"%PDF-1.7\n", "PDF"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_picture_that_is_another_file_too_is_refused_by_its_kind(kind, behind, named):
    assert f"of the kind {named} at once" in refused(drawn(kind) + behind)


def test_a_program_in_the_metadata_is_found_too():
    exif = Image.Exif()
    exif[0x010E] = "<script>alert(1)</script>"
    assert "of the kind HTML at once" in refused(drawn(exif=exif))


def test_what_phones_put_behind_a_picture_is_left_out_without_a_word():
    film = b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 500
    assert images.opened(SimpleUploadedFile("a.jpg", drawn() + film)).size == (64, 48)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "of the kind EPS, which may hold programs"),
        (b"\xc5\xd0\xd3\xc6" + b"\x00" * 40, "of the kind EPS, which may hold programs"),
        (b'<?xml version="1.0"?><svg xmlns="x"/>', "of the kind SVG, which may hold programs"),
        (b"%PDF-1.7\n", "of the kind PDF, which may hold programs"),
        (b"GIF89a" + b"\x00" * 40, "of the kind GIF. Save it as JPEG"),
        (b"\x00\x00\x00\x18ftypheic", "of the kind HEIC. Save it as JPEG"),
        (b"II*\x00" + b"\x00" * 40, "of the kind TIFF. Save it as JPEG"),
        (b"not a picture", "not a picture that the site can read"),
        (drawn("JPEG", (400, 300))[:-200], "ends in the middle"),
        (drawn("PNG", (12000, 4000)), "12000 × 4000 pixels; at most 40 million"),
        (drawn("PNG", (20, 20000)), "20 × 20000 pixels; no side may have more than 16383"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_picture_of_ours_is_refused_with_the_reason(content, words):
    assert words in refused(content)


def test_a_picture_may_be_allowed_more_bytes_or_fewer():
    assert "larger than 0 MB" in refused(drawn(), most=100)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_colours_are_those_that_the_profile_means_and_the_profile_goes(kind):
    content = drawn(kind, colour=(255, 0, 0), icc_profile=red_as_green())
    image = Image.open(images.checked(SimpleUploadedFile("a", content)))
    red, green, _blue = image.getpixel((5, 5))
    assert (red < 40, green > 215) == (True, True)
    assert "icc_profile" not in image.info


def test_a_damaged_profile_leaves_the_colours_as_they_are():
    content = drawn("PNG", colour=(200, 30, 30), icc_profile=b"damaged")
    image = images.opened(SimpleUploadedFile("a.png", content))
    assert image.getpixel((5, 5)) == (200, 30, 30)


def test_the_kind_of_a_file_that_nobody_knows_has_no_name():
    assert foreign_files.kind_of(io.BytesIO(b"\x00" * 20)) == ""
