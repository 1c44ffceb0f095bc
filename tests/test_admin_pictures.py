"""Pictures that staff upload: good ones are drawn again and made smaller, bad ones are refused."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from meetings import pictures
from tests.admin_form import as_opened, errors
from tests.factories.meetings import AnnualMeetingFactory
from tests.publication.conftest import signed_in
from uccn.lib import images

pytestmark = pytest.mark.django_db
EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\nshowpage\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
WORDS = {
    "logo_alt_fr": "Le logo",
    "logo_credit": "Ville de Cracovie",
    "logo_licence": "CC BY 4.0",
}


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    """A folder of its own for what is uploaded."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def meeting():
    """A meeting without pictures."""
    return AnnualMeetingFactory()


def drawn(kind: str, size=(1000, 500), mode="RGB", **options) -> bytes:
    """A picture of one colour."""
    buffer = io.BytesIO()
    Image.new(mode, size, 40).save(buffer, kind, **options)
    return buffer.getvalue()


def moving() -> bytes:
    """A GIF of two frames."""
    frames = [Image.new("P", (8, 8), colour) for colour in (0, 1)]
    buffer = io.BytesIO()
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:])
    return buffer.getvalue()


def with_metadata() -> bytes:
    """A JPEG that tells who made it."""
    exif = Image.Exif()
    exif[0x013B] = "A Person"
    return drawn("JPEG", exif=exif)


def upload(meeting, content: bytes, name="logo.png", **values):
    """Send a meeting's form with a logo."""
    client = signed_in("Secretariat")
    address = reverse("admin:meetings_annualmeeting_change", args=[meeting.pk])
    data = as_opened(client.get(address)) | WORDS | values
    response = client.post(address, data | {"logo": SimpleUploadedFile(name, content)})
    meeting.refresh_from_db()
    return response


@pytest.mark.parametrize(
    ("kind", "name", "suffix"),
    [("PNG", "a.png", "jpg"), ("JPEG", "a.jpg", "jpg"), ("WEBP", "a.webp", "jpg")],
)
def test_a_picture_is_kept_under_a_name_of_ours(meeting, kind, name, suffix):
    assert upload(meeting, drawn(kind), name).status_code == 302
    assert meeting.logo.name.startswith("meetings/")
    assert meeting.logo.name.endswith(f".{suffix}")
    assert "/a." not in meeting.logo.name


def test_a_picture_gets_its_sizes_for_the_web(meeting):
    upload(meeting, drawn("JPEG"))
    sizes = pictures.sources(meeting.logo)
    assert [width for _url, width in sizes] == [480, 960, 1000]
    assert sizes[0][0] == meeting.logo.url.replace(".jpg", "-480.jpg")
    with meeting.logo.storage.open(pictures.smaller_name(meeting.logo.name, 480)) as file:
        assert Image.open(file).size == (480, 240)


def test_a_small_picture_is_not_made_larger(meeting):
    upload(meeting, drawn("PNG", (200, 100)))
    assert [width for _url, width in pictures.sources(meeting.logo)] == [200]


def test_what_a_picture_tells_of_its_maker_is_gone(meeting):
    upload(meeting, with_metadata())
    with meeting.logo.open() as file:
        assert dict(Image.open(file).getexif()) == {}


def test_a_picture_that_is_a_page_too_is_refused_by_its_kind(meeting):
    found = errors(upload(meeting, drawn("PNG") + b"<script>alert(1)</script><?php ?>"))
    assert list(found) == ["logo"]
    assert "of the kind PHP at once" in found["logo"][0]


def test_the_extension_is_that_of_what_is_in_the_file(meeting):
    upload(meeting, drawn("PNG"), "logo.php.html")
    assert meeting.logo.name.endswith(".jpg")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (EPS, "logo.png"),
        (EPS, "logo.eps"),
        (SVG, "logo.svg"),
        (SVG, "logo.png"),
        (drawn("PNG")[:60], "cut.png"),
        (drawn("JPEG")[:400], "cut.jpg"),
        (moving(), "moving.gif"),
        (drawn("GIF", mode="L"), "still.gif"),
        (drawn("PNG", (12000, 12000), "1"), "144-megapixels.png"),
        (b"not a picture", "logo.jpg"),
        (b"", "empty.png"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bad_picture_is_refused_and_the_rest_of_the_form_is_kept(meeting, uploads, content, name):
    response = upload(meeting, content, name, theme_fr="Ce que j'ai écrit")
    assert list(errors(response)) == ["logo"]
    assert "Ce que j&#x27;ai écrit" in response.content.decode()
    assert not meeting.logo
    assert [path for path in uploads.rglob("*") if path.is_file()] == []


def test_a_picture_that_moves_is_refused_by_its_frames(meeting):
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    buffer = io.BytesIO()
    frames[0].save(buffer, "WEBP", save_all=True, append_images=frames[1:], lossless=True)
    response = upload(meeting, buffer.getvalue(), "a.webp")
    assert errors(response) == {"logo": ["The picture moves. Use one with a single frame."]}


def test_a_picture_of_too_many_bytes_is_refused(meeting, monkeypatch):
    monkeypatch.setattr(images, "MAX_BYTES", 100)
    assert list(errors(upload(meeting, drawn("PNG")))) == ["logo"]


@pytest.mark.parametrize("missing", list(WORDS))
def test_a_picture_needs_words_a_credit_and_a_licence(meeting, missing):
    found = errors(upload(meeting, drawn("PNG"), **{missing: ""}))
    assert list(found) == [missing.replace("_fr", "_en")]


def test_words_in_any_one_language_are_enough(meeting):
    assert upload(meeting, drawn("PNG"), logo_alt_fr="", logo_alt_ar="شعار").status_code == 302


def test_a_replaced_picture_is_deleted_with_its_sizes(
    meeting, uploads, django_capture_on_commit_callbacks
):
    upload(meeting, drawn("PNG"))
    with django_capture_on_commit_callbacks(execute=True):
        upload(meeting, drawn("JPEG", (300, 300)))
    assert [f"meetings/{path.name}" for path in (uploads / "meetings").iterdir()] == [
        meeting.logo.name
    ]


def test_a_picture_taken_out_is_deleted(meeting, uploads, django_capture_on_commit_callbacks):
    upload(meeting, drawn("PNG"))
    client = signed_in("Secretariat")
    address = reverse("admin:meetings_annualmeeting_change", args=[meeting.pk])
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, as_opened(client.get(address)) | {"logo-clear": "on"})
    meeting.refresh_from_db()
    assert not meeting.logo
    assert list((uploads / "meetings").iterdir()) == []
