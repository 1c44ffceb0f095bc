"""Pictures in their sizes: as WebP and JPEG, without a word of where and by whom they were made."""

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms

from uccn.lib import renditions

SECRETS = [b"A Person", b"Exif", b"http://ns.adobe.com", b"a comment", b"ICC_PROFILE"]


def from_a_camera(size=(1000, 500), turned: int = 6) -> bytes:
    """A JPEG that lies on its side and tells who made it, when and where."""
    exif = Image.Exif()
    exif[0x013B] = "A Person"
    exif[0x0112] = turned
    exif.get_ifd(0x8769)[0x9003] = "2018:06:13 21:04:00"
    exif.get_ifd(0x8825).update({1: "N", 2: (50.0, 3.0, 41.0), 3: "E", 4: (19.0, 56.0, 42.0)})
    buffer = io.BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    told = {"comment": b"a comment", "xmp": b"<x xmlns='http://ns.adobe.com/'/>"}
    Image.new("RGB", size, 40).save(buffer, "JPEG", exif=exif, icc_profile=profile, **told)
    return buffer.getvalue()


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """A folder of its own for the files of pictures."""
    settings.PICTURES_ROOT = tmp_path
    return tmp_path


def received(content: bytes, **options) -> renditions.Received:
    """An upload as it is taken in."""
    return renditions.received(SimpleUploadedFile("a.jpg", content), **options)


def drawn(content: bytes) -> renditions.Received:
    """An upload with every file that readers may get, as it was received and drawn later."""
    taken, key = received(content), renditions.new_key()
    renditions.write(key, taken.files)
    files = taken.files | renditions.drawn(key)
    del files[renditions.SOURCE]
    return taken._replace(files=files)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (100, [100]),
        (320, [320]),
        (1000, [320, 640, 1000]),
        (2560, [320, 640, 1280, 2560]),
    ],
)
def test_no_size_is_larger_than_the_picture(width, expected):
    assert renditions.widths(width) == expected


def test_every_size_is_there_in_both_formats_and_upright():
    found = drawn(from_a_camera())
    sizes = {name: Image.open(io.BytesIO(data)) for name, data in found.files.items()}
    assert (found.width, found.height) == (500, 1000)
    assert {name: (image.format, image.size) for name, image in sizes.items()} == {
        "320.webp": ("WEBP", (320, 640)),
        "320.jpg": ("JPEG", (320, 640)),
        "500.webp": ("WEBP", (500, 1000)),
        "500.jpg": ("JPEG", (500, 1000)),
    }


def test_at_once_there_are_one_size_and_what_the_others_are_drawn_from():
    files = received(from_a_camera((3000, 1500), turned=1)).files
    sizes = {name: Image.open(io.BytesIO(data)).size for name, data in files.items()}
    assert sizes == {"source.jpg": (3000, 1500), "640.jpg": (640, 320)}
    assert set(received(from_a_camera()).files) == {"source.jpg", "500.jpg"}


def test_what_is_there_already_is_not_drawn_again():
    key = renditions.new_key()
    renditions.write(key, received(from_a_camera()).files)
    assert sorted(renditions.drawn(key)) == ["320.jpg", "320.webp", "500.webp"]
    renditions.forget_source(key)
    with pytest.raises(FileNotFoundError):
        renditions.drawn(key)


def test_what_an_attempt_left_is_replaced(folder):
    key = renditions.new_key()
    for content in (b"half", b"whole"):
        renditions.write(key, {"9.jpg": content})
    assert renditions.read(key, "9.jpg") == b"whole"
    assert len([path for path in folder.rglob("*") if path.is_file()]) == 1


def test_a_very_wide_picture_is_made_narrower():
    found = drawn(from_a_camera((3000, 30), turned=1))
    assert (found.width, found.height) == (2560, 26)
    assert sorted(found.files) == sorted(
        f"{width}.{ending}" for width in renditions.WIDTHS for ending in renditions.TYPES
    )


def test_a_very_high_picture_is_drawn_whole():
    found = drawn(from_a_camera((16_383, 300)))
    assert (found.width, found.height) == (300, 16_383)


def test_nothing_but_the_pixels_is_in_any_file():
    content = from_a_camera()
    assert [secret for secret in SECRETS if secret not in content] == []
    assert dict(Image.open(io.BytesIO(content)).getexif().get_ifd(0x8825)) != {}
    for data in (drawn(content).files | received(content).files).values():
        assert [secret for secret in SECRETS if secret in data] == []
        image = Image.open(io.BytesIO(data))
        assert dict(image.getexif()) == {}
        assert {"exif", "xmp", "comment", "icc_profile"} & set(image.info) == set()


def test_the_day_is_read_from_the_camera_and_nothing_else():
    assert drawn(from_a_camera()).taken_on == dt.date(2018, 6, 13)
    plain = io.BytesIO()
    Image.new("RGB", (9, 9)).save(plain, "PNG")
    assert drawn(plain.getvalue()).taken_on is None


def test_what_was_transparent_is_white():
    buffer = io.BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(buffer, "PNG")
    image = Image.open(io.BytesIO(drawn(buffer.getvalue()).files["50.jpg"]))
    assert image.getpixel((25, 25)) == (255, 255, 255)


def test_files_are_written_found_and_removed_by_their_key(tmp_path):
    key = renditions.new_key()
    other = key[:-1] + ("0" if key[-1] != "0" else "1")
    for one in (key, other):
        renditions.write(one, {"9.jpg": one.encode(), "7.webp": b"small"})
    assert renditions.read(key, "9.jpg") == key.encode()
    renditions.remove(key)
    left = sorted(path.name for path in tmp_path.rglob("*") if path.is_file())
    assert left == [f"{other}-7.webp", f"{other}-9.jpg"]
    with pytest.raises(FileNotFoundError):
        renditions.read(key, "9.jpg")


def test_to_remove_what_was_never_there_is_no_fault(settings, tmp_path):
    settings.PICTURES_ROOT = tmp_path / "none"
    renditions.remove(renditions.new_key())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("key", ["", "../../etc/passwd", "a" * 23, "g" * 24])
def test_a_key_that_is_none_leads_nowhere(key):
    with pytest.raises(ValueError, match="no key"):
        renditions.place(key, "9.jpg")
